"""What there is of each kind, in a module of its own that is loaded once the kind is asked for: no config has all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar

T = TypeVar("T")


class ByKind(Mapping[str, T]):
    """Maps each kind to the `KIND` of its module; to go through the values loads them all."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._modules = modules
        self._loaded: dict[str, T] = {}

    def __getitem__(self, kind: str) -> T:
        # A config may have a thousand sources of one kind.
        if kind not in self._loaded:
            self._loaded[kind] = import_module(self._modules[kind]).KIND
        return self._loaded[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)
