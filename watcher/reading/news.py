"""What a piece of news says about an inspection, and whether it is a first notice that should alert; with its reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watcher.model.documents import Kind
from watcher.model.news import Direction, NewsReading
from watcher.model.ofsted import FOUR_POINT, FOUR_POINT_TO_2013, Grade
from watcher.reading import news_words as words
from watcher.reading.news_claims import Claim, Day, When, claims_in
from watcher.reading.news_text import Piece, piece
from watcher.reading.places import Place, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.news import NewsItem

HEAD = 3
"""A piece says what it is about in its first so many sentences, the title included."""
MANY = 5
"""A piece that names so many authorities is a round-up."""
GRADES = ("outstanding", "good", "adequate", "requires improvement", "inadequate")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece taken apart: small letters, places and claims by sentence (the title is sentence 0), and its day."""

    sentences: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]
    claims: tuple[Claim, ...]
    day: Day | None

    @property
    def title(self) -> str:
        """The headline, in small letters."""
        return self.sentences[0]

    @property
    def lead(self) -> str:
        """The first sentence, in small letters."""
        return self.sentences[1] if len(self.sentences) > 1 else ""

    def has(self, form: re.Pattern[str], sentences: int | None = None) -> bool:
        """Say whether a form occurs: in the first so many sentences (1 is the title alone), or anywhere."""
        return any(form.search(each) for each in self.sentences[:sentences])

    def says(self, grade: str, *when: When, within: int | None = None) -> tuple[Claim, ...]:
        """List the claims of a grade about the authority's own services."""
        return tuple(
            each
            for each in self.claims
            if each.grade == grade
            and each.when in when
            and not each.other
            and not each.board
            and (within is None or each.sentence < within)
        )


def read_item(item: NewsItem, text: str = "") -> NewsReading:
    """Read an item of a feed: its title and summary, and the article's text where it was fetched."""
    read = piece(item.title, text or item.summary)
    minutes = "mgai.aspx" in item.url.lower() or "ielistdocuments" in item.url.lower()
    return read_piece(read, item.published, minutes=minutes)


def read_text(text: str) -> NewsReading:
    """Read a text that was saved as a file: its first line is its title."""
    first, _, rest = text.strip().partition("\n")
    return read_piece(piece(first, rest), None, minutes=False)


def take_apart(read: Piece, published: str | None) -> Said:
    """Find places and claims in every sentence of a piece."""
    originals = (read.title, *read.sentences)
    sentences = tuple(_small(each) for each in originals)
    day = _day(read.dateline or published, sentences)
    named = tuple(places(each) for each in originals)
    poor_too = day is not None and day.year <= words.LAST_ANNUAL_RATING
    claims = tuple(
        claim
        for number, sentence in enumerate(sentences)
        for claim in claims_in(number, sentence, named[number], day, poor_too=poor_too)
    )
    return Said(sentences, named, claims, day)


