"""Lists under headings, as Ofsted prints them: what should improve, and areas for priority action."""

from __future__ import annotations

import re
from functools import lru_cache
from string import digits
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.text import quote

if TYPE_CHECKING:
    from watcher.reading.lines import Line

# Some letters number their headings.
_NUMBER = re.compile(r"\d{1,3}[.)]\s*")
_LEAD_IN = rf"(?:{_NUMBER.pattern})?"
# All wordings of the heading, with a footnote's digit behind it.
IMPROVEMENT = re.compile(
    rf"{_LEAD_IN}(?:what (?:needs|does .{{3,80}} need|the .{{3,80}} needs?) to (?:improve|be better|be improved)"
    r"(?: in this area(?: of (?:social work )?practice)?)?|areas? (?:for|of|requiring) (?:further )?improvement"
    r"|(?:the )?areas?(?: of (?:social work )?practice)? (?:that|which) (?:need|require)s?"
    r" (?:to (?:improve|be better|be improved)|improvement|improving)"
    r"|areas? for (?:further )?development|recommendations)\s?[?:.]*\s?\d?",
    re.IGNORECASE,
)
# The gravest heading of all (docs/domain.md 1), in all its wordings: a missed one would be a missed alert.
PRIORITY = re.compile(
    rf"{_LEAD_IN}(?:(?=[^:]*:$)(?:there (?:are|is)|(?:we|inspectors) (?:have )?(?:found|identified|set)) "
    r"(?:an?|one|two|three|four|five|six|several|the following|these) )?"
    r"(?:what needs to improve(?: urgently| now)?\s?[:?-] )?"
    r"(?:(?:progress|update) (?:against|on|with|in) (?:(?:the|our) )?)?"
    r"(?:(?:key|main|further|new|joint|previous|earlier|existing|outstanding|remaining) )?"
    r"(?:areas? for improvements? and )?"
    r"(?:what (?:needs|requires|(?:is|are) the) "
    r"|(?:area(?:\(s\)|s)? (?:for|of|requiring|needing|that (?:require|need)s?) )?)"
    r"(?:(?:urgent |immediate )?priority (?:and immediate )?actions?(?:\(s\))?(?: areas?)?"
    r"|priority areas? for (?:urgent )?action)"
    r"(?: required| needed)?(?: and (?:areas? for )?improvements?"
    r"| (?:for|by) (?:[\w'’,-]+ ){0,7}?"
    r"(?:partner\w*|authority|council|police|constabulary|boards?|trusts?|services?|agencies)"
    r"| (?:identified|arising|set|made|from)\b(?![^:•]*(?<!that )"
    r"\b(?:has|have|is|are|was|were|remains?|stays?|stands?|continues?|cannot)\b)[^:•]{3,60}"
    r"| \([^():•]{3,60}\))?\s?[?:.]?\s?\d?",
    re.IGNORECASE,
)
# Any other heading ends a list.
OTHER = re.compile(
    rf"{_LEAD_IN}(?:(?:main |headline |key |inspection |summary of )?findings(?: - the .{{3,60}})?|overview|next steps"
    r"|context|(?:key )?strengths(?: and weaknesses of .{3,60})?|areas? of strength"
    r"|the (?:local )?authority(?:'s| has the following) strengths|(?:case|practice) study\b.*"
    r"|yours (?:sincerely|faithfully).*"
    r"|local area partnership details|areas covered by (?:the|this) (?:monitoring )?visit"
    r"|(?:findings and )?evaluation(?: of progress)?|inspection judge?ments? about\b.*"
    r"|summary(?: for children and young people)?"
    r"|the (?:experiences? and progress|impact of leaders|effectiveness of)\b.*"
    r"|information about .{3,80}|contents|ofsted is .*|the office for standards in education.*)\s?[:.]?",
    re.IGNORECASE,
)
_STRENGTHS = "strengths"
_OF_STRENGTHS = re.compile(rf"[A-Z][\w'-]*(?: [\w'-]+){{0,4}} {_STRENGTHS}")
"""The heading of a list of what is good in one part of the services."""
_FIRST_WORDS = (
    *("what", "there", "we", "inspectors", "key", "main", "further", "area", "recommendations", "urgent", "immediate"),
    *("new", "joint", "previous", "earlier", "existing", "outstanding", "remaining", "progress", "update"),
    *("priority", "headline", "inspection", "summary", "findings", "overview", "next", "context", "strengths", "case"),
    *("practice", "yours", "local", "evaluation", "the", "information", "contents", "ofsted"),
)
"""How every heading begins: asked first, for hardly any line is one."""
LONGEST_FIRST = max(map(len, _FIRST_WORDS))
_BEGIN = frozenset(
    (
        *(f"{each[0].upper()}{two}" for each in _FIRST_WORDS for two in (each[1], each[1].upper())),
        *(f"{digit}{behind}" for digit in digits for behind in f"{digits}.)"),
    )
)
"""Their first two letters, with a capital, or those of a number in front of it."""
_LETTERS = ((PRIORITY, ("priority",)), (IMPROVEMENT, ("improv", "better", "development", "recommendation")))
"""Letters of which a heading has some."""
# "o" is the bullet of Word's second level; only where a blank and a letter follow.
BULLET = re.compile(r"(?:•|[-*]|o(?=\s+[A-Za-z])|\d{1,3}[.)]|[a-z][.)]|\([a-z]\))\s+(?=\S)")
_QUESTION = re.compile(r"(?:\d{1,3}[.)]\s*)?What\b")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
# A line that ends so goes on in the next, even if that begins with a capital.
_RUNS_ON = re.compile(r"\b(?:the|of|and|an?|in|to|for|as|with|its|their|these|this|those|any|no)$")
_ENTRY = re.compile(r"[A-Z\d][^!?]*?(?<!:)[. ](\d{1,3})")
"""An entry in a table of contents: the name of a part, perhaps dots, and its page."""
_ITSELF = re.compile(r"Areas? for priority action")
LONG_LINE = 30
"""A heading that wraps has more letters than this on its first line, where that doesn't end as none can."""
_CUT_OFF = re.compile(r"\b(?:for|of|to|priority|needs|requiring)$", re.IGNORECASE)
# More is a text taken for a list.
MOST_ITEMS = 60
MOST_LETTERS = 600
"""Characters quoted of one item, or of the prose instead of a list: the report has the rest."""


