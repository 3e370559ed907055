from __future__ import annotations

import pytest

from watcher.reading.reports.decline import declines
from watcher.reading.reports.decline.answers import answered

WORSE = "Visits to children are less frequent than they were in 2021."


@pytest.mark.parametrize(
    "answer",
    [
        "This is outside the council's control.",
        "The local authority has no control over this.",
        "This is a matter for the judiciary.",
        "Commissioning them falls to the health board.",
        "That is a choice of those authorities.",
        "It was the health trust's own decision.",
        "The council's side of the process takes a day.",
        "This has had no bearing on children.",
        "Distance has not been allowed to affect the help that they get.",
        "The difference is explained by how they are counted.",
        "Nothing equivalent has happened here.",
        "They are seen every six weeks still.",
        "What was built is nevertheless still in place.",
        "A new team has since rebuilt the service.",
        "The files do not bear this out.",
        "The evidence points the other way.",
        "Inspectors would not go so far.",
        "We think that this is too harsh.",
        "They could offer no example.",
        "On closer examination this was an error in the report.",
        "It was a passing phase.",
    ],
)
def test_what_the_next_sentence_answers_leaves_a_doubt(answer):
    assert answered([WORSE, answer], 0)
    assert answered([WORSE, "Inspectors asked why.", answer], 0)

    read = declines.read([(1, WORSE), (1, answer)])

    assert not read.says_so


@pytest.mark.parametrize(
    "answer",
    [
        "This is within the council's control.",
        "The courts have no control over this.",
        "This is the responsibility of leaders.",
        "This has had no effect on the determination of staff.",
        "This has not affected all families equally.",
        "The difference is not explained by how they are counted.",
        "Nothing of the kind was found at the last visit.",
        "New managers have regained the trust of staff.",
        "The files bear this out.",
        "Leaders do not agree.",
        "Inspectors did not find it difficult to see why.",
        "Partners take a different view.",
        "Senior officers could not point to any that was on time.",
        "The files gave no sign that anybody had noticed.",
        "Their plans are as good as before.",
        "Leaders could offer no example of what they would do.",
        "There is no evidence of effective management oversight on many files.",
        "Inspectors saw no evidence that senior managers challenge this.",
        "There are no signs that this is being reversed.",
        "There is nothing to show that leaders knew.",
        "Records contain no evidence of children's wishes.",
        "The service recognises this and has drawn up a plan.",
        "The service's own audits confirm this.",
        "The board acknowledges that it did not hold leaders to account.",
        "The trust accepts this and has begun a review.",
        "This is a matter of serious concern.",
        "Responsibility for this lies with senior managers.",
        "That responsibility falls to team managers, who carry too many cases.",
        "The council has not rebuilt the service.",
        "Inspectors are not convinced that current plans will put this right.",
        "Recent action plans have had no impact.",
        "Improvement work has not affected frontline practice.",
        "Audits do not reflect this, and so leaders have not seen it.",
        "Performance data suggests otherwise, but it is inaccurate.",
        "Too many visits are missed still.",
        "Staff in those agencies have noticed it as well.",
        "The commitment of staff has not diminished.",
        "This is not what inspectors expected.",
        "This was an error of leadership.",
        "Inspectors found newly qualified staff were better supported.",
    ],
)
def test_what_answers_nothing_leaves_it_told(answer):
    assert declines.read([(1, WORSE), (1, answer)]).says_so


def test_an_answer_to_what_leaders_deny_confirms_it():
    denied = "The director does not accept that the quality of plans has declined."

    assert answered(["Some say that plans are poorer.", "This is mistaken."], 0)
    assert not answered([denied, "This is mistaken."], 0)


def test_what_is_only_said_is_answered_by_what_is_as_good_as_before():
    told = "Foster carers told inspectors that visits have got worse."

    assert answered([told, "Records show that visits are as regular as before."], 0)
    assert not answered([told, "Visits are not as regular as they should be."], 0)


@pytest.mark.parametrize(
    "words",
    [
        "“Things have got worse,” one young person told us.",
        "The county's services were found by Ofsted to have gone backwards.",
        "It was said of the authority in 2014 that services had gone backwards.",
    ],
)
def test_what_somebody_else_said_is_a_doubt(words):
    assert answered([words], 0)


