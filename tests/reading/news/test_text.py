from __future__ import annotations

import pytest

from watcher.reading.news.text import clean, piece, split


def test_markup_entities_and_letters_that_nobody_sees_are_taken_away():
    assert clean("<b>in\u200bade\u00adquate</b> &amp;amp; poor", 100).split() == ["inadequate", "&", "poor"]


def test_a_large_first_letter_and_a_place_to_break_leave_a_word_whole():
    """inscriptis 2.7.6 and html-text 0.7.1 tear it: findings/first-letter-takes-the-council-along."""
    assert clean("<p><b>K</b>ent is in&lt;wbr&gt;adequate</p><b>A</b> <b>home</b>", 100).split() == [
        *("Kent", "is", "inadequate", "A", "home")
    ]


def test_an_outlet_s_name_at_the_end_of_a_title_is_no_part_of_it():
    assert piece("Services slip in Bolton - Bolton News", "").title == "Services slip in Bolton"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        # rich 15.0.0 and textual 8.2.8 do the like (findings/not-in-brackets-is-gone.sh)
        ("They are [not] inadequate.", ("They are not inadequate.",)),
        ("They are [then] Inadequate.", ("They are then Inadequate.",)),
        ('Ofsted said: "[Bolton\'s] services are inadequate".', ('Ofsted said: "Bolton\'s services are inadequate".',)),
        ("[Leaders], he said, fail.", ("Leaders, he said, fail.",)),
        ("The council is inadequate [overall].", ("The council is inadequate overall.",)),
        ("[Image: Jo Example] They are good.", ("They are good.",)),
        ("[Video] They are good.", ("They are good.",)),
        ("They are all good. [Read more] They were not.", ("They are all good.", "They were not.")),
    ],
)
def test_an_editor_s_own_words_are_read_and_what_an_editor_put_beside_is_not(body, read):
    assert piece("Report", body).sentences == read


def test_a_title_has_its_editor_s_own_words():
    assert piece("Bolton [not] inadequate [Updated]", "").title == "Bolton not inadequate"


def test_a_date_that_opens_a_piece_is_its_dateline():
    read = piece("Services slip", "13 February 2024. Bolton's services are inadequate.")

    assert (read.dateline, read.sentences) == ("2024-02-13", ("Bolton's services are inadequate.",))


@pytest.mark.parametrize("line", ["Read more: Bolton is inadequate", "Most read", "Sign up to our letter"])
def test_the_page_s_furniture_is_left_out(line):
    assert piece("Library opens", f"It is open today.\n{line}").sentences == ("It is open today.",)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("By Jo Example, Local Democracy Reporter.", False),
        ("Published 2 hours ago.", False),
        ("Getty Images A playground in the sun.", False),
        ("By Monday evening leaders had said sorry.", True),
        ("Published yesterday, it is a hard read.", True),
        ("Getty Images Services were rated inadequate.", True),
    ],
)
def test_who_wrote_it_and_whose_the_picture_is_stand_before_no_news(line, left):
    assert piece("Library opens", f"{line} It is open today.").sentences == ((line,) if left else ()) + (
        "It is open today.",
    )


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("| 30 June 2017", False),
        ("Published: 11:02, 05 May 2026", False),
        ("Tuesday, 24 December 2024 16:14", False),
        ("Published Wed 4 Nov 2026 at 9:00am.", False),
        ("February 3, 2015", False),
        ("Last updated 9 Feb 2021", False),
        ("12 May 2026 was a day of shame", True),
        ("Some 9 children in 2016", True),
    ],
)
def test_a_line_that_only_says_when_stands_before_no_news(line, left):
    assert piece("Library opens", f"By Jo Example\n{line}\nIt is open today.").sentences == (
        (line,) if left else ()
    ) + ("It is open today.",)


@pytest.mark.parametrize(
    "ahead",
    [
        "(LDRS)",
        "1 hour ago",
        "Civic Centre (Image: Google Street View)",
        "A social worker speaking with a family",
    ],
)
def test_what_a_page_puts_before_its_first_sentence_is_no_part_of_it(ahead):
    assert piece("Services slip", f"{ahead} Bolton is inadequate.").sentences == ("Bolton is inadequate.",)


def test_whom_a_sentence_begins_with_is_not_taken_for_who_wrote_it():
    told = piece("Services slip", "2 hours ago North Yorkshire Council was rated inadequate.")

    assert told.sentences == ("North Yorkshire Council was rated inadequate.",)


