"""A message as Markdown: in the few forms that Teams, Webex, Google Chat and their like all show, and no others.

Paragraphs, bold words, lists and links. Headings, tables and quotations are left out: Teams' cards don't know them.
Text from outside is made inert; a line that would begin a list, a heading or a quotation is not one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from notifiers.messages.alerts import SEVERITY, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.alerts import Link, Message, Section

SHORTENED = "This message was shortened."


def title_of(message: Message) -> str:
    """Begin with the severity in words, because these services have neither a subject nor a colour in common."""
    return f"{SEVERITY[message.severity]}: {' '.join(message.summary.split())}"


def as_markdown(message: Message, most: int) -> str:
    """Write a message without its summary, within `most` characters: whole parts, the first ones, and always a link."""
    parts = [words for each in message.sections for words in _parts(each)]
    whole = "\n\n".join(parts)
    return whole if len(whole) <= most else shortened(parts, [_link(each) for each in _links(message)], most)


def shortened(parts: list[str], links: list[str], most: int) -> str:
    """Keep as many parts as fit, and say that there were more; the first link stays if anything does."""
    first = links[:1]
    ending = [part for part in (*first, SHORTENED) if len(part) + 2 <= most]
    room = most - sum(len(each) + 2 for each in ending)
    kept: list[str] = []
    for part in (each for each in parts if each not in first):
        if len(part) + 2 > room:
            break
        kept.append(part)
        room -= len(part) + 2
    return "\n\n".join((*kept, *ending))[:most]


def escaped(words: str) -> str:
    """Make foreign text inert in Markdown and in Teams' own markup: no link, no mention, no emphasis, no list."""
    line = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = re.sub(r"([\\`*_\[\]~|])", r"\\\1", line)
    line = re.sub(r"^([#+=-])", r"\\\1", line)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", line)


def _parts(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"**{escaped(section.heading)}**"
    if section.listed and section.lines:
        yield "\n".join(f"- {escaped(each)}" for each in section.lines)
    else:
        yield from (escaped(each) for each in section.lines if each.strip())
    yield from (escaped(quoted(each.quote, each.page)) for each in section.quotes)
    yield from (_link(each) for each in section.links)


def _link(link: Link) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]{1,2000}", link.url):
        return escaped(link.text)
    address = link.url.replace("\\", "%5C").replace("(", "%28").replace(")", "%29")
    return f"[{escaped(link.text)}]({address})"


def _links(message: Message) -> list[Link]:
    return [link for section in message.sections for link in section.links]
