from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import fastjsonschema
import pytest
from good_config import GOOD

from watcher.config.schema import schema

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "config.schema.json"


def read(text: str):
    """Read TOML as editors hand it to a schema: a day is a text there."""
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


@pytest.fixture(scope="module")
def validate():
    return fastjsonschema.compile(schema(), use_default=False)  # else it fills one kind's into the next


def test_the_committed_schema_is_that_of_the_code():
    assert json.loads(COMMITTED.read_text()) == schema(), "run: make schema"


def test_the_shipped_config_names_the_schema_and_is_valid_by_it(validate):
    shipped = (ROOT / "config.toml").read_text()

    validate(read(shipped))

    assert shipped.startswith("#:schema docs/config.schema.json\n")


def test_a_config_with_every_kind_of_block_is_valid(validate):
    validate(read(GOOD))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("authorities =", "authoritys ="),
        ("[[source]]", "[[sorce]]"),
        ('"judged"', '"juged"'),
        ("by       = 1", 'by = "one"'),
        ("until   = 2030-12-31\n", ""),
        ('["Terminal", "Duty inbox"]', '"Terminal"'),
        ('severity = "warning"\nby', 'severity = "warnng"\nby'),
    ],
)
def test_editors_see_mistakes_while_they_are_made(validate, old, new):
    with pytest.raises(fastjsonschema.JsonSchemaException):
        validate(read(GOOD.replace(old, new, 1)))


def test_editors_can_offer_the_authorities_and_any_other_spelling_is_valid_too(validate):
    offered = schema()["$defs"]["Watch"]["properties"]["authorities"]["items"]["anyOf"][0]["enum"]

    validate(read(GOOD.replace('"Liverpool"', '"BCP"')))

    assert len(offered) == 154
    assert "Bournemouth, Christchurch and Poole" in offered
