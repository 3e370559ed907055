"""Unfolding a body as it comes: never more than was allowed, however small the bomb."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

PIECE = 65_536
GZIP = 16 + zlib.MAX_WBITS


class UnfoldingError(Exception):
    """A body can't be unfolded. Its text says why, without a full stop."""


def unfolded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Unfold a body that is sent as it is, or with gzip, piece by piece; no piece is larger than 64 KB.

    UnfoldingError for other encodings (nobody asked for them), for damage, and for a body that breaks off.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip"):
        sentence = f'it is sent in the encoding "{encoding[:40]}", which was not asked for'
        raise UnfoldingError(sentence)
    inside = zlib.decompressobj(GZIP)
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                if inside.eof:  # one gzip may follow another
                    inside = zlib.decompressobj(GZIP)
                yield inside.decompress(waiting, PIECE)
                waiting = inside.unconsumed_tail or inside.unused_data
        while not inside.eof:
            more = inside.decompress(b"", PIECE)
            if not more:
                sentence = "it breaks off"
                raise UnfoldingError(sentence)
            yield more
    except zlib.error as error:
        sentence = "it is damaged"
        raise UnfoldingError(sentence) from error
