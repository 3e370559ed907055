from __future__ import annotations

from said_sentences import rows

from watcher.reading.reports.progress import directions
from watcher.reading.text import sentences


def said(words: str):
    return [(2, each) for each in sentences(words)]


def test_sentences_of_our_own_are_told_apart_by_the_direction_that_they_give():
    wrong = []
    for direction, words in rows("progress", 2):
        found = directions.direction(said(words))
        seen = found[0] if found else "not said"
        if seen != direction:
            wrong.append((direction, seen, words))

    assert wrong == []


def test_the_words_of_the_summary_come_before_all_others():
    summary = [(1, "Headline findings"), (1, "Leaders have made strong progress.")]
    findings = [(2, "Findings and evaluation of progress"), (2, "Progress in one team is too slow.")]

    direction, evidence = directions.direction([*summary, *findings])

    assert direction == "sufficient"
    assert (evidence.about, evidence.page) == ("progress", 1)


def test_without_a_word_in_the_summary_the_findings_speak():
    summary = [(1, "Headline findings"), (1, "Inspectors spoke with staff.")]

    direction, evidence = directions.direction([*summary, (1, "Main findings"), (2, "Progress has been too slow.")])

    assert (direction, evidence.page) == ("insufficient", 2)
