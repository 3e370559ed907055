from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import bodies

from watcher.reading.sandbox import Readers


@cache
def _samples():
    """The samples' bytes, packed and unpacked: in these a changed byte is a changed letter."""
    return [*bodies(), *bodies(unpacked=True)]


def _place(body: bytes, share: int) -> int:
    return share * len(body) // 1_000_000


SHARE = st.integers(20_000, 999_999)
"""Where in a file, in millionths: behind the first line, without which it is no PDF at all."""
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), SHARE, st.binary(min_size=1, max_size=8)),
        st.tuples(st.just("take away"), SHARE, st.integers(1, 2_000)),
        st.tuples(st.just("repeat"), SHARE, st.integers(1, 2_000)),
        st.tuples(st.just("swap"), SHARE, SHARE),
        st.tuples(st.just("cut"), st.integers(900_000, 999_999), st.none()),
    ),
    min_size=1,
    max_size=5,
)


def changed(body: bytes, changes) -> bytes:
    """Change a file's bytes. It keeps its end, so that it isn't put aside at once as cut off."""
    for what, share, more in changes:
        at = _place(body, share)
        if what == "put":
            body = body[:at] + more + body[at + len(more) :]
        elif what == "take away":
            body = body[:at] + body[at + more :]
        elif what == "repeat":
            body = body[: at + more] + body[at : at + more] + body[at + more :]
        elif what == "swap":
            other = _place(body, more)
            low, high = sorted((at, other))
            body = (
                body[:low] + body[high : high + 40] + body[low + 40 : high] + body[low : low + 40] + body[high + 40 :]
            )
        else:
            body = body[:at]
    return body if b"%%EOF" in body[-2048:] else body + b"\n%%EOF"


def test_no_mutated_pdf_hangs_crashes_or_says_a_grade_that_it_does_not_say(request):
    cases = request.config.getoption("--fuzz-cases")
    lost = []
    kinds = Counter()
    grades = Counter()

    with Readers() as readers:

        @settings(max_examples=cases, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(st.integers(0, len(_samples()) - 1), CHANGES)
        def read(which, changes):
            body, says = _samples()[which]

            reading = readers.read(changed(body, changes))

            kinds[str(reading.kind)] += 1
            grades[len(reading.judgements)] += 1
            lost.extend(each for each in reading.problems if each.startswith("Reading it"))
            wrong = [each for each in reading.judgements if says.get(each.area) != each.grade.key]
            assert wrong == []

        read()

    print(f"{sum(kinds.values())} mutated documents: {dict(kinds)}")
    print(f"judgements read in them: {dict(sorted(grades.items()))}")
    print(f"readers lost: {len(lost)} {sorted(set(lost))}")


def test_most_mutated_pdfs_are_still_opened():
    """Without this the test above could pass on files that are all put aside."""
    changes = [("put", 500_000, b"x"), ("take away", 700_000, 3)]

    with Readers() as readers:
        opened = [readers.read(changed(body, changes)).kind for body, _ in _samples()]

    assert opened.count("inspection") > len(opened) / 2


@pytest.mark.parametrize("which", range(4))
def test_unmutated_ones_are_read_whole(which):
    body, says = _samples()[which]

    with Readers(workers=1) as readers:
        reading = readers.read(body)

    assert {each.area: each.grade.key for each in reading.judgements} == says
