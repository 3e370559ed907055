from __future__ import annotations

import pytest

from watcher.data import names
from watcher.reading.news.names import names_in


def found(text):
    return [each.said for each in names_in(text)]


def test_every_name_is_found_as_the_lists_write_it_and_ends_where_it_ends():
    written = {name for known in names.index().values() for name in known.spellings if name[0].isupper()}

    assert {name for name in written if found(f"It says that {name}, too, was told.") != [name]} == set()


@pytest.mark.parametrize(
    "said",
    [
        *(
            "St Helens",
            "St. Helens",
            "ST HELENS",
            "Kensington & Chelsea",
            "Kensington and Chelsea",
            "Brighton and-Hove",
        ),
        *("Stoke-on-Trent", "Stoke on Trent", "B&NES", "Together for Children"),
    ],
)
def test_blanks_may_be_hyphens_and_and_an_ampersand(said):
    assert found(f"In {said} it was told.") == [said]


@pytest.mark.parametrize(
    "said", ["Kentish", "Kent-born", "Bury_St", "Together for children", "Afc", "wirral", "Derby_"]
)
def test_what_goes_on_as_another_word_or_is_written_otherwise_is_no_name(said):
    assert found(f"In {said} it was told.") == []
