from __future__ import annotations

import pytest

from watcher.reading.reports.sentences.other_services import is_of_another

TOLD = "Practice in the adoption team had declined."


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("Staff morale is high.", True),
        ("Early help has improved.", True),
        ("Adoption is now strong.", False),
        ("Services have improved.", False),
        ("Staff say that practice is better.", False),
        ("It has recovered.", False),
        ("Early help, again.", False),
        ("Early help and the front door have improved.", True),
        ("Turnover was the cause, and plans are now good.", False),
        ("Health partners agree that help is better.", False),
    ],
)
def test_a_sentence_is_of_another_service_where_that_alone_is_its_subject(sentence, another):
    assert is_of_another(sentence, TOLD) is another
