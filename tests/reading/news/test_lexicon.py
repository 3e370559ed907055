from __future__ import annotations

from watcher import data
from watcher.reading.news.lexicon import hits_in, words_of


def sorts(text):
    return [each.sort for each in hits_in(words_of(text).texts)]


def test_a_beginning_stands_for_all_words_that_begin_so():
    assert "decline" in sorts("practice deteriorated")


def test_of_two_phrases_that_begin_at_a_word_the_longer_counts():
    (grade,) = [each for each in hits_in(words_of("requires improvement to be good").texts) if "requires" in each.sort]

    assert (grade.start, grade.end) == (0, 5)


def test_a_place_may_be_left_open_for_any_word():
    assert "down" in sorts("it loses its hard won good rating")


def test_words_that_open_a_quotation_are_known():
    words = words_of("'inadequate' services")

    assert words.texts[min(words.quoted)] == "inadequate"


def test_no_council_s_name_is_taken_for_what_is_said_of_it():
    """ "Halton" was read as "halted", so that nothing in it ever got worse."""
    found = {sort for each in data.authorities() for sort in sorts(each.name.lower())}

    assert found <= {"body", "after"}
