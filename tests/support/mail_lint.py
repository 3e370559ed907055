"""What is wrong with the bytes of an e-mail by RFC 5322, 2045 and 2047: as servers see it, not as Python does."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

ONCE = ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version")
AT_MOST_ONCE = ("In-Reply-To", "References", "List-Id", "Auto-Submitted", "Importance", "Content-Type")
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+"
IDENTIFIER = rf"<{ATOM}@{ATOM}>"
IDENTIFIERS = ("Message-ID", "In-Reply-To", "References", "Content-ID")
LONGEST, USUAL, LONGEST_WORD = 998, 78, 75


def lint(mail: bytes) -> list[str]:
    """Name every fault; an empty list when there is none."""
    head, _, body = mail.partition(b"\r\n\r\n")
    lines = mail.split(b"\r\n")
    faults = [f"a bare CR or LF: {each[:60]!r}" for each in lines if b"\r" in each or b"\n" in each]
    faults += [f"over {LONGEST} bytes: {each[:60]!r}" for each in lines if len(each) > LONGEST]
    faults += [f"not ASCII: {each[:60]!r}" for each in lines if not each.isascii()]
    headers = _headers(head)
    for name in (*ONCE, *AT_MOST_ONCE):
        count = sum(1 for each, _ in headers if each.casefold() == name.casefold())
        if count > 1 or (count == 0 and name in ONCE):
            faults.append(f"{name} appears {count} times")
    for part in re.findall(rb"(?m)^--[^\r]+\r\n((?:[A-Za-z-]+:.*\r\n(?:[ \t].*\r\n)*)+)", body):
        headers += _headers(part.removesuffix(b"\r\n"))
    return faults + [fault for name, value in headers for fault in _faults(name, value)]


def _headers(head: bytes) -> list[tuple[str, str]]:
    return [
        (name, value)
        for each in re.split(r"\r\n(?![ \t])", head.decode("ascii", "replace"))
        for name, _, value in [each.partition(":")]
    ]


def _faults(name: str, value: str) -> list[str]:
    faults = []
    plain = value.replace("\r\n", "").strip()
    for line in f"{name}:{value}".split("\r\n"):
        if len(line) > USUAL and max(map(len, line.split())) < USUAL // 2:
            faults.append(f"{name} could be folded: {line[:60]}")
        if not line.removeprefix("Subject:").strip():
            faults.append(f"{name} has a line without a word")
    words = re.findall(r"=\?[^?]*\?[^?]*\?[^?]*\?=", value)
    if any(len(each) > LONGEST_WORD for each in words):
        faults.append(f"{name} has an encoded word of over {LONGEST_WORD} characters")
    if words and name not in ("Subject", "From", "To"):
        faults.append(f"{name} has an encoded word")
    if name in IDENTIFIERS and not re.fullmatch(IDENTIFIER, plain):
        faults.append(f"{name} is not an identifier: {plain[:80]}")
    if name == "List-Id" and not re.search(rf"<{ATOM}>$", plain):
        faults.append(f"List-Id has no identifier: {plain[:80]}")
    if name == "Date" and parsedate_to_datetime(plain).tzinfo is None:
        faults.append("Date has no zone")
    return faults
