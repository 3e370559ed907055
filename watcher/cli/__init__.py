"""The commands: what people type, and what is printed. What they do is done elsewhere.

Nothing is loaded here before somebody asks for it: what documents are read with takes longer to load than all commands,
and so begins sooner.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from watcher.cli import signals

if TYPE_CHECKING:
    from typer import Typer

    app: Typer

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line."""
    signals.let_ctrl_c_end()
    from watcher import garbage

    garbage.while_starting()
    begun: object = None
    if sys.argv[1:2] == ["read"]:
        from watcher.commands.read_ahead import begun_for

        begun = begun_for(sys.argv[2:])
    from watcher.cli import listed

    try:
        listed.run(begun)
    finally:
        signals.let_ctrl_c_end()


def __getattr__(name: str) -> object:
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module("watcher.cli.listed").app
