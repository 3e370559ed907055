"""Many messages as one."""

from __future__ import annotations

import pytest

from notifiers.messages.digests import digest_message
from watcher.model.alerts import Message, Severity


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
