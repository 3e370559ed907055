from __future__ import annotations

import pytest

from watcher.reading.reports.progress.clauses import Extent, extents
from watcher.reading.text import sentences

BOTH = set(Extent)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Adoption has moved on well; leaving care has barely moved.", [BOTH]),
        ("Whereas visits have improved, there is no change in recording.", [BOTH]),
        ("Audits have come on well. Others have yet to start.", [{Extent.ENOUGH}, {Extent.LITTLE}]),
        ("Audits have come on well. Some homes are poor.", [{Extent.ENOUGH}, set()]),
        ("Progress has not stalled.", [{Extent.ENOUGH}]),
        ("Progress has not been hindered by absences.", [set()]),
        ("Services have not declined; they have improved considerably.", [{Extent.ENOUGH}]),
        ("Progress has not been made because of delays.", [{Extent.LITTLE}]),
        ("Progress is good, although recording is weak.", [{Extent.ENOUGH}]),
        ("Progress had been slow.", [set()]),
        ("The improvement plan is a good one.", [set()]),
        ("This is the first visit since services were judged to be inadequate.", [set()]),
        ("Social workers are well supported.", [set()]),
    ],
)
def test_each_sentence_says_how_much_progress_its_clauses_speak_of(words, said):
    assert extents(sentences(words)) == said