def _small(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(each.lower() if each.isascii() else each for each in text)


def _day(published: str | None, sentences: Iterable[str]) -> Day | None:
    if published and (found := re.match(r"((?:19|20)\d\d)(?:-(\d\d))?", published)):
        return Day(int(found[1]), int(found[2]) if found[2] else None)
    years = [int(each) for sentence in sentences for each in re.findall(r"(?<![\d£])(?:19|20)\d\d(?!\d)", sentence)]
    return Day(max(years), guessed=True) if years else None


def read_piece(read: Piece, published: str | None, *, minutes: bool) -> NewsReading:
    """Decide about a piece, from the outside in: what it is about, who, what kind, what it says, whether it is new."""
    said = take_apart(read, published)
    kind = Kind.COUNCIL_MINUTES if minutes or said.has(words.MINUTES, HEAD) else Kind.NEWS
    reading = NewsReading(
        kind=kind,
        about_inspection=False,
        authorities=subjects(said),
        inspection_type=None,
        overall_grade_now=None,
        direction=Direction.UNKNOWN,
        is_new_publication=False,
        should_alert=False,
        alert_authorities=(),
        why="",
    )
    if beside := _beside_the_matter(said):
        return replace(reading, why=beside)
    if is_round_up(said):
        return _round_up(said, reading)
    return _about(said, reading)


def subjects(said: Said) -> tuple[str, ...]:
    """Say which authorities a piece is about: the title's; else those named with a grade; else the head's most named."""
    own = [[each.name for each in sentence if not each.partner] for sentence in said.places]
    if own[0]:
        return tuple(dict.fromkeys(own[0]))
    named = Counter(name for sentence in own for name in sentence)
    if not named:
        return ()
    graded = dict.fromkeys(
        name
        for claim in said.claims
        if claim.when in (When.NOW, When.STILL) and not claim.other
        for name in claim.names
    )
    if graded:
        return tuple(graded)
    head = next((each for each in own if each), [])
    most = max(named[each] for each in head)
    return tuple(dict.fromkeys(each for each in head if named[each] == most))


def _beside_the_matter(said: Said) -> str | None:
    """Say why a piece isn't about an inspection of an authority's services for children; None when it may be."""
    title_subject = bool(words.SUBJECT.search(said.title))
    lead_subject = bool(words.SUBJECT.search(said.lead))
    if said.has(words.NOT_ENGLAND, 2) and not said.has(re.compile(r"\bofsted\b"), None):
        return "It is about services outside England."
    if said.has(words.YOUTH_JUSTICE, 1):
        return "It is about youth justice, which Ofsted does not judge."
    if not title_subject and (found := words.OTHER_PROVIDER.search(said.title)):
        return f"It is about another kind of provider ({found[0].strip()}), not the authority's children's services."
    if said.has(words.SEND, 1) and not said.says("inadequate", When.NOW, When.STILL):
        return "It is about special educational needs (SEND), which is another inspection."
    if not title_subject and not lead_subject and (found := words.OTHER_PROVIDER.search(said.lead)):
        return f"It is about another kind of provider ({found[0].strip()}), not the authority's children's services."
    if said.has(words.SEND, HEAD) and not any(each.subject for each in said.says("inadequate", When.NOW, When.STILL)) and sum(bool(words.SEND.search(each)) for each in said.sentences) > 1:
        return "It is about special educational needs (SEND), which is another inspection."
    plainly = said.has(words.CHILDREN, HEAD) and said.has(words.OFSTED, HEAD) and not said.has(words.OTHER_PROVIDER)
    if not said.has(words.SUBJECT) and not said.has(words.SUBJECT_TOO, HEAD) and not plainly:
        return "It does not speak of an authority's services for children."
    if not said.has(words.INSPECTED):
        return "It does not speak of an inspection."
    if said.claims and all(each.other for each in said.claims) and not said.has(words.SUBJECT, HEAD):
        return "The grades in it are other providers'."
    return None


def is_round_up(said: Said) -> bool:
    """Say whether a piece is about many authorities at once: statistics, ratings of a year, lists."""
    single = len({each.name for each in said.places[0] if not each.partner}) == 1
    if single:
        return False
    names = {each.name for sentence in said.places for each in sentence if not each.partner}
    lead_one = len({each.name for each in (said.places[1] if len(said.places) > 1 else ()) if not each.partner}) == 1
    if len(names) >= MANY:
        return True
    return said.has(words.NATIONAL, HEAD) and not (lead_one and len(names) == 1)


def _round_up(said: Said, reading: NewsReading) -> NewsReading:
    """Read a piece about many: it tells nothing new, except in the years when ratings came out all at once."""
    old = said.day is not None and said.day.year <= words.LAST_ANNUAL_RATING
    snap = old and said.has(words.SNAP_VISITS, HEAD) and said.has(words.PRIORITY_ACTION)
    annual = old and not snap and (said.has(words.ANNUAL_RATING, HEAD) or bool(_named_with_poor(said)))
    everyone = tuple(dict.fromkeys(each.name for sentence in said.places for each in sentence if not each.partner))
    if not (annual or snap):
        return replace(
            reading, authorities=everyone, why="It is a round-up of many authorities' results, none newly published."
        )
    bad = _named_with_poor(said) if annual else _named_with_priority_action(said)
    return replace(
        reading,
        about_inspection=bool(bad),
        authorities=bad or everyone,
        inspection_type="other",
        overall_grade_now=FOUR_POINT_TO_2013.grade("inadequate") if annual and bad else None,
        is_new_publication=bool(bad),
        should_alert=bool(bad),
        alert_authorities=bad,
        why=(
            f"Newly published {'annual ratings' if annual else 'unannounced visits'} name those that did worst."
            if bad
            else "Old national ratings that name no authority with a bad result."
        ),
    )


def _named_with_poor(said: Said) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in said.says("inadequate", When.NOW, When.STILL) for name in each.names))


def _named_with_priority_action(said: Said) -> tuple[str, ...]:
    found: dict[str, None] = {}
    expected = False
    for sentence, named in zip(said.sentences, said.places, strict=True):
        here = bool(words.PRIORITY_ACTION.search(sentence))
        if named and (here or (expected and re.search(r"\beach\b|\bthey are\b|\bthese are\b|\bat least one\b", sentence))):
            found.update(dict.fromkeys(each.name for each in named if not each.partner))
        expected = here
    return tuple(found)


