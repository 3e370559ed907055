"""What Python made of regular expressions when they were last loaded: to make it anew takes two thirds of a start.

Python compiles an expression in two steps. The first, in Python, turns its text into a list of numbers; the second, in
C, takes a seventieth of that time. So the lists are kept beside the bytecode of this module, as bytecode is. Each is
found by the text and the flags that it was made of, and all of them only by the Python that made them, so that none is
ever out of date: what isn't found is compiled as always, and kept for the next start.

The file is a checksum (CRC-32, against damage: a stronger one takes four times as long) and, as MessagePack, the
Python's version and the expressions. Whoever may write to it may write to the bytecode, too. Where nobody may, each
start compiles.
"""

from __future__ import annotations

import os
import sys
from array import array
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = Path(cache_from_source(__file__)).with_suffix(".expressions")
"""Where those of the readers are."""
CHECKSUM = 4
_NUMBERS = "I"
"""The numbers of a compiled expression: 32 bits each."""
_UTF_8 = "utf-8", "surrogatepass"
"""Sources look for halves of letters, which no text may have."""
FIRST, SECOND = "re._compiler", "_sre"
"""Python's modules of the two steps, each with a `compile`. They are not documented: without them nothing is kept."""


class _Compiled(Struct, frozen=True, array_like=True):
    """What the second step takes; `asked` are the flags that are compiled with, `flags` those that come of it."""

    text: bytes
    asked: int
    flags: int
    numbers: bytes
    groups: int
    by_name: dict[str, int]
    names: list[str | None]

    def arguments(self) -> tuple[object, ...]:
        numbers = array(_NUMBERS, self.numbers).tolist()
        return self.text.decode(*_UTF_8), self.flags, numbers, self.groups, self.by_name, tuple(self.names)


@contextmanager
def at_hand(place: Path) -> Iterator[None]:
    """Compile with what is kept, and keep what wasn't: for one thread, while modules are loaded."""
    steps: list[Any]
    try:
        steps = [import_module(name) for name in (FIRST, SECOND)]
    except ImportError:
        yield
        return
    first, second = steps
    known = _kept(place)
    used: dict[tuple[str, int], _Compiled] = {}
    first_step, second_step = first.compile, second.compile

    def compiled(text: object, flags: int = 0) -> object:
        if not isinstance(text, str):
            return first_step(text, flags)
        flags = int(flags)  # from Python 3.13 on re.sub and its like give a kind of number that can't be kept
        if found := known.get((text, flags)):
            used[text, flags] = found
            return second_step(*found.arguments())

        def noted(*made: Any) -> object:
            with suppress(TypeError, ValueError):
                _, all_flags, numbers, groups, by_name, names = made
                plain = array(_NUMBERS, numbers).tobytes()
                named = dict(by_name), list(names)
                used[text, flags] = _Compiled(text.encode(*_UTF_8), flags, all_flags, plain, groups, *named)
            return second_step(*made)

        second.compile = noted
        try:
            return first_step(text, flags)
        finally:
            second.compile = second_step

    first.compile = compiled
    try:
        yield
    finally:
        first.compile = first_step
    if used.keys() - known.keys() and not sys.dont_write_bytecode:
        _keep(place, list(used.values()))


def _kept(place: Path) -> dict[tuple[str, int], _Compiled]:
    with suppress(OSError, msgspec.DecodeError):
        body = place.read_bytes()
        checksum, packed = body[:CHECKSUM], body[CHECKSUM:]
        if crc32(packed).to_bytes(CHECKSUM) == checksum:
            version, found = msgspec.msgpack.decode(packed, type=tuple[str, list[_Compiled]])
            if version == sys.version:
                return {(each.text.decode(*_UTF_8), each.asked): each for each in found}
    return {}


def _keep(place: Path, found: list[_Compiled]) -> None:
    packed = msgspec.msgpack.encode((sys.version, found))
    unfinished = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(crc32(packed).to_bytes(CHECKSUM) + packed)
        unfinished.replace(place)
    except OSError:  # as where bytecode can't be written: nothing depends on it
        with suppress(OSError):
            unfinished.unlink()
