from __future__ import annotations

from documents import plain_letter

from watcher.reading import pdf
from watcher.reading.text import MOST_SENTENCE, flat, sentences, whole, without_feet


def test_text_is_split_where_a_sentence_ends():
    assert sentences("Help is good. It was not in 2.5 of 10 areas! Why?") == [
        "Help is good.",
        "It was not in 2.5 of 10 areas!",
        "Why?",
    ]


def test_a_footnotes_number_behind_a_full_stop_joins_no_two_sentences():
    # As pypdfium2 5.15.2 reads raised numbers, in 19 of 400 older reports and letters.
    assert sentences("Help and protection is good.1 Care leavers' lives are inadequate.12 See para.17 The plan.") == [
        "Help and protection is good.",
        "Care leavers' lives are inadequate.",
        "See para.17 The plan.",
    ]
    assert sentences("The numbers fell by 1.5 Since 2.10 Reg.44 Visits") == [
        "The numbers fell by 1.5 Since 2.10 Reg.44 Visits"
    ]


def test_what_goes_on_without_an_end_is_cut_into_pieces_and_nothing_is_lost():
    text = "on and on " * MOST_SENTENCE

    pieces = sentences(text)

    assert "".join(pieces) == text
    assert max(len(each) for each in pieces) == MOST_SENTENCE


def test_a_sentence_that_a_page_or_a_line_parted_is_one_and_an_item_of_a_list_is_not():
    parted = [(1, "Since then the quality of"), (2, "plans has declined."), (2, "a) visits"), (2, "o reviews")]

    assert whole(parted) == [(1, "Since then the quality of plans has declined."), *parted[2:]]
    assert whole([(1, "Help is good."), (2, "have become less clear.")]) == [
        (1, "Help is good."),
        (2, "have become less clear."),
    ]


def test_the_line_that_runs_through_a_report_is_left_out_of_a_sentence():
    foot = "Inspection of Anytown local authority children's services 3 to 14 October 2022 2"

    assert without_feet(f"Leaders {foot} know their area.") == "Leaders know their area."
    assert without_feet("Inspection of Anytown on 3 October.") == "Inspection of Anytown on 3 October."


def test_a_grade_that_a_lines_end_broke_is_one_word_and_a_compound_keeps_its_hyphen():
    """pypdfium2 5.15.2 gives one mark for both: findings/first-broken-word-takes-all-hyphens.sh."""
    lines = ("Services are inad-", "equate and require im-", "provement. Children who self-", "harm wait.")
    with pdf.opened(plain_letter(*lines)) as paper:
        (page,) = paper.pages()

    assert "Services are inadequate and require improvement. Children who self-harm wait." in flat(page.text)
