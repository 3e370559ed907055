"""Unfolding a body as it comes: never more than was allowed, however small the bomb."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

# Unfolded a piece at a time and counted after each, so that a bomb costs no more than one piece of memory.
PIECE = 65_536
GZIP = 16 + zlib.MAX_WBITS  # zlib's way of saying that gzip's head and tail are around it
MAGIC = b"\x1f\x8b"
GZIPPED = ("gzip", "x-gzip")
COMPRESSIONS = (*GZIPPED, "br", "deflate", "compress", "x-compress", "zstd", "dcb", "dcz", "lzma", "xz", "bzip2")


class UnfoldingError(Exception):
    """A body can't be unfolded. Its text says why, without a full stop."""


def unfolded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Unfold a body that is sent as it is, or with gzip, piece by piece; no piece is larger than 64 KB.

    UnfoldingError for other compressions (nobody asked for them), for damage, and for a body that breaks off. A word
    that names no compression ("utf-8", "none") is a server's mistake, and so is to name none of a body in gzip: what
    it begins with counts.
    """
    asked = [each.strip().lower() for each in encoding.split(",")]
    compressed = [each for each in asked if each in COMPRESSIONS]
    # "gzip, gzip" is most often one and the same, which a server and a proxy before it both say.
    if not set(compressed) <= set(GZIPPED):
        raise UnfoldingError(f'it is sent in the encoding "{encoding[:40]}", which was not asked for')
    whole = iter(pieces)
    first = next(whole, b"")
    if not first.startswith(MAGIC):
        yield from chain([first], whole)
        return
    yield from _gunzipped(chain([first], whole))


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inside = zlib.decompressobj(GZIP)
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                if inside.eof:
                    if not waiting.startswith(MAGIC):
                        return  # one gzip may follow another; anything else behind it is nothing of the body
                    inside = zlib.decompressobj(GZIP)
                # Bounded here, not after: 64 KB of gzip can hold 64 MB of zeros.
                yield inside.decompress(waiting, PIECE)
                waiting = inside.unconsumed_tail or inside.unused_data
        # All pieces are in, but what was bounded above may still hold more.
        while not inside.eof:
            more = inside.decompress(b"", PIECE)
            if not more:
                raise UnfoldingError("it breaks off")
            yield more
    except zlib.error as error:
        raise UnfoldingError("it is damaged") from error
