"""The JSON Schema of a config: with it, editors complete and check config.toml while it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import models_json_schema

from watcher.config import blocks
from watcher.config.names import VOCABULARIES
from watcher.config.provider_words import AREA_WORDS

if TYPE_CHECKING:
    from pydantic import BaseModel

_PLURAL = {"authorities": "authority", "regions": "region"}


def schema() -> dict[str, Any]:
    """Make the schema out of the settings of every block and every kind."""
    kinds = {name: [blocks.settings_of(name, each) for each in kinds] for name, kinds in blocks.KINDS.items()}
    models: list[type[BaseModel]] = [*blocks.ONCE.values(), *blocks.SEVERAL.values()]
    models += [model for each in kinds.values() for model in each]
    references, definitions = models_json_schema(
        [(each, "validation") for each in models], by_alias=True, ref_template="#/$defs/{model}"
    )

    def of(model: type[BaseModel]) -> dict[str, Any]:
        return dict(references[model, "validation"])

    properties: dict[str, Any] = {name: of(model) for name, model in blocks.ONCE.items()}
    for name, model in blocks.SEVERAL.items():
        properties[name] = {"type": "array", "items": of(model)}
    for name, each in kinds.items():
        properties[name] = {"type": "array", "items": {"oneOf": [of(model) for model in each]}}
    for definition in _definitions(definitions["$defs"]):
        _improve(definition)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "ofsted-watch's config.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions["$defs"],
    }


def _definitions(definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (each for each in definitions.values() if "properties" in each)


def _improve(definition: dict[str, Any]) -> None:
    """Offer the words that are known, without refusing other spellings of them; leave out what helps nobody."""
    definition.pop("title", None)
    for name, each in definition["properties"].items():
        each.pop("title", None)
        if each.get("pattern"):
            each.pop("default", None)  # a length of time, which pydantic writes as computers do: "P7D"
        vocabulary = VOCABULARIES.get(_PLURAL.get(name, name)) or AREA_WORDS.get((name,))
        if vocabulary and each.get("type") == "array":
            words = ["all", *vocabulary.words] if name == "authorities" else [*vocabulary.words]
            each["items"] = {"anyOf": [{"enum": [str(word) for word in words]}, {"type": "string"}]}
        elif vocabulary and name == "authority":
            del each["type"]
            each["anyOf"] = [{"enum": [*vocabulary.words]}, {"type": "string"}]
