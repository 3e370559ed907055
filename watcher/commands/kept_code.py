"""What Python made of texts when a command was last loaded: to make it anew takes an eighth of a start.

While they are loaded, libraries write code as text and have it compiled: each dataclass, named tuple and annotation,
and what SQLAlchemy puts around its functions; and modules compile their regular expressions. So what came of them is
kept beside the bytecode of this module, for each command. Code is found by its text and all else that it was made of,
and by the Python that made it, so that none is ever out of date: what isn't found is compiled as always, and kept for
the next start. The file is one of `kept_expressions`, with the code in it as `marshal` writes it into bytecode.
"""

from __future__ import annotations
import __future__

import builtins
import marshal
import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct, field

from watcher.reading import kept_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

OURS = Path(cache_from_source(__file__))
# Not those of Python's past, one of which stands for something else in a function's flags.
FUTURE: int = sum({getattr(__future__, name).compiler_flag for name in __future__.all_feature_names} - {0, 0x10})
"""The features of Python's future that a text is compiled with where its module has them."""
Asked: TypeAlias = tuple[str, str, str, int]
"""A text, the name of the file that it counts as, whether it is a module or an expression, and the features."""


class Code(Struct, frozen=True, array_like=True):
    """What Python made of a text."""

    asked: Asked
    code: bytes


class _Kept(Struct):
    """What is known from the last start, and what this one needs of it, or beside it."""

    known: dict[Asked, bytes]
    used: dict[Asked, bytes] = field(default_factory=dict)
    _annotations: dict[Asked, CodeType] = field(default_factory=dict)

    def code_of(self, *asked: Any) -> CodeType:  # noqa: ANN401 - `Asked`
        if asked in self._annotations:
            return self._annotations[asked]
        found = self.known.get(asked)
        code: CodeType = marshal.loads(found) if found else compile(*asked, dont_inherit=True)  # noqa: S302 - as bytecode
        self.used[asked] = found or marshal.dumps(code)
        if asked[2] == "eval":  # most of them are like one before
            self._annotations[asked] = code
        return code


@contextmanager
def while_loading(command: str) -> Iterator[None]:
    """Load the modules of a command with what is kept of it: in one thread, before there are others."""
    if f"watcher.commands.{command}" in sys.modules:
        yield
        return
    with (
        kept_expressions.at_hand(OURS.with_suffix(f".{command}.expressions")),
        at_hand(OURS.with_suffix(f".{command}.code")),
    ):
        yield


def keep(command: str) -> None:
    """Load a command, so that what Python makes of it is kept."""
    with while_loading(command):
        import_module(f"watcher.commands.{command}")


@contextmanager
def at_hand(place: Path) -> Iterator[None]:
    """Compile texts with what is kept, and keep what wasn't."""
    kept = _Kept({each.asked: each.code for each in kept_expressions.kept(place, Code)})
    compile_, exec_, eval_ = builtins.compile, builtins.exec, builtins.eval

    def compiled(source: Any, filename: Any, mode: str, flags: int = 0, *inherit: Any, **more: Any) -> Any:  # noqa: ANN401 - Python's
        if not (inherit or more):  # Python would look itself what the calling module has of its future
            flags |= _future()
            if type(source) is type(filename) is str and not flags & ~FUTURE:
                return kept.code_of(source, filename, mode, flags)
            inherit = (True,)
        return compile_(source, filename, mode, flags, *inherit, **more)

    def executed(source: Any, *names: Any, **more: Any) -> None:  # noqa: ANN401 - Python's
        text = type(source) is str
        exec_(kept.code_of(source, "<string>", "exec", _future()) if text else source, *(names or _here()), **more)

    def evaluated(source: Any, *names: Any, **more: Any) -> Any:  # noqa: ANN401 - Python's
        text = type(source) is str
        code = kept.code_of(source.lstrip(" \t"), "<string>", "eval", _future()) if text else source
        return eval_(code, *(names or _here()), **more)

    builtins.compile, builtins.exec, builtins.eval = compiled, executed, evaluated
    try:
        yield
    finally:
        builtins.compile, builtins.exec, builtins.eval = compile_, exec_, eval_
    if kept.used.keys() - kept.known.keys() and not sys.dont_write_bytecode:
        kept_expressions.keep(place, [Code(*each) for each in kept.used.items()])


def _future() -> int:
    """Find what of Python's future the module has that wants a text compiled."""
    flags: int = sys._getframe(2).f_code.co_flags  # noqa: SLF001 - as Python itself does
    return flags & FUTURE


def _here() -> tuple[Any, Any]:
    """Find the names of whoever names none."""
    frame = sys._getframe(2)  # noqa: SLF001 - as above
    return frame.f_globals, frame.f_locals
