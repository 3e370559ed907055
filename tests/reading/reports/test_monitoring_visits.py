from __future__ import annotations

from datetime import date

import letters
import pytest

from watcher.model.documents import INSUFFICIENT, MIXED, SUFFICIENT
from watcher.reading.document import read


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        (
            "Monitoring visit to Wirral children's services",
            "This letter summarises the findings of the monitoring visit to Wirral on 17 and 18 September 2024.",
        ),
        (
            "Wirral Metropolitan Borough Council",
            "I am writing to summarise the second monitoring visit of Wirral on 17 and 18 September 2024.",
        ),
        (
            "Monitoring visit of Wirral Council",
            "Following the visit on 17 and 18 September 2024, this letter tells of progress since the inspection.",
        ),
    ],
)
def test_a_monitoring_visit_is_known_by_its_text_and_not_by_one_title(title, summary):
    reading = read(letters.monitoring_visit(title=title, summary=summary))

    assert reading.kind == "monitoring_visit"
    assert [each.name for each in reading.authorities] == ["Wirral"]
    assert (reading.inspection_start, reading.inspection_end) == (date(2024, 9, 17), date(2024, 9, 18))
    assert reading.judgements == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The local authority has made insufficient progress since the inspection.",
        "The pace of change has been too slow.",
        "Actions by leaders are not yet having the impact that children need.",
        "Services have not made sufficient progress for children in need.",
    ],
)
def test_insufficient_progress_is_read_with_its_sentence(sentence):
    reading = read(letters.monitoring_visit(finding=sentence))

    assert reading.progress == INSUFFICIENT
    assert reading.evidence_for("progress").quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The local authority has made steady progress since the inspection.",
        "The pace of change has increased and leaders have acted on every recommendation.",
        "Progress, which at the last visit was too slow, has gathered speed.",
    ],
)
def test_good_progress_is_no_insufficient_one(sentence):
    assert read(letters.monitoring_visit(finding=sentence)).progress == SUFFICIENT


@pytest.mark.parametrize(
    "sentence",
    [
        "Progress in improving social work practice has been variable.",
        "Leaders have made good progress in the front door. For care leavers progress is too slow.",
    ],
)
def test_progress_that_is_not_everywhere_is_mixed(sentence):
    assert read(letters.monitoring_visit(finding=sentence)).progress == MIXED
