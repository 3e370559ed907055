"""A piece of news as plain, bounded sentences: whatever came, markup, tricks and the page's furniture taken away."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import chain, groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.model.markup import without_tags_in_words
from watcher.reading.news.names import names_in
from watcher.reading.text import flat

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer than any headline; what a feed puts behind it is the text itself.
MOST_TITLE = 400
# Some 2,000 words: a piece says what it tells in its first sentences, and time is bounded by it.
MOST_BODY = 12_000
RAW_FOR_EACH = 5
"""How many characters of markup and entities are looked at for each one that is kept."""
NESTED = 3
"""Feeds escape what was escaped before; more than this is somebody playing."""
# A live blog goes on for hundreds, about other things.
MOST_SENTENCES = 150
MOST_SENTENCE = 1_200
"""A sentence that is longer is cut: it is a list, or no sentence at all."""
# Letters at the end in which an abbreviation ("Cllr.") is looked for.
LONGEST_TITLE = 8
COLUMN, _ENDS = 32, ".!?:;\"'"
"""How long a line is at least that a column parted, and how one ends that isn't."""
FEWEST_WORDS = 3
"""A first sentence that is shorter ("Council release.") belongs to the next."""

# Feeds leave markup in summaries. Bounded, so that a lone "<" costs no search to the end.
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,2000}>")
_UNSEEN = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
_PERHAPS_UNSEEN = re.compile(r"[^\n\t -~]")
# What an editor put in, "[Image: ...]", is none of the piece's sentences.
_ASIDE = re.compile(r"\[[^\[\]]{0,400}\]")
# But "are [not] inadequate", "[Ofsted] rated": a sentence that goes on behind it has it as one of its words.
_OWN_WORDS = re.compile(
    r"\[([\w'’, -]{1,60})\](?=,?\s?[a-z]|['’]s\b|[\"'”’]?[.,;:!?])|(?<=[\w,] )\[([a-z][\w'’ -]{0,60})\](?=\s?\w)"
)
_DATELINE = re.compile(
    r"^(?:[^.!?]{0,50}?[,(\s-]\s*)?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2,8}) (?P<year>(?:19|20)\d\d)\b\s*[.:-]\s*"
)
_OUTLET = (
    r"(?:News|Times|Gazette|Chronicle|Post|Echo|Live|Mail|Express|Herald|Guardian|Advertiser|Observer|Star|Standard"
    r"|Reporter|FM|Radio|Telegraph|Argus|Independent|Journal|Mercury|Examiner|Globe|Today|World|Evening \w+|BBC|ITV"
    r"|Press|Courier|Citizen|Correspondent|Sentinel|Messenger|Recorder|Bulletin|Weekly|Online|Magazine|Leader)"
)
OUTLET_AFTER = re.compile(rf"\s+(?:Evening\s+|Daily\s+|Weekly\s+|& \w+\s+|and \w+\s+)?{_OUTLET}\b")
"""What makes a place's name the name of a paper: "Bury Times", "Reading Chronicle"."""
# "Headline - Bolton News": the paper's name behind a headline (docs/sources.md 4) has a town in it.
_TITLE_END = re.compile(rf"\s+[|»•-]\s+(?:[\w'&.]+\s+){{0,4}}{_OUTLET}(?:\s+\w+)?\s*$")
# After an end, and before a capital or figure: "No. 5" and "e.g." are put together again by _NO_END.
_SENTENCE = re.compile(r"(?<=[.!?])['\")\u201d\u2019]*\s+(?=[\"'(]?[A-Z0-9])")
_NO_END = re.compile(r"\b(?:Cllr|Mr|Mrs|Ms|Dr|St|Sir|No|Co|Prof|Rev|vs|e\.g|i\.e)\.$")
# Lines of the web page that came along: other headlines stand in them, of other councils.
_FURNITURE = re.compile(
    r"^(?:read (?:more|next|also)|related\b|more from|most read|see also|also read|live updates?|sign up|subscribe\b"
    r"|elsewhere"
    r"|advertisement|share this|follow us|recommended|trending|below:|photo:|picture:|image:|comments? \("
    r"|get the latest"
    r"|responses? to\b|one response|more stories|in other news|you may also|\d+ responses?\b|more on this"
    r"|keep reading"
    r"|[\w' ]{3,60} (?:has|have) been (?:contacted|approached)(?: for (?:a |further )?(?:comment|response))?\W*$)",
    re.IGNORECASE,
)
_TELLS_OF_RESULTS = (
    "ofsted|inspect|inadequa|improvement|rat(?:ed|ing)|judge|grade|downgrade|priority|wors|fail|declin|fall"
)
_OF_A_YEAR = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
# Who wrote it, when, and how to follow: as a sentence it would stand where the news is looked for.
_BYLINE = re.compile(
    r"^(?:by (?-i:[A-Z][\w'-]+ [A-Z][\w'-]+)(?:\W[^.!?]{0,60}\b(?:reporter|correspondent|editor|ldrs|reporting))?"
    r"|(?:published|updated) (?:just|\S+ (?:minute|hour|day|min|hr)s? ago|an hour ago)"
    r"|(?:(?:this )?page (?:was )?)?(?:published|updated|last updated)?(?: on)?[\W\d]{0,10}"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?"
    rf"(?:\d{{1,2}} {_OF_A_YEAR}|{_OF_A_YEAR} \d{{1,2}}),? (?:19|20)\d\d"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d ?(?:[ap]m)?)?(?: (?:gmt|bst|est))?"
    r"|\d+ min(?:ute)?s? (?:read|ago)|add us as a preferred source\b[^.!?]{0,60}"
    r"|(?:image (?:source|caption)|getty images|pa media)\b"
    rf"(?!.*\b(?:{_TELLS_OF_RESULTS}))[^.!?]{{0,80}})\W*$",
    re.IGNORECASE,
)
# What a page puts before its first sentence without parting it: a picture's words, an agency, how long ago.
_AHEAD = re.compile(
    r"(?:\((?:LDRS|PA|SWNS)\)|\d+ (?:minute|hour|day)s? ago"
    rf"|(?!(?i:[^(]*\b(?:{_TELLS_OF_RESULTS})))[^.!?()]{{0,80}}"
    r"\((?:Image|Photo|Picture|Credit): [^()]{0,60}\)"
    r"|An? (?:[a-z]+ ){0,2}(?:worker|child|boy|girl|baby|teenager|woman|man|mother|father|family|pupil|person)"
    r" [a-z]+ing(?: [a-z]+){1,7}(?<! (?:in|at|of|to|by))(?<! (?:for|the|and))(?<! from))\s+(?=['\"“]?[A-Z])"
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)\s?([ap]m)?\b", re.IGNORECASE)
FEWEST_ENTRIES = 3
"""How many sentences begin with a time of day, each later than the one before, where a live page's newest is last."""
_OTHER_HEADLINES = re.compile(r"^most (?:read|popular|viewed)\b(?: \w+){0,2}(?:\s?[:|]|\s\d\b|\W*$)", re.IGNORECASE)
_LEADS_ELSEWHERE = re.compile(
    r"^(?:read (?:more|next|also)|also read|see also|related(?: \w+){0,2}|more on this(?: \w+)?|elsewhere)\W*$",
    re.IGNORECASE,
)
"""A line behind which others' headlines stand until there is a sentence."""
LONGEST_HEADLINE = 90
_QUOTES, _SENTENCE_ENDS = "\"'\u201d\u2019)", ".!?"
_NUMBER_FOLLOWS = re.compile(r"\b\d\d?\.$")
_LISTED = re.compile(r"\d\d?\.")
"""What only counts the sentences of a list."""
_AFTERWARDS = re.compile(
    r"^(?:most read|more from|more stories|in other news|you may also|recommended|trending"
    r"|\w+ responses? to\b|comments? \()",
    re.IGNORECASE,
)
"""Headings after which nothing more belongs to the piece."""