class HeadedList(Struct, frozen=True):
    """A heading and what stands under it: the items of its list, and the prose before or instead of them."""

    page: int | None
    heading: str
    items: tuple[str, ...]
    prose: str

    @property
    def points(self) -> tuple[str, ...]:
        """The items; without any, the prose as one."""
        return self.items or ((quote(self.prose, MOST_LETTERS),) if self.prose else ())


def bullet_of(text: str) -> re.Match[str] | None:
    """Find the bullet that a line begins with: two letters are none, and most lines begin with two."""
    return None if text[:2].isalpha() else BULLET.match(text)


def under(heading: re.Pattern[str], lines: tuple[Line, ...]) -> tuple[HeadedList, ...]:
    """Find every place where `heading` is a heading, and read what stands under it."""
    found = []
    past = 0
    for at in sorted(possible_headings(lines)):
        length = _heading(heading, lines, at) if at >= past else 0
        if length and not _is_of_contents(lines, at):
            past = at + length
            text = " ".join(line.text for line in lines[at:past])
            found.append(_listed(lines[at].page, text, lines[past:]))
    return tuple(found)


def _is_of_contents(lines: tuple[Line, ...], at: int) -> bool:
    """Return whether a line is an entry in the table of contents: a page's number ends it and the entry behind it."""
    behind = next((line.text for line in lines[at + 1 :] if line.text), "")
    entry, following = _ENTRY.fullmatch(lines[at].text), _ENTRY.fullmatch(behind)
    if not (entry and following) or bullet_of(behind):
        return False
    return int(entry[1]) <= int(following[1])


@lru_cache(maxsize=2)
def possible_headings(lines: tuple[Line, ...]) -> frozenset[int]:
    """List the numbers of the lines that begin as a heading does, or end as one of strengths.

    It begins with a capital or a number, and one of the headings' words. Each list asks it of the same lines.
    """
    texts = [text for _, text in lines]
    ends = f"{_STRENGTHS}\n" in "\n".join((*texts, ""))
    of_strengths = [at for at, text in enumerate(texts) if text.endswith(_STRENGTHS)] if ends else ()
    begin = [at for at, text in enumerate(texts) if text[:2] in _BEGIN]
    return frozenset((*of_strengths, *(at for at in begin if may_begin(texts[at]))))


