from __future__ import annotations

from watcher.reading.pages import Page
from watcher.reading.reports import statements


def test_the_opening_is_three_pages_at_most_and_begins_behind_the_table():
    pages = tuple(Page(number, f"Table. Sentence {number} is here.") for number in range(1, 6))

    assert statements.opening(pages, after=len("Table. ")) == [
        (1, "Sentence 1 is here."),
        (2, "Table."),
        (2, "Sentence 2 is here."),
        (3, "Table."),
        (3, "Sentence 3 is here."),
    ]


def test_the_opening_of_a_text_without_pages_ends_before_its_findings_begin():
    sentence = "Leaders know their services well. "
    (*_, last) = statements.opening((Page(None, sentence * 200),), after=0)
    paged = statements.opening((Page(1, sentence * 200),), after=0)

    assert last[1] == sentence[: statements.UNPAGED_LETTERS % len(sentence)].strip()
    assert len(paged) == -(-statements.OPENING_LETTERS // len(sentence))


def test_the_sentence_that_sums_up_is_the_first_that_says_since_which_inspection():
    said = [
        (1, "Leaders know."),
        (2, "Since the last inspection, much changed."),
        (3, "Since its last inspection"),
    ]

    assert (statements.since_last(said).page, statements.since_last(said).quote) == (2, said[1][1])
    assert statements.since_last([(1, "Since May, inspectors have called.")]) is None


def test_the_section_on_leaders_is_what_stands_behind_its_heading_in_the_body():
    heading = "The impact of leaders on social work practice with children and families: good"
    pages = (
        Page(1, f"{heading} The cover."),
        Page(2, f"Visits are late. {heading} Leaders know this."),
        Page(3, "They act."),
    )

    assert statements.about_leaders(pages) == [(2, "Leaders know this."), (3, "They act.")]
    assert statements.about_leaders(pages[:1]) == []


def test_a_summary_above_the_table_is_what_stands_behind_the_lead_inspector():
    cover = (
        "Inspection of Wirral. Lead inspector: Pat Example, HMI Summary Help is weaker. It was good. Judgement Grade"
    )
    table = cover.index("Judgement")

    assert statements.above_table(Page(1, cover), table) == [(1, "Help is weaker."), (1, "It was good.")]
    assert statements.above_table(Page(1, cover.replace("Lead inspector:", "Led by")), table) == []
