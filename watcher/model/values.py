"""What holds for every value: how another is made of it, and what nothing shows of it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import Struct, structs

if TYPE_CHECKING:
    from dataclasses import replace  # mypy knows each field's name and type by it
else:

    def replace(value: Any, /, **changes: Any) -> Any:  # noqa: ANN401 - says what mypy is told above
        """Make another value like `value`, a Struct or a dataclass, in which some fields are different."""
        way = structs.replace if isinstance(value, Struct) else dataclasses.replace
        return way(value, **changes)


class Discreet(Struct, frozen=True):
    """A value whose `unsaid` fields are in no log, error or test's output: secrets, where children live, long texts."""

    unsaid: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        said = (f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__ if name not in self.unsaid)
        return f"{type(self).__name__}({', '.join(said)})"

    # A Struct's own shows rich every field; without it rich asks __repr__.
    __rich_repr__: ClassVar = None  # type: ignore[assignment]


__all__ = ["Discreet", "replace"]
