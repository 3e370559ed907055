from __future__ import annotations

import pytest

from watcher.reading.reports.previous_grades import overall


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Since 2016, when a trust began, leaders have built on the good judgement in June 2019.", "June 2019"),
        ("The overall effectiveness grade has declined from good at the 2019 inspection.", "2019"),
        ("Services, which were good at the last inspection, have been well led since 2018.", None),
    ],
)
def test_a_grade_named_in_passing_has_the_date_that_stands_with_it(sentence, when):
    stated, _ = overall([(1, sentence)])

    assert (stated.judgements[0].grade.word, stated.when) == ("good", when)
