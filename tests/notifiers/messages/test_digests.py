"""Many messages as one."""

from __future__ import annotations

import pytest

from notifiers.messages.alerts import as_plain_text
from notifiers.messages.digests import digest_message
from watcher.model.alerts import Message, Section, Severity


@pytest.mark.parametrize(
    ("severity", "many", "said"),
    [
        (Severity.CRITICAL, 1, "Reading: 1 critical alert, 1 INADEQUATE"),
        (Severity.CRITICAL, 2, "Reading: 2 critical alerts, 2 INADEQUATE"),
        (Severity.NOTE, 1, "Reading: 1 publication, 1 INADEQUATE"),
    ],
)
def test_one_of_a_thing_is_in_the_singular(severity, many, said):
    messages = [Message(f"k{number}", severity, "Reading: INADEQUATE overall", ()) for number in range(many)]

    assert digest_message("k", messages).summary == said


def test_what_all_of_them_open_with_is_said_once_at_the_top():
    to_do = "What to do: agree today who acts on it."
    messages = [
        Message(name, Severity.CRITICAL, f"{name}: INADEQUATE overall", (Section("", (f"Critical. {name}'s.", to_do)),))
        for name in ("Leeds", "Reading")
    ]

    said = as_plain_text(digest_message("k", messages))

    assert said.count(to_do) == 1
    assert said.index(to_do) < said.index("Critical. Leeds's.") < said.index("Critical. Reading's.")
