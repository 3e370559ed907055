from __future__ import annotations

import pytest
from sqlalchemy import event
from stored import NOW, queued

from watcher.model.alerts import Message, Severity
from watcher.store.parts import AT_ONCE, parts
from watcher.store.published import manual_corrections, providers
from watcher.store.told import acknowledgements, digests

MANY = 1_201


@pytest.mark.parametrize(
    ("keys", "lengths"), [((), []), (range(AT_ONCE), [500]), (range(AT_ONCE + 1), [500, 1]), ("aab", [2])]
)
def test_every_key_is_in_one_part_once(keys, lengths):
    found = list(parts(keys))

    assert [len(each) for each in found] == lengths
    assert [key for each in found for key in each] == sorted(set(keys))


def test_no_statement_gets_more_parameters_however_long_the_list_is(store):
    names = [str(number) for number in range(MANY)]
    message = Message("digest", Severity.CRITICAL, "Many", ())
    longest = 0

    @event.listens_for(store.engine, "before_cursor_execute")
    def note(_connection, _cursor, _text, given, _context, many):
        nonlocal longest
        longest = longest if many else max(longest, len(given or ()))

    with store.begin() as tx:
        for name in names:
            queued(tx, name, gather_at=NOW)
        waiting = digests.waiting(tx, NOW)
        digests.gather(tx, waiting, message, NOW)
        acknowledgements.of_stories(tx, names)
        manual_corrections.of_alerts(tx, names)
        providers.events_of(tx, names)

    assert len(waiting) == MANY
    assert AT_ONCE <= longest <= AT_ONCE + 10