@pytest.mark.parametrize(
    "words",
    [
        "Practice was found by inspectors to have deteriorated since the last inspection.",
        "Visits have become less frequent since 2021, and “nobody comes,” one young person told us.",
    ],
)
def test_what_inspectors_found_is_told_however_it_is_put(words):
    assert not answered([words], 0)
    assert declines.read([(1, words)]).says_so


def test_what_might_be_thought_is_a_doubt_where_the_same_sentence_or_the_next_says_that_it_is_not_so():
    thought = "It is tempting to think that services have gone backwards"

    assert answered([f"{thought}: they have not."], 0)
    assert answered([f"{thought}.", "They have not."], 0)
    assert not answered([f"{thought}: they have."], 0)
    assert not answered(["It is easy to see that services have gone backwards: they have not met their targets."], 0)


@pytest.mark.parametrize("behind", ["Caseloads are as high as ever.", "Demand has held steady."])
def test_a_load_that_is_as_heavy_as_before_answers_nothing(behind):
    told = "Staff told inspectors that the quality of support has deteriorated since the last inspection."

    assert declines.read([(1, told), (1, behind)]).says_so


def test_what_is_as_good_as_before_leaves_a_doubt_of_what_staff_told():
    told = "Parents say that services have got worse since 2022, and inspectors agree."

    read = declines.read([(1, told), (1, "Foster carers are as well supported as before.")])

    assert read.problems


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (
            "Parents told inspectors that the short breaks offer is not what it was.",
            "We tested this against records, and found an offer that has broadened and is well used.",
        ),
        (
            "More cases are graded inadequate, and the quality of practice has declined.",
            "This reflects tougher marking.",
        ),
        ("Neighbouring councils are at different stages.", "In one, responses to contacts have slowed since 2021."),
        (
            "A hospital did not share its concern.",
            "The trust has conceded that its arrangements have been getting worse.",
        ),
    ],
)
def test_what_the_sentence_beside_it_takes_back_or_gives_to_another_body_is_a_doubt(told, behind):
    read = declines.read([(1, told), (1, behind)])

    assert read.problems
    assert not read.says_so


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (
            "In its self-evaluation the authority suggests that support has weakened since 2017.",
            "Inspectors saw things differently.",
        ),
        ("There was a deterioration in supervision over the summer.", "It was short-lived."),
        ("Children in one home experienced a dip in the quality of care.", "Leaders have since put this right."),
    ],
)
def test_what_was_not_so_or_is_over_is_not_told(told, behind):
    assert not declines.read([(1, told), (1, behind)]).says_so


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (
            "Headteachers think that the response to referrals has slowed.",
            "Inspectors read ten of them and each had been sent within a day.",
        ),
        (
            "Care proceedings take longer than in 2019.",
            "The cause lies with the courts, and evidence is filed on time.",
        ),
        ("Children wait longer for a match than they did.", "That is by design: their needs come first."),
        ("Adoptions take longer than in 2019.", "This is because older children are now placed, and placed well."),
        ("It may look as though the service has gone backwards.", "It has not."),
        ("A report of its own says that supervision has become less frequent.", "That report is out of date."),
        ("Supervision has become less frequent.", "Managers saw this and put it right within a month."),
    ],
)
def test_what_is_explained_or_put_right_behind_it_is_not_told(told, behind):
    assert not declines.read([(1, told), (1, behind)]).says_so


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (
            "Headteachers think that the response to referrals has slowed.",
            "Inspectors read ten of them and each had been sent too late.",
        ),
        ("Care proceedings take longer than in 2019.", "The cause lies with the council, whose evidence is late."),
        ("Adoptions take longer than in 2019.", "This is because good families are not found early enough."),
        ("Supervision has become less frequent.", "Managers saw this and must put it right within a month."),
        ("The service has gone backwards.", "It was promised to us that it would improve. It has not."),
    ],
)
def test_what_is_no_such_answer_leaves_a_decline_told(told, behind):
    assert declines.read([(1, told), (1, behind)]).says_so