class Piece(Struct, frozen=True):
    """A piece's title and sentences, plain and in order; `dateline` is the date that it opens with ("2024-02-13")."""

    title: str
    sentences: tuple[str, ...]
    dateline: str | None


def clean(raw: str, most: int) -> str:
    """Take away markup, entities, letters that nobody sees and odd forms of letters; keep the lines, at most `most`."""
    text = raw[: most * RAW_FOR_EACH]
    for _ in range(NESTED):
        once = html.unescape(text)
        if once == text:
            break
        text = once
    text = _TAG.sub(" ", without_tags_in_words(text))
    text = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").replace("…", " … "))
    if not text.isascii():
        text = _PERHAPS_UNSEEN.sub(lambda each: "" if unicodedata.category(each[0]) in _UNSEEN else each[0], text)
    return text[:most]


def piece(title: str, body: str) -> Piece:
    """Make a piece of a title and a body, which may be a summary or an article's text."""
    headline = _TITLE_END.sub("", _ASIDE.sub(" ", _with_words(flat(clean(title, MOST_TITLE)))))
    sentences: list[str] = []
    dateline = None
    lines = [flat(each) for each in _ASIDE.sub("\n", _with_words(clean(body, MOST_BODY))).splitlines()]
    for text in _own(_unwrapped(lines)):
        ahead = None if sentences else _AHEAD.match(text)
        if ahead and not any(names_in(ahead[0])):  # whose picture it is may be all that names the council
            text = text[ahead.end() :]
        if not sentences and (opens := _DATELINE.match(text)):
            dateline = (
                f"{opens['year']}-{_month(opens['month'])}-{int(opens['day']):02}"
                if _month(opens["month"])
                else opens["year"]
            )
            text = text[opens.end() :]
        told, goes_on = _without_a_list(split(text))
        sentences.extend(each[:MOST_SENTENCE] for each in told if each and not _is_furniture(each))
        if not goes_on:
            break
    sentences = [each for each, _ in groupby(sentences)]  # what a picture says stands under it, too
    if sentences and sentences[0].rstrip(".") == headline.rstrip("."):
        del sentences[0]  # a feed of titles says each twice
    sentences = _newest_first(sentences)
    # But "Overall: good." says all by itself.
    if len(sentences) > 1 and len(sentences[0].split()) <= FEWEST_WORDS and ":" not in sentences[0]:
        sentences[:2] = [f"{sentences[0]} {sentences[1]}"]
    return Piece(headline.strip(), tuple(sentences[:MOST_SENTENCES]), dateline)


