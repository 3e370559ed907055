"""Examples that a config's user wrote down, and whether the rules keep to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from rules.findings import answers
from rules.verdict import judge
from watcher.model.ofsted import AREA_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rules.rule import Subject
    from rules.verdict import Rulebook, Verdict
    from watcher.model.alerts import Finding, Reason


class Expect(BaseModel):
    """An example that must hold: what is said of an authority's publication of that day, or that nothing is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: str
    published: date
    rule: str = ""
    because: str = ""
    receiver: str = ""
    alert: bool = True


def broken(expect: Expect, of: Sequence[Subject], book: Rulebook) -> str | None:
    """Say what would happen instead; None when the example holds.

    `of` are the subjects of that authority and day. For an alert one of them is enough; for none all must keep quiet.
    """
    if not of:
        return f"no publication of {expect.authority} of {_day(expect.published)} is known."
    wrong = [_wrong(expect, each, book) for each in of]
    if expect.alert:
        return None if None in wrong else wrong[0]
    return next((each for each in wrong if each), None)


def _wrong(expect: Expect, subject: Subject, book: Rulebook) -> str | None:
    told = judge(subject, book, expect.published)
    meant = [each for each in told.findings if expect.rule in ("", each.rule)] if told else []
    fitting = [each for each in meant if any(_is_meant(reason, expect.because) for reason in each.reasons)]
    reached = told is not None and expect.receiver in ("", *told.receivers)
    if not expect.alert:
        return f"nothing should be told, but {_said(fitting)}." if fitting and reached else None
    if not meant:
        return f"{_expected(expect)}, but {_silence(expect, subject, book)} {_instead(told)}"
    if not fitting:
        return f"{_expected(expect)}, but {_said(meant)}."
    if not reached:
        return f'"{expect.receiver}" should be told, but {_receivers(told)}.'
    return None


def _is_meant(reason: Reason, words: str) -> bool:
    """Look for the words in the reason, and in its area's name and key."""
    area = (AREA_NAMES[reason.area], reason.area.replace("_", " ")) if reason.area else ()
    wanted = words.casefold().replace("_", " ")
    return any(wanted in each.casefold() for each in (reason.text, *area))


def _expected(expect: Expect) -> str:
    who = f'"{expect.rule}"' if expect.rule else "a rule"
    return f'{who} should speak because of "{expect.because}"' if expect.because else f"{who} should speak"


def _silence(expect: Expect, subject: Subject, book: Rulebook) -> str:
    asked = next((each for each in answers(book.rules, subject) if each.settings.name == expect.rule), None)
    return f"it says nothing. {asked.why_not}" if asked else "none does."


def _instead(told: Verdict | None) -> str:
    return f"Instead {_said(told.findings)}." if told else "Nothing would be told."


def _said(findings: Iterable[Finding]) -> str:
    return " and ".join(f'"{each.rule}" says: {"; ".join(reason.text for reason in each.reasons)}' for each in findings)


def _receivers(told: Verdict | None) -> str:
    names = [f'"{each}"' for each in told.receivers] if told else []
    return f"it would go to {' and '.join(names)}" if names else "it would go to nobody"


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