def _about(said: Said, reading: NewsReading) -> NewsReading:
    kind = inspection_type(said)
    grade = _grade_now(said, kind)
    direction = direction_of(said, kind)
    reading = replace(
        reading,
        about_inspection=True,
        inspection_type=kind,
        overall_grade_now=grade,
        direction=direction,
    )
    late = follow_up(said, reading.kind)
    adverse = adverse_in(said, kind)
    reading = replace(reading, is_new_publication=late is None)
    if late:
        return replace(reading, why=late)
    if adverse is None:
        return replace(reading, why=_why_not(said, kind, grade, direction))
    to_alert = _alerted(said, reading.authorities)
    if not to_alert:
        return replace(reading, why=f"{adverse}, but it does not say with certainty of which authority.")
    return replace(reading, should_alert=True, alert_authorities=to_alert, why=f"{adverse}, newly published.")


def inspection_type(said: Said) -> str:
    """Name the kind of inspection that a piece reports."""
    full = said.says("inadequate", When.NOW, within=2)
    for name, form in (("monitoring visit", words.MONITORING), ("focused visit", words.FOCUSED), ("JTAI", words.JTAI)):
        if said.has(form, 1) or (said.has(form, HEAD) and not full):
            return name
        if said.has(form) and not said.says("inadequate", When.NOW, When.STILL) and name != "JTAI":
            return name
    if said.has(words.SIF) and (said.day is None or said.day.year < 2018):
        return "SIF"
    if said.day is None or said.day.year >= 2018:
        return "ILACS"
    return "SIF" if (said.day.year, said.day.month or 12) >= (2013, 11) else "other"


def _grade_now(said: Said, kind: str) -> Grade | None:
    scale = FOUR_POINT_TO_2013 if said.day and said.day.year < 2013 else FOUR_POINT
    standing = (When.NOW, When.STILL, When.STANDING)
    for within in (1, 2, None):
        for grade in ("inadequate", "requires improvement", "adequate", "good", "outstanding"):
            if said.says(grade, *standing, within=within) and grade in scale.words:
                return scale.grade(grade)
    if kind in ("ILACS", "SIF") and said.has(words.SERIOUS):
        return scale.grade("inadequate")
    past = [each for each in said.claims if each.when is When.PAST and not each.other and each.grade in scale.words]
    return scale.grade(past[0].grade) if past and kind in ("monitoring visit", "focused visit") else None


def direction_of(said: Said, kind: str) -> Direction:
    """Say which way a piece says the services went."""
    worse = _fell(said) or _deteriorated(said)
    better = said.has(words.IMPROVED_SURELY, 2)
    if worse and not better:
        return Direction.DETERIORATED
    if better or (said.has(words.IMPROVED, 2 if kind != "monitoring visit" else HEAD) and not worse):
        return Direction.IMPROVED
    if said.says("inadequate", When.STILL) or said.has(words.NO_PROGRESS, HEAD):
        return Direction.UNCHANGED
    return Direction.UNKNOWN


def _deteriorated(said: Said) -> str | None:
    return next(
        (
            found[0]
            for each in said.sentences
            if (found := words.DETERIORATED.search(each)) and not words.NOT_DETERIORATED.search(each)
        ),
        None,
    )


def _fell(said: Said) -> str | None:
    """Find a fall: said in a verb beside a grade, or seen in an earlier grade that was better."""
    for number, each in enumerate(said.sentences):
        for found in words.FELL.finditer(each):
            near = each[found.end() : found.end() + 45]
            if words.FELL_NEAR.search(near) and not re.match(r"[\"' ]*(?:rated |judged |an? )*[\"']?(?:inadequate|requires)", near if found[0] == "no longer" else ""):
                if number > 0 and re.search(r"\b(?:in|since) (?:19|20)\d\d", near) and not said.says("inadequate", When.NOW):
                    continue
                return f"{found[0]}"
    now = [GRADES.index(each.grade) for each in said.claims if each.when in (When.NOW, When.STILL) and not each.other and not each.board]
    before = [GRADES.index(each.grade) for each in said.claims if each.when in (When.PAST, When.LEFT) and not each.other]
    if now and before and max(now) > max(before) and before and not said.has(words.IMPROVED_SURELY, 2):
        return f"was {GRADES[max(before)]}"
    return None


