"""What is said of a command that was typed wrongly: what to type instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from typer._click.core import Context  # the base of typer.Context, which the library has no other name for

_OF_PYDANTIC = "Input should be "


class Command(TyperCommand):
    """A command that answers a word too much, or one that is missing, with what to type instead."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what was typed behind a command; a usage error says what is wrong with it."""
        ctx.allow_extra_args = True  # else the library says that it is unexpected, and nothing more
        try:
            rest = super().parse_args(ctx, args)
        except typer.BadParameter as error:
            if not error.message and self.epilog:  # an argument that is missing
                error.message = self.epilog
            elif error.message.startswith(_OF_PYDANTIC):
                error.message = _number_to_write(error.message.removeprefix(_OF_PYDANTIC))
            raise
        if rest:
            ctx.fail(self._too_much(rest))
        return rest

    def _too_much(self, rest: list[str]) -> str:
        called, options = f"ofsted-watch {self.name}", [each.opts[0] for each in self.params]
        first = rest[0]
        looks_like_a_file = "." in first or "/" in first or Path(first).is_file()
        if looks_like_a_file and "--config" in options:
            return f'"{first}" stands alone. A config file is named so: {called} --config {first}'
        takes = f"`{called}` takes options only, such as {options[0]}" if options else f"`{called}` takes nothing"
        from watcher.commands.authorities import how_to_see_one  # only for a mistake: not what every command waits for

        return f'"{" ".join(rest)}" is too much: {takes}. {how_to_see_one(" ".join(rest))}'.rstrip()


def _number_to_write(wanted: str) -> str:
    """Say what the library's check of a number wants ("greater than or equal to 1")."""
    return "Write a whole number." if "integer" in wanted else f"Write a number {wanted}."
