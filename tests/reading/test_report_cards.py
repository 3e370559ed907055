"""Report cards as PDFs, in shapes of our own: what stands in one line both ways is read, anything else is told."""

from __future__ import annotations

from datetime import date

import pytest
from documents import report_card

from watcher.model.kinds import Kind
from watcher.reading import document, report_cards
from watcher.reading.pages import Page
from watcher.reading.pdf import PlacedWord
from watcher.reading.reports.sentences.closer import Closer

HEAD = ("Hill Primary School", "Address: 1 Long Lane", "Unique reference number (URN): 144225")
DAY = "Inspection report: 13 January 2026"
LEGEND = ("Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement")
MET = ("Safeguarding standards met", "Met: the school does what is asked of it.", "Not met: it does not.")
ROWS = (
    "Strong standard",
    "Achievement  Strong standard",
    "Pupils learn a great deal here, and little needs attention.",
    "Needs attention",
    "Inclusion  Needs attention",
    "Leadership and governance  Needs attention",
)
SCALE = " ".join(LEGEND)
MEANINGS = tuple(f"{word} This says what the word means." for word in LEGEND)
GRADES = {
    "achievement": "strong standard",
    "inclusion": "needs attention",
    "leadership and governance": "needs attention",
}


def lines(*rows, day=DAY, safeguarding=MET, head=HEAD):
    return (*head, day, *LEGEND, *safeguarding, *rows, *MEANINGS)


def placed(texts):
    """Put words where a page has them: two spaces are a gap between columns."""
    words = []
    for at, text in enumerate(texts):
        left = 60.0
        for part in text.split():
            words.append(PlacedWord(part, left, 800.0 - 14 * at, left + 5 * len(part), 810.0 - 14 * at))
            left += 5 * len(part) + 4
    return tuple(words)


def read(texts, by_place=None):
    words = placed(by_place or texts)
    return report_cards.read((Page(1, "\r\n".join(texts)),), Closer(lambda _page: words))


def grades(found):
    return {each.area: each.grade for each in found.card.areas}


def test_areas_have_the_grade_beside_them_and_the_legends_give_none():
    found = read(lines(*ROWS))

    assert (found.card.problems, found.urns, f"{found.card.inspected}") == ((), ("144225",), "2026-01-13")
    assert (grades(found), found.card.safeguarding) == (GRADES, "met")


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        (
            ("Behaviour, attitudes and", "establishing routines  Expected standard"),
            "behaviour, attitudes and establishing routines",
        ),
        (("Personal development and Expected standard", "well-being"), "personal development and well-being"),
        (("Personal development and well-", "being  Expected standard"), "personal development and well-being"),
        (("Children’s welfare and wellbeing: Expected standard",), "children's welfare and wellbeing"),
        (("Early years – Expected standard",), "early years"),
        (("Early years  Expected standard  Post-16 provision  Expected standard",), "post-16 provision"),
        (("Achievement", "Curriculum and teaching  Expected standard"), "curriculum and teaching"),
    ],
    ids=["name in two lines", "grade between", "hyphen", "colon", "dash", "two in a line", "contents name it too"],
)
def test_a_row_may_be_set_in_other_ways(rows, more):
    found = read(lines(*ROWS, *rows))

    assert (found.card.problems, grades(found)[more]) == ((), "expected standard")


