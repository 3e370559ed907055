import pytest
from kinds_of_message import an_alert

from watcher.model.alerts import Severity
from watcher.model.values import replace
from watcher.page.alerts import colour


@pytest.mark.parametrize(
    ("severity", "confirmed", "tag"),
    [
        (Severity.CRITICAL, True, "i"),
        (Severity.CRITICAL, False, "ri"),
        (Severity.WARNING, True, "ri"),
        (Severity.NOTE, True, "u"),
    ],
)
def test_what_is_critical_and_certain_does_not_look_like_a_warning(severity, confirmed, tag):
    letter = replace(an_alert("a doubt"), severity=severity, confirmed=confirmed, changes=())

    assert colour(letter) == tag