def adverse_in(said: Said, kind: str) -> str | None:
    """Say what is adverse in a piece, as the beginning of a sentence; None when nothing is."""
    better = said.has(words.IMPROVED_SURELY, 2)
    decline = _deteriorated(said)
    if kind == "monitoring visit":
        if said.has(words.IMPROVED_SURELY, 2):
            return None
        if decline and not said.has(words.IMPROVED, 1):
            return f"A visit's letter says that services “{decline}”"
        if (found := _first(said, words.NO_PROGRESS, HEAD)) and not said.has(words.IMPROVED_SURELY, HEAD):
            return f"A visit's letter is adverse (“{found}”)"
        return None
    priority = _first(said, words.PRIORITY_ACTION, None)
    if priority and not said.has(words.NO_PRIORITY_ACTION):
        return "Areas for priority action are reported"
    if kind == "focused visit" or kind == "JTAI":
        if decline:
            return f"The letter says that services “{decline}”"
        found = _first(said, words.SERIOUS, None)
        return f"The letter finds “{found}”" if found else None
    if said.says("inadequate", When.NOW, When.STILL):
        if better and not said.says("inadequate", When.NOW, within=2):
            return None
        return "An inadequate judgement is reported"
    if better:
        return None
    if fall := _fell(said):
        return f"A fall is reported (“{fall}”)"
    if decline:
        return f"A decline is reported (“{decline}”)"
    if found := _first(said, words.SERIOUS, None):
        return f"“{found}” are reported"
    if _better_than_inadequate(said):
        return None
    if found := (_first(said, words.FAILING, HEAD) or _first(said, words.PRESS_VERDICT, HEAD)):
        return f"The report is called damning (“{found}”)"
    return None


def _better_than_inadequate(said: Said) -> bool:
    return any(
        said.says(each, When.NOW, When.STILL) for each in ("requires improvement", "good", "outstanding", "adequate")
    )


def _first(said: Said, form: re.Pattern[str], sentences: int | None) -> str | None:
    return next((found[0] for each in said.sentences[:sentences] if (found := form.search(each))), None)


def follow_up(said: Said, kind: Kind) -> str | None:
    """Say why a piece is no first notice of a publication; None when it may be one."""
    if kind is Kind.COUNCIL_MINUTES:
        return "It is a council paper about a report that was published before."
    today = said.has(words.TODAY, 5)
    title_news = bool(said.says("inadequate", When.NOW, within=1)) or bool(words.FELL.search(said.title)) or bool(words.DETERIORATED.search(said.title))
    lead_news = bool(said.says("inadequate", When.NOW, When.STILL, within=2))
    demanded = said.has(words.REACTION, 1) and said.has(words.NEW_REPORT, HEAD)
    if said.has(words.AWAITING, 2) and not today:
        return "It awaits a result that isn't published yet."
    for form, sentence in _LATER:
        if form is words.OPINION and said.has(form, 2):
            return sentence
        if form.search(said.title) and not (today and (title_news or lead_news)):
            if (form is words.LOOKING_BACK and title_news) or demanded:
                continue
            return sentence
        if form.search(said.lead) and not title_news and not lead_news and not today:
            return sentence
    head_news = bool(said.says("inadequate", When.NOW, When.STILL, within=HEAD))
    if said.has(words.REACTION, 1) and not (title_news or head_news or today or said.has(words.NEW_REPORT, HEAD)):
        return "It is a reaction to a report that was published before."
    if not any(each.when in (When.NOW, When.STILL) for each in said.claims) and not today and _only_old(said):
        return "The results in it are old ones."
    return None


_LATER = (
    (words.LOOKING_BACK, "It looks back at an earlier result."),
    (words.OPINION, "It is an opinion or an explanation, not a notice."),
    (words.INTERVENTION, "It is about the government's steps after an earlier result."),
    (words.GOVERNANCE, "It is about the council's own papers and plans after an earlier result."),
    (words.PEOPLE, "It is about people who come or go after an earlier result."),
    (words.MONEY_LAW_JOBS, "It is about money, courts or jobs, with an earlier result as background."),
)


def _only_old(said: Said) -> bool:
    grades = [each for each in said.claims if not each.other]
    fresh = said.has(words.NEW_REPORT, HEAD) or said.has(words.PRESS_VERDICT, HEAD) or said.has(words.DETERIORATED, 2) or said.has(words.SERIOUS, HEAD) or bool(words.FELL.search(said.title))
    visits = said.has(words.MONITORING) or said.has(words.FOCUSED) or said.has(words.JTAI)
    return bool(grades) and not fresh and not visits


def _alerted(said: Said, subject: tuple[str, ...]) -> tuple[str, ...]:
    """Say for whom to alert: with several subjects only those that are named with the bad grade."""
    if len(subject) == 1:
        return subject
    bad = _named_with_poor(said)
    return tuple(each for each in bad if each in subject) or (bad if not subject else ())


def _why_not(said: Said, kind: str, grade: Grade | None, direction: Direction) -> str:
    if kind == "monitoring visit":
        return "A monitoring visit gives no grade, and this one is not said to go badly; the inadequate grade is the standing one."
    if direction is Direction.IMPROVED:
        return "The result is an improvement."
    if grade:
        return f"The result is “{grade.word}”, with no earlier better grade or decline stated."
    return "It states no inadequate judgement, fall, decline or priority action."