def test_leadership_in_two_lines_is_no_area_of_its_own():
    found = read(lines(*ROWS[:-1], "Leadership", "and governance  Needs attention"))

    assert (found.card.problems, grades(found)) == ((), GRADES)


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (lines(*ROWS, f"Early years {SCALE}"), "more than one"),
        (lines(*ROWS, "Early years  Strong standard  Expected standard ✓"), "more than one"),
        (lines(*ROWS, "Early years", "✓ Expected standard"), "more than one"),
        (lines("Inclusion", "Expected standard", "Leadership and governance", "Needs attention"), "more than one"),
        (lines("Inclusion", "Leadership and governance", "Strong standard", "Needs attention"), "more than one"),
        (lines("Inclusion  Achievement", "Expected standard  Strong standard"), "do not agree"),
        (lines(*ROWS, "Inclusion  Expected standard"), "two grades"),
        (lines(*ROWS, "Expected standard", "Early years  Strong standard"), "under another grade"),
        (lines(*ROWS, "Music and arts  Expected standard"), "don't know"),
        (lines(*ROWS[:-1]), "not every area"),
        (lines(*MEANINGS), "do not agree"),
        (lines(*ROWS, day="Inspection report: 13 Somemonth 2026"), "of which inspection"),
        (lines(*ROWS, safeguarding=("Safeguarding standards", "Met", "Not met")), "safeguarding standards are met"),
        (lines(*ROWS, safeguarding=(*MET, "Safeguarding standards not met")), "safeguarding standards are met"),
    ],
    ids=[
        "scale in a line",
        "part of a scale with a tick",
        "tick below",
        "grade below its area",
        "two columns in turn",
        "tiles side by side",
        "two grades",
        "wrong group",
        "unknown area",
        "no leadership",
        "legend alone",
        "no day",
        "both boxes",
        "both headings",
    ],
)
def test_what_the_text_does_not_say_for_certain_is_a_problem_and_no_grade_is_believed(texts, problem):
    found = read(texts)

    assert [each for each in found.card.problems if problem in each]
    assert found.card.areas == ()


def test_where_the_words_stand_otherwise_than_they_are_written_there_is_no_grade():
    other = [each.replace("Inclusion  Needs attention", "Inclusion  Strong standard") for each in lines(*ROWS)]

    assert grades(read(lines(*ROWS), other)) == {}
    assert grades(read(lines(*ROWS), [each for each in lines(*ROWS) if "governance" not in each])) == {}


@pytest.mark.parametrize("said", ["met", "not met", "insufficient evidence"])
def test_safeguarding_is_what_its_heading_says_and_not_the_box_that_explains_both(said):
    found = read(lines(*ROWS, safeguarding=(f"Safeguarding standards {said}", *MET[1:])))

    assert (found.card.safeguarding, found.card.problems) == (said, ())


def test_the_pdf_of_a_card_is_called_one_and_its_grades_are_evidence_and_no_authoritys_judgements():
    areas = tuple((area.capitalize(), grade) for area, grade in GRADES.items())

    said = document.read(report_card("144225", areas, date(2026, 1, 13)))

    assert (said.kind, said.judgements, said.authorities) == (Kind.UNKNOWN_REPORT, (), ())
    assert said.problems == (
        "This is a report card of another provider, URN 144225, and judges no authority's services.",
    )
    assert [each.quote for each in said.evidence] == [
        "Safeguarding standards met",
        "Achievement: strong standard",
        "Inclusion: needs attention",
        "Leadership and governance: needs attention",
    ]


def test_a_card_that_may_be_of_an_authoritys_services_is_not_called_another_providers():
    said = document.read(report_card("80580", (("Inclusion", "urgent improvement"),), date(2027, 6, 8)))

    assert said.judgements == ()
    assert [each.urn for each in said.authorities] == ["80580"]
    assert said.problems == (
        "This may be a report card of an authority's services, URN 80580. Such cards are not read; please check it.",
    )


def test_a_card_as_plain_text_is_no_news_and_asks_for_a_look():
    said = document.read("\n".join(lines(*ROWS)).encode())

    assert (said.kind, said.evidence[:-1], said.news) == (Kind.UNKNOWN_REPORT, (), None)
    assert said.problems[1].startswith("Of the report card: two ways of reading")


def test_an_authoritys_report_that_mentions_cards_is_none():
    text = "Schools have report cards now: Strong standard, Needs attention, Urgent improvement. URN: 80581"

    assert not report_cards.is_card((Page(1, text),))


@pytest.mark.parametrize("before", ["Hill Primary School", "Hill Primary School, URN 144225"])
def test_a_card_whose_name_and_day_are_on_one_line_is_one(before):
    texts = lines(*ROWS, day=f"{before} {DAY}")

    assert report_cards.is_card((Page(1, "\n".join(texts)),))
    assert grades(read(texts)) == GRADES


def test_a_day_that_words_of_another_report_give_makes_no_card():
    assert not report_cards.is_card((Page(1, "\n".join(lines(*ROWS, day=f"See the {DAY}"))),))
