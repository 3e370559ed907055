from __future__ import annotations

from watcher.reading.text import MOST_SENTENCE, sentences


def test_text_is_split_where_a_sentence_ends():
    assert sentences("Help is good. It was not in 2.5 of 10 areas! Why?") == [
        "Help is good.",
        "It was not in 2.5 of 10 areas!",
        "Why?",
    ]


def test_what_goes_on_without_an_end_is_cut_into_pieces_and_nothing_is_lost():
    text = "on and on " * MOST_SENTENCE

    pieces = sentences(text)

    assert "".join(pieces) == text
    assert max(len(each) for each in pieces) == MOST_SENTENCE
