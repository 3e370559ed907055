"""Pages are parsed in a process of its own, within bounds: one that crashes, hangs or swells costs only itself.

What comes back is JSON in the form of one of our own values, and is checked against it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from watcher.model.characters import whole
from watcher.model.errors import SandboxError, SourceError

if TYPE_CHECKING:
    from watcher.sources.source import Sandbox

T = TypeVar("T")


class Parse(Struct, Generic[T], frozen=True):
    """A function that parses a body, with texts that it needs to know, and the type of what it returns.

    It is in a module under a name: `name` is "module:name", by which the process finds it.
    """

    name: str
    function: Callable[..., T]
    returns: Any

    def run(self, sandbox: Sandbox, body: bytes, *given: str) -> T:
        """Parse a body; SourceError says in a sentence why it could not be parsed."""
        try:
            answer = sandbox.call(self.name, body, given)
            verdict, _, rest = answer.partition(b"\n")
            if verdict == REFUSED:
                raise SourceError(json.loads(rest))
            found: T = msgspec.json.decode(rest, type=self.returns)
            return found
        except SandboxError as error:
            raise SourceError(f"{given[0] if given else 'What came'} could not be read: reading it {error}.") from error
        except (ValueError, RecursionError) as error:  # msgspec's own is a ValueError
            sentence = f"{given[0] if given else 'What came'} could not be read: what came makes no sense."
            raise SourceError(sentence) from error

    def answer(self, body: bytes, *given: str) -> bytes:
        """Parse a body here, and write what came of it."""
        try:
            found = self.function(body, *given)
            return FOUND + b"\n" + msgspec.json.encode(found)
        except MemoryError:
            raise  # nothing more can be done here: the process ends, and whoever asked says so
        except SourceError as error:
            sentence = str(error)
        except Exception as error:  # whatever a hostile page makes a parser do is a sentence
            place = given[0] if given else "What came"
            sentence = f"{place} could not be read: it is in a form that was not expected ({type(error).__name__})."
        return REFUSED + b"\n" + json.dumps(whole(sentence)).encode()


FOUND, REFUSED = b"found", b"refused"