def may_begin(text: str) -> bool:
    """Return whether a line begins as a heading does: with a capital, or behind its number."""
    if text[:1].isdigit():
        number = _NUMBER.match(text)
        text = text[number.end() :] if number else ""
    elif text[:2] not in _BEGIN:
        return False
    return text[:LONGEST_FIRST].lower().startswith(_FIRST_WORDS)


def _heading(heading: re.Pattern[str], lines: tuple[Line, ...], at: int) -> int:
    """Count the lines of a heading where one may begin: one, or two where it wraps; zero when there is none.

    No sentence runs into it.
    """
    first = lines[at].text
    both = f"{first} {lines[at + 1].text}" if at + 1 < len(lines) else first
    small = both.lower()
    for form, needed in _LETTERS:
        if form is heading and not any(letters in small for letters in needed):
            return 0
    if not (len(first) > LONG_LINE or _CUT_OFF.search(first)):
        both = first
    length = 1 if heading.fullmatch(first) else 2 if both is not first and heading.fullmatch(both) else 0
    # Whether a sentence runs into it is asked last: hardly any line is a heading, and this takes longer than the rest.
    return 0 if length and not _QUESTION.match(first) and _runs_on(lines, at) else length


def _runs_on(lines: tuple[Line, ...], at: int) -> bool:
    if not (at and (before := _RUNS_ON.search(lines[at - 1].text))):
        return False
    # A box is drawn behind its page's words, and may come in the midst of a sentence.
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return before[0] == "the" or not _ITSELF.fullmatch(lines[at].text) or below[:1].islower()


def is_heading(lines: tuple[Line, ...], at: int) -> bool:
    """Return whether one of the headings that letters and reports have begins at this line."""
    text = lines[at].text
    if text.endswith(_STRENGTHS) and _OF_STRENGTHS.fullmatch(text):
        return not lines[at - 1].text or _ended(lines[at - 1].text)
    if not may_begin(text):
        return False
    return any(_heading(each, lines, at) for each in (IMPROVEMENT, PRIORITY, OTHER))


def _listed(page: int | None, heading: str, lines: tuple[Line, ...]) -> HeadedList:
    items: list[str] = []
    prose: list[str] = []
    mark = None
    for at, line in enumerate(lines):
        if is_heading(lines, at) or len(items) >= MOST_ITEMS:
            break
        bullet = bullet_of(line.text)
        if bullet:
            kind = _kind_of(bullet[0])
            mark = mark or kind
            if kind != mark and items and _NUMBERED.match(line.text) and _ended(items[-1]):
                break  # a list in bullets ends where numbered paragraphs begin
            if kind == mark or not items:
                items.append(line.text[bullet.end() :])
            else:
                items[-1] += f" {line.text[bullet.end() :]}"
        elif items:
            if not line.text or (prose and _titles_more(prose[-1], lines, at)):
                continue
            if _begins_anew(items[-1], line.text, lines[at - 1].text):
                break
            items[-1] += f" {line.text}"
        elif line.text:
            prose.append(line.text)
    return HeadedList(
        page, heading, tuple(quote(each, MOST_LETTERS) for each in items if each.strip()), " ".join(prose).strip()
    )


def _titles_more(first: str, lines: tuple[Line, ...], at: int) -> bool:
    """Return whether a line is the title of the list's next part, where the first part has one too."""
    follows = next((line.text for line in lines[at + 1 :] if line.text), "")
    return _is_title(first) and _is_title(lines[at].text) and bool(bullet_of(follows))


def _is_title(line: str) -> bool:
    return len(line) < LONGEST_TITLE and line[0].isupper() and not _ended(line) and not line.endswith((":", ",", ";"))


def _kind_of(bullet: str) -> str:
    mark = bullet.strip()
    return "1" if mark[0].isdigit() else "a" if mark != "o" and mark.strip("().").isalpha() else mark


def _ended(item: str) -> bool:
    return item.rstrip().endswith((".", "!", "?"))


def _begins_anew(item: str, line: str, before: str) -> bool:
    """Tell a new paragraph from an item's next line: the line before was short and ended; this one begins afresh."""
    return _ended(item) and line[0].isupper() and len(before) < SHORT_LINE


# A line of print has 80 to 100 letters: a shorter one ended its paragraph.
SHORT_LINE = 60
LONGEST_TITLE = 80
"""The title of a list's part is no longer than this."""
