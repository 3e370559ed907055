from __future__ import annotations

from watcher.reading.reports.sentences.letter_search import LetterSearch


def test_all_lists_are_looked_for_in_all_sentences_in_either_case_and_none_across_two():
    search = LetterSearch(("declin", "is now"), ("now", "line"))

    first, second = search.of(["Practice has DECLINED.", "Nothing of it.", "It is", "now declining; it is now late."])

    assert {at: sorted(each) for at, each in first.items()} == {0: ["declin"], 3: ["declin", "is now"]}
    assert {at: sorted(each) for at, each in second.items()} == {0: ["line"], 3: ["now", "now"]}
