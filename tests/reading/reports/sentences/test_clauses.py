from __future__ import annotations

import re

import pytest

from watcher.reading.reports.sentences import affirmation, clauses, endings


def of(sentence: str):
    found = re.search(r"(?:has |have |is no longer )?declin(?:ed|ing)|decline", sentence)
    return clauses.place(sentence, found.start(), found.end())


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Leaders know this, but practice has declined.", "practice "),
        ("Help has improved and practice has declined.", "practice "),
        ("The quality of help and protection has declined.", "The quality of help and protection "),
        ("There is no sign that help and practice have declined.", "There is no sign that help and practice "),
        ("The offer, which was good, has declined.", "The offer "),
    ],
)
def test_a_word_belongs_to_the_clause_that_it_stands_in(sentence, before):
    assert of(sentence).before == before


@pytest.mark.parametrize(
    "sentence",
    [
        "Practice has not declined.",
        "None of the services has declined.",
        "No services have declined.",
        "Inspectors did not find that practice has declined.",
        "Nothing shows that practice has declined.",
    ],
)
def test_a_word_is_denied_by_its_own_clause(sentence):
    assert affirmation.denied(of(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Services have not improved and practice has declined.",
        "Without a plan, practice has declined.",
        "Leaders were not aware that practice has declined.",
        "Not only has demand risen, practice has declined.",
        "There is no doubt that practice has declined.",
    ],
)
def test_a_denial_elsewhere_denies_nothing(sentence):
    assert not affirmation.denied(of(sentence))


def test_what_has_not_been_halted_is_affirmed():
    where = of("Leaders have not halted the decline.")

    assert not affirmation.denied(where)
    assert not endings.overcome(where, noun=True)


@pytest.mark.parametrize(
    ("sentence", "is_over"),
    [
        ("Leaders have halted the decline.", True),
        ("The decline has been reversed.", True),
        ("Leaders must address the decline.", False),
        ("Leaders failed to prevent the decline.", False),
        ("Their work helped to prevent a decline.", True),
    ],
)
def test_what_was_overcome_is_over_and_what_has_still_to_be_is_not(sentence, is_over):
    assert endings.overcome(of(sentence), noun=True) is is_over


@pytest.mark.parametrize(
    ("sentence", "is_unreal"),
    [
        ("If practice has declined, leaders act.", True),
        ("There is a risk that practice has declined.", True),
        ("Workers help when a parent has declined.", True),
        ("Practice when children are first referred has declined.", False),
        ("Help for children at risk of harm has declined.", False),
    ],
)
def test_what_is_only_thought_of_is_unreal(sentence, is_unreal):
    assert affirmation.unreal(of(sentence)) is is_unreal


class Counting:
    """An expression that counts the letters that it is given to look at."""

    def __init__(self, looked_at, expression):
        self.looked_at, self.expression = looked_at, expression

    def __getattr__(self, name):
        def look(*given):
            text, *span = given[name == "sub" :]
            self.looked_at.append(len(text[slice(*span, None)]))
            return getattr(self.expression, name)(*given)

        return look


@pytest.mark.parametrize("words", ["and on ", "on, "])
def test_of_a_clause_without_end_each_letter_is_looked_at_a_few_times(words, monkeypatch):
    """20,000 letters took seconds when each "and" had all before it looked at, and every form asks for its clause."""
    sentence = f"Not one {words * 4_000}services decline."
    looked_at = []
    for name, expression in vars(clauses).items():
        if isinstance(expression, re.Pattern):
            monkeypatch.setattr(clauses, name, Counting(looked_at, expression))

    assert affirmation.denied(of(sentence))
    assert len(sentence) < sum(looked_at) < 30 * len(sentence)


@pytest.mark.parametrize(
    ("before", "denies"),
    [
        ("Inspectors found no evidence that children in care, care leavers or disabled children receive ", True),
        ("They looked at records and could not find that children at home, carers or care leavers receive ", True),
        ("They looked at records and found that children at home, carers and care leavers receive ", False),
        ("Leaders did not act when audits showed that visits, reviews and supervision had become ", False),
    ],
)
def test_what_is_said_of_several_bears_on_the_verb_behind_their_list(before, denies):
    bearing = clauses.bearing_on(before)

    assert any(word in bearing for word in ("no evidence", "could not")) is denies
