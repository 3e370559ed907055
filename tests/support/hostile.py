"""Hostile PDFs: small files that ask for more than anybody should give."""

from __future__ import annotations

import zlib


def pdf(*objects: bytes) -> bytes:
    """Write a PDF of these objects, numbered from 1; the first is its catalogue."""
    body = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + end % (len(objects) + 1, table, len(objects) + 1, len(body))


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def one_page(content: bytes, size: bytes = b"595 842") -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
        % size
    )
    return pdf(CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(content), FONT)


def pages_without_end() -> bytes:
    """Its page tree is its own branch."""
    return pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")


def pages_of_pages() -> bytes:
    """Ten levels of ten branches each, all the same: ten thousand million pages in a kilobyte."""
    levels = [
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (10 ** (10 - n), b" ".join([b"%d 0 R" % (n + 3)] * 10))
        for n in range(10)
    ]
    return pdf(CATALOGUE, *levels, b"<< /Type /Page /Parent 11 0 R /MediaBox [0 0 595 842] >>")


def many_pages() -> bytes:
    """It says that it has two thousand million pages."""
    return pdf(CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", b"<< /Type /Page /Parent 2 0 R >>")


def packed_text() -> bytes:
    """A page of eight million letters in a few kilobytes."""
    return one_page(b"BT /F 9 Tf 10 10 Td " + b"(inadequate inadequate inadequate inadequate) Tj " * 200_000 + b"ET")


def packed_nothing() -> bytes:
    """More than half a gigabyte of spaces in a few megabytes."""
    packer = zlib.compressobj(1)
    spaces = b" " * 10_000_000
    begun, more = (packer.compress(spaces) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    checked = 1
    for _ in range(60):
        checked = zlib.adler32(spaces, checked)
    # What follows a full flush looks at nothing before it: so one part can stand there again and again.
    packed = begun + 59 * more + packer.flush()[:-4] + checked.to_bytes(4)
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    return pdf(CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content)


def deep() -> bytes:
    """Brackets within brackets, a million deep."""
    return pdf(b"<< /Type /Catalog /Pages 2 0 R /Deep %s >>" % (b"[" * 1_000_000 + b"]" * 1_000_000))


BOMBS = {
    each.__name__.replace("_", " "): each
    for each in (pages_without_end, pages_of_pages, many_pages, packed_text, packed_nothing, deep)
}
