from __future__ import annotations

import pytest

from watcher.reading.reports.sentences import subjects
from watcher.reading.reports.sentences.clauses import place
from watcher.reading.reports.sentences.subjects import Subject

SERVICES, ELSE = Subject.SERVICES, Subject.SOMETHING_ELSE


def before(sentence: str, previous: str = ""):
    at = sentence.index("declined")
    return subjects.before(place(sentence, at, at + len("declined")), previous)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The quality of help for children in care has declined", SERVICES),
        ("The number of good services has declined", ELSE),
        ("Since the last inspection of services, demand has declined", ELSE),
        ("Services, including those for care leavers, have declined", SERVICES),
        ("The response of the police has declined", ELSE),
        ("The work of the virtual school has declined", SERVICES),
        ("Some services have improved; others have declined", SERVICES),
        ("The local authority has declined", SERVICES),
        ("The council’s reserves have declined", ELSE),
        ("Applications to the local authority have declined", ELSE),
        ("The weather has declined", Subject.UNKNOWN),
    ],
)
def test_the_first_noun_of_the_subject_says_what_it_is_about(sentence, kind):
    assert before(sentence) is kind


def test_a_pronoun_stands_for_what_was_spoken_of():
    assert before("In some teams they have declined", "Children's experiences are poor.") is SERVICES
    assert before("In some teams they have declined", "Caseloads are high.") is ELSE


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (" in the quality of plans", SERVICES),
        (" in the number of plans", ELSE),
        (" in their tolerance of poor practice", Subject.UNKNOWN),
        (" in services elsewhere in England", ELSE),
    ],
)
def test_the_head_of_a_complement_says_what_it_is_about(words, kind):
    assert subjects.behind(words) is kind


def test_only_what_was_good_can_be_so_no_longer():
    assert subjects.was_good("The last inspection found services to be good.")
    assert not subjects.was_good("Children waited for too long, and there were delays.")
    assert not subjects.was_good("The previous visit found that supervision had become less regular.")