def _own(lines: list[str]) -> Iterator[str]:
    """Leave out lines that are none of the piece's: a page's furniture, others' headlines, what comes after the end."""
    begun = listed = False
    written = [each for each in lines if each]
    for at, text in enumerate(written, start=1):
        if begun and (_AFTERWARDS.match(text) or _OTHER_HEADLINES.match(text)):
            return
        # A feed's last line may have its full stop from whoever joined its texts.
        headline = text.rstrip(_QUOTES)[-1:] not in _SENTENCE_ENDS or (
            at == len(written) and len(text) <= LONGEST_HEADLINE
        )
        listed = bool(_LEADS_ELSEWHERE.match(text)) or (listed and headline)
        furniture = _is_furniture(text)
        if not (begun and (listed or furniture)):
            begun |= not furniture
            yield text


def _with_words(text: str) -> str:
    """Take the brackets off an editor's own words within a sentence."""
    return _OWN_WORDS.sub(lambda found: found[1] or found[2], text) if "[" in text else text


def _without_a_list(sentences: list[str]) -> tuple[list[str], bool]:
    """Leave out headlines that stand within a line ("Most read: 1. ... 2. ..."), and say whether the piece goes on."""
    at = next((at for at, each in enumerate(sentences) if _OTHER_HEADLINES.match(each)), None)
    if at is None:
        return sentences, True
    if at:
        return sentences[:at], False
    return sentences[1 + sum(1 for _ in takewhile(_NUMBER_FOLLOWS.search, sentences)) :], True


def _is_furniture(text: str) -> bool:
    return bool(_FURNITURE.match(text) or _BYLINE.match(text))


def _newest_first(sentences: list[str]) -> list[str]:
    """Turn a live page round whose newest entry stands last: what a piece says first is taken for its news."""
    begin = [(number, _minutes(at)) for number, each in enumerate(sentences) if (at := _CLOCK.match(each))]
    times = [minutes for _, minutes in begin]
    if len(begin) < FEWEST_ENTRIES or times != sorted(times):
        return sentences
    bounds = [number for number, _ in begin]
    entries = [sentences[low:high] for low, high in pairwise([*bounds, len(sentences)])]
    return [*chain.from_iterable(reversed(entries)), *sentences[: bounds[0]]]


def _minutes(clock: re.Match[str]) -> int:
    """Count the minutes since midnight."""
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").lower()
    return 60 * (hour % 12 + 12 * (half == "pm") if half else hour) + minute


def _unwrapped(lines: list[str]) -> list[str]:
    """Put together what a column parted: where a long line goes on in small letters, all of the text is set in one."""
    if not any(_goes_on(one, other) and other[0].islower() for one, other in pairwise(lines)):
        return lines
    found = lines[:1]
    for one, other in pairwise(lines):
        if _goes_on(one, other):
            found[-1] = f"{found[-1]} {other}"
        else:
            found.append(other)
    return found


def _goes_on(line: str, following: str) -> bool:
    listed = ":" in line and ":" in following
    return len(line) >= COLUMN and line[-1] not in _ENDS and bool(following) and not listed


def split(text: str) -> list[str]:
    """Split a line into sentences; a title's dot ("Cllr.") ends none, and a list's number ("2.") is none."""
    found: list[str] = []
    for part in _SENTENCE.split(text):
        if found and _NO_END.search(found[-1][-LONGEST_TITLE:]):
            found[-1] = f"{found[-1]} {part}"
        elif not _LISTED.fullmatch(part):
            found.append(part)
    return found


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _month(word: str) -> str | None:
    short = word[:3].lower()
    return f"{MONTHS.index(short) + 1:02}" if short in MONTHS else None