@pytest.mark.parametrize(
    "told",
    [
        "Ofsted rates Bolton inadequate (Image: LDRS) Leaders are sorry.",
        "Priority action for Bolton (Image: LDRS) Leaders are sorry.",
        "Bolton Town Hall (Image: LDRS) Leaders are sorry.",
        "A woman running a home in Bolton was jailed.",
        "A mother waiting for help in Bolton told Ofsted so.",
    ],
)
def test_what_only_looks_like_a_picture_s_words_is_read(told):
    assert piece("Services slip", told).sentences[0].split()[:2] == told.split()[:2]


def test_what_asks_for_a_subscription_hides_nothing_that_follows_it():
    told = "Ofsted has found Bolton's services inadequate."

    assert piece("Bolton", f"Subscribers only. {told}").sentences == (f"Subscribers only. {told}",)
    assert piece("Bolton", f"Subscribe now. {told}").sentences == (told,)
    assert piece("Bolton", f"{told}\nRead more: Leeds is next. York, too.").sentences == (told,)


def test_what_a_column_parted_is_one_sentence_and_a_list_is_none():
    parted = "Services for children in Bolton are\nnot good enough, said the report by\nOfsted today.\n\nIt is long."
    listed = ("Overall effectiveness of services: good", "leaders: good", "help: good")

    assert piece("Report", parted).sentences == (
        "Services for children in Bolton are not good enough, said the report by Ofsted today.",
        "It is long.",
    )
    assert piece("Report", "\n".join(listed)).sentences == listed


def test_a_short_title_s_dot_ends_no_sentence():
    assert split("Cllr. Green spoke. It was late.") == ["Cllr. Green spoke.", "It was late."]


def test_a_long_text_is_cut():
    assert len(piece("Title", "".join(f"Thing {each} happened here. " for each in range(10_000))).sentences) == 150


def test_a_short_sentence_that_gives_a_label_its_value_stands_alone():
    sentences = ("Overall: requires improvement.", "Previous inspection (2022): good.")

    assert piece("What inspectors found", " ".join(sentences)).sentences == sentences


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The Department for Education has been contacted.", False),
        ("Bolton Council has been approached for comment.", False),
        ("Bolton Council has been contacted by Ofsted about inadequate services.", True),
    ],
)
def test_that_somebody_was_asked_to_comment_is_no_sentence_of_the_piece(sentence, kept):
    assert (sentence in piece("Title", f"Ofsted came to Bolton. {sentence}").sentences) is kept


def test_a_live_page_whose_newest_entry_stands_last_is_read_from_there():
    read = piece("Live", "Due today. 9:40 We wait. 11.15am It rains. Still. 12:03pm It is out. All of it.")

    assert read.sentences == (
        "12:03pm It is out.",
        "All of it.",
        "11.15am It rains.",
        "Still.",
        "9:40 We wait.",
        "Due today.",
    )


@pytest.mark.parametrize(
    "body", ["12:03 It is out. 11:15 It rains. 9:40 We wait.", "9:40 We met them. 11:15 They left."]
)
def test_a_page_that_begins_with_its_newest_entry_or_names_two_times_stays_as_it_is(body):
    assert " ".join(piece("Live", body).sentences) == body


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("Bins were late. Most read: 1. Hull falls 2. Man jailed 3. Fire", ("Bins were late.",)),
        ("Most read: 1. Hull falls 2. Man jailed. A park has opened.", ("A park has opened.",)),
        ("Most popular 1 Hull falls 2 Man jailed. A park has opened.", ("A park has opened.",)),
        ("A park has opened.\nMost viewed\nHull falls", ("A park has opened.",)),
        ("The park is open. Most popular with families are slides.", None),
    ],
)
def test_headlines_within_a_line_are_none_of_the_piece_s_sentences(body, sentences):
    assert piece("Title", body).sentences == (sentences or tuple(f"{each}." for each in body[:-1].split(". ")))


def test_a_caption_that_stands_under_its_picture_twice_is_one_sentence():
    assert piece("Title", "Children wait for help.\nChildren wait for help.\nIt fell.").sentences == (
        "Children wait for help.",
        "It fell.",
    )


def test_behind_a_heading_that_leads_elsewhere_headlines_are_left_out_until_a_sentence_stands_there():
    body = "It rains in Bolton.\nRead more\nHull falls\nHull falls again\nIt was wet.\nRelated articles\nYork"

    assert piece("Title", body).sentences == ("It rains in Bolton.", "It was wet.")
    assert piece("Title", "It rains in Bolton.\nRelated\nYork\nHull falls.").sentences == ("It rains in Bolton.",)
    assert piece("Title", "It rains in Bolton.\nA wet day\nHull falls").sentences[-1] == "Hull falls"


def test_a_lists_numbers_are_no_sentences():
    assert split("1. It fell. 2. It is inadequate.") == ["It fell.", "It is inadequate."]
    assert split("It fell in 2022. Now it is good.") == ["It fell in 2022.", "Now it is good."]
