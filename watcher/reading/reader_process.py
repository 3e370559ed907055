"""The reading process, which `reader_parent.py` forks within its bounds: it answers what is asked on its stdin."""

from __future__ import annotations

import base64
import json
import os
import signal
import sys
from importlib import import_module

import msgspec

from watcher import data
from watcher.model.documents import as_json, from_text
from watcher.reading.frames import AUTHORITIES, CALL, DRAW, LENGTH, SHEETS, TEXT

# Whoever takes more is ended, and the document counts as one that can't be read.
MEMORY_BYTES = 512 * 1024 * 1024
ANSWERS = 3
"""The descriptor of the pipe for answers; not stdout, for a library that prints must not break the frames."""
LONGEST = 60
"""Seconds after which a reader ends by itself, if whoever asked was killed and can't end it."""


def bound() -> None:
    """Bound this process before it sees a document: memory, files, and no core dumps of what councils publish."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def answer_to(what: bytes, body: bytes) -> bytes:
    """Do with a body what the letter `what` asks (frames.py), and return what is said of it: JSON, or plain text."""
    from watcher.reading.document import draw, read, words

    if what == AUTHORITIES:
        data.take_text(body.decode())
        return b""
    if what == CALL:
        head, body = _parted(body)
        name, *given = json.loads(head)
        module, _, attribute = name.partition(":")
        answered: bytes = getattr(import_module(module), attribute).answer(body, *given)
        return answered
    if what == TEXT:
        return words(body).encode()
    if what == SHEETS:
        from watcher.reading.spreadsheets import sheets

        return json.dumps(sheets(body)).encode()
    if what == DRAW:
        said, body = _parted(body)
        drawn = draw(body, from_text(said))
        picture = {"page": drawn.page, "alt": drawn.alt, "png": base64.b64encode(drawn.png).decode()} if drawn else None
        return json.dumps(picture).encode()
    return msgspec.json.encode(as_json(read(body)))


def _parted(body: bytes) -> tuple[bytes, bytes]:
    """Take off the words that go before a document, which follow their length."""
    (length,) = LENGTH.unpack(body[: LENGTH.size])
    return body[LENGTH.size : LENGTH.size + length], body[LENGTH.size + length :]


def serve() -> None:
    """Answer on one pipe what is asked on the other (stdin), until that ends."""
    answers = os.fdopen(ANSWERS, "wb")
    while True:
        signal.alarm(0)
        head = sys.stdin.buffer.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return
        signal.alarm(LONGEST)
        asked = sys.stdin.buffer.read(*LENGTH.unpack(head))
        try:
            answer = answer_to(asked[:1], asked[1:])
        except MemoryError:
            # At once: with no memory left, tidying up would only fail again, slowly.
            os._exit(1)
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()
