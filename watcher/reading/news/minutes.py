"""Councils' own papers: how to know one, and what only they tell of an inspection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.reading.news.days import NUMBERS
from watcher.reading.news.telling import HEAD

if TYPE_CHECKING:
    from watcher.reading.news.clauses import Sentence
    from watcher.reading.news.telling import Telling
    from watcher.reading.news.text import Piece

_COUNCIL_PAGE = re.compile(r"/mgai\.aspx|/ielistdocuments\.aspx|/mgconvert2pdf|/iedecisiondetails", re.IGNORECASE)
"""ModernGov's pages of agenda items, meetings and decisions."""
# "Six recommendations were made ... and a further two": minutes give the number in words, and sometimes in two parts.
_RECOMMENDATIONS = re.compile(
    r"\b(\w+(?:[ -]\w+)?) recommendations? (?:had been |were |have been )?made\b"
    r"(?:[^.]{0,80}?\b(?:a )?further (\w+)\b)?"
)
# The council's written statement is due in 70 working days (docs/domain.md 4); its minutes name the number, in figures
# or words.
_PLAN_DUE = re.compile(r"\bplan\b[^.]{0,60}\b(?:within|in) (\d{1,3}|seventy|fourteen|twenty) (?:working )?days\b")
_DAYS = frozenset(("today", "yesterday", "morning", "afternoon"))
CLOSE = 3
"""In words: how far from "published" the day of it stands."""
_REPORTS = frozenset(("report", "letter"))


def is_minutes(telling: Telling) -> bool:
    """Return whether a piece is a council's own paper, by its address or its words, on a report of before its day."""
    paper = bool(_COUNCIL_PAGE.search(telling.url)) or telling.has("minutes", HEAD)
    return paper and not any(_is_of_a_new_report(each) for each in telling.sentences[:HEAD])


def _is_of_a_new_report(sentence: Sentence) -> bool:
    """Return whether a paper may be the first to tell: "the inspection report was published this morning"."""
    inspected = sentence.has("inspector", "inspection")
    published = next((each for each in sentence.hits if each.sort == "published"), None)
    if published is None or not inspected:
        return False
    # "The committee will this morning consider the report, published in April": the day is the meeting's.
    day = sentence.texts[max(0, published.start - CLOSE) : published.end + CLOSE]
    return bool(_DAYS & set(day)) and bool(_REPORTS & set(sentence.texts[: published.end + CLOSE]))


def recommendations_in(piece: Piece) -> tuple[int, ...]:
    """Count the recommendations that a paper names: to the council, and a further number to the board."""
    for sentence in piece.sentences:
        if found := _RECOMMENDATIONS.search(sentence.lower()):
            return tuple(number for each in found.groups() if each and (number := _number(each)))
    return ()


def plan_due_days(piece: Piece) -> int | None:
    """Find within how many days a paper says that an improvement plan is due."""
    due = (_PLAN_DUE.search(each.lower()) for each in piece.sentences)
    return next((_number(found[1]) for found in due if found), None)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else NUMBERS.get(word.rsplit(" ", maxsplit=1)[-1])
