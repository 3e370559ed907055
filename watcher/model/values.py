"""What holds for every value: how to make a changed copy of it, and which fields are never shown."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from msgspec import Struct, structs

if TYPE_CHECKING:
    from dataclasses import replace  # mypy knows each field's name and type by it
else:
    Value = TypeVar("Value")

    def replace(value: Value, /, **changes: object) -> Value:
        """Make another value like `value`, a Struct or a dataclass, in which some fields are different."""
        if isinstance(value, Struct):
            return structs.replace(value, **changes)
        import dataclasses  # late: no value of readers' is one, and it is a fortieth of their parent's start

        return dataclasses.replace(value, **changes)


Word = TypeVar("Word", bound=Enum)


def word_of(words: type[Word], word: str, otherwise: Word) -> Word:
    """Take back a word that was stored; `otherwise` where a newer version of this program wrote one of its own.

    Two versions may share a database for a while, and what one of them adds must not keep the other from telling.
    """
    try:
        return words(word)
    except ValueError:
        return otherwise


class Discreet(Struct, frozen=True):
    """A value whose `unsaid` fields are in no log, error or test's output: secrets, where children live, long texts."""

    unsaid: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        said = (f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({', '.join(said)})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [(name, getattr(self, name)) for name in self.__struct_fields__ if name not in self.unsaid]


__all__ = ["Discreet", "replace", "word_of"]
