from __future__ import annotations

import pytest
from documents import plain_letter

from watcher.model.kinds import Kind
from watcher.reading.document import read

TITLE = "Themed visit to Wirral children and families services"


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        (
            ("Area for priority action", "- Children at risk are not seen."),
            "It may set an area for priority action: “Children at risk are not seen.” Please check.",
        ),
        (("There is no area for priority action.",), None),
        (
            ("Evaluation area Grade Family help Strong standard Child protection Urgent improvement",),
            "It may grade services: “Family help Strong standard; Child protection Urgent improvement”. Please check.",
        ),
    ],
)
def test_what_a_publication_of_a_new_kind_may_say_is_a_doubt(words, doubt):
    reading = read(plain_letter(TITLE, "This letter says what was found.", *words, "Inspectors met staff."))

    assert (reading.kind, reading.priority_actions, reading.judgements) == (Kind.UNKNOWN_REPORT, (), ())
    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert reading.problems == ((doubt,) if doubt else ())
