"""What may be written for an e-mail address and for a mail server's name, and what people write in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator

# The form of an HTML mail field (WHATWG), with its lengths: a typing error is found at `check`, and no line break can
# get into a header.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")


def _address(text: str) -> str:
    several = re.findall(r"<([^<>]+)>", text)
    if len(several) < 2:
        several = [each.strip().rpartition("<")[2].removesuffix(">") for each in re.split("[,;]", text)]
    if len(several) > 1 and all(map(_ADDRESS.fullmatch, several)):
        quoted = ", ".join(f'"{each}"' for each in several)
        raise ValueError(f"is several addresses in one text. Write each in quotes of its own: [{quoted}]")
    if not _ADDRESS.fullmatch(text):
        alone = re.search(r"<([^<>]+)>|mailto:(\S+)", text)
        inside = next((each for each in alone.groups() if each), "") if alone else ""
        inside = inside or unicodedata.normalize("NFKC", text).strip(" .,;:\t\n'\"()[]")
        alone = alone or _ADDRESS.fullmatch(inside)
        wanted = inside if _ADDRESS.fullmatch(inside) else "duty@example.org"
        raise ValueError(f'is not an e-mail address. Write {"only" if alone else "it like"} "{wanted}"')
    return text


EmailAddress = Annotated[str, AfterValidator(_address)]
_OF_EXAMPLES = ("@example.org", "@example.com", "@example.net")
"""They belong to nobody, and say of themselves that they neither take nor send mail."""


def odd_addresses(to: Sequence[str], sender: str) -> Iterator[tuple[str, str, str]]:
    """Say what would be told twice, or nobody."""
    if len({each.lower() for each in to}) < len(to):
        yield "to", "an address appears twice, so it would get each message twice.", "Take one of the two out."
    if any("." not in each.partition("@")[2] != "localhost" for each in to):
        yield "to", "an address has no full stop behind its @.", 'Write it like "duty@example.org".'
    if any(each.lower().endswith(_OF_EXAMPLES) for each in to):
        yield "to", "an address is the example's: nobody gets what is sent there.", "Write your own."
    if sender.lower().endswith(_OF_EXAMPLES):
        yield "from", "it is the example's address: mail from it is refused, or taken for spam.", "Write your own."


# Names of local networks may have underscores, and letters beyond ASCII; an address may have colons.
_HOST = re.compile(r"\w[\w-]{0,62}(\.\w[\w-]{0,62})*\.?|[0-9a-f:.]+(%\w+)?", re.IGNORECASE)


def odd_host(host: str) -> Iterator[tuple[str, str, str]]:
    """Say what is no mail server's name, and what to write instead."""
    bare = re.sub(r"^\w+://", "", host.strip()).partition("/")[0]
    bare = re.sub(r"^.*:.*@", "", bare)  # a login
    name, colon, port = bare.rpartition(":")
    bracketed = re.fullmatch(r"\[([0-9a-f:.]+)\](?::(\d+))?", bare, re.IGNORECASE)
    if bracketed:
        also = f" and port = {bracketed[2]}" if bracketed[2] else ""
        yield "host", "brackets are for addresses in links.", f'Write host = "{bracketed[1]}"{also}.'
    elif "@" in bare:
        domain = host.rpartition("@")[2]
        yield "host", "it is an e-mail address.", f'Write the mail server\'s name, such as host = "mail.{domain}".'
    elif colon and ":" not in name and port.isdigit():
        wrong = "the port has a line of its own."
        yield "host", wrong, f'Write host = "{name}" and port = {port}.'
    elif not _HOST.fullmatch(bare):
        several = [each for each in re.split(r"[\s,;]+", bare) if "." in each and _HOST.fullmatch(each)]
        if len(several) > 1:
            yield "host", "it is several servers' names.", f'Write host = "{several[0]}".'
            return
        wrong = "there is a space in it." if re.search(r"\s", bare) else "it is not a server's name."
        yield "host", wrong, 'Write it like host = "mail.example.org".'
    elif bare != host:
        yield "host", "it is not a server's name alone.", f'Write host = "{bare}".'
