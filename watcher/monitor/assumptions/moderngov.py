"""M1 to M6 and U6: a council's committees on ModernGov, by its three ways in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from watcher.monitor.assumptions import feeds
from watcher.monitor.assumptions.finding import Finding, judged, learned, unseen
from watcher.sources.minutes import COMMITTEES
from watcher.sources.xml_text import expands_safely, in_utf8, legal
from watcher.timing import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedparser import FeedParserDict
    from lxml.etree import _Element

    from watcher.monitor.assumptions.seen import Look, Seen

SERVICE, RSS, COMMITTEE_LIST = "web service", "feed of the committees", "list of committees"
ANNOUNCES = re.compile(r"Meeting of .*\d{4}.*, .+", re.DOTALL)
_LINK = re.compile(
    rb'href="[^"]*(?:mgCommitteeDetails\.aspx\?ID=|ieListMeetings\.aspx\?CI?D=)\d+[^>]*>([^<]{1,200})', re.I
)


def findings(look: Look) -> Iterator[Finding]:
    """Compare the three ways in with what is assumed of them."""
    names: list[str] = []
    yield from _service(look.page(SERVICE), names)
    yield from _feed(look.page(RSS))
    yield from _pages(look.page(COMMITTEE_LIST), names)
    fitting = [each for each in names if COMMITTEES.search(each)]
    if names:
        yield judged("M3", holds=bool(fitting), seen=f"{len(fitting)} of {len(names)}: {', '.join(fitting[:5])}")
    else:
        yield unseen("M3", "no committee was seen")
    answered = [each.asked for each in look.pages if each.ok and each.asked in (SERVICE, RSS, COMMITTEE_LIST)]
    yield judged("M6", holds=bool(answered), seen=", ".join(answered) or "none of the three")


def _service(page: Seen | None, names: list[str]) -> Iterator[Finding]:
    if page is None:
        yield from (unseen(number, "the web service did not answer") for number in ("M1", "M2"))
        return
    root = _xml(page)
    meetings = list(root.iter("meeting")) if root is not None else []
    names += [str(each.findtext("committeetitle") or "") for each in root.iter("committee")] if root is not None else []
    seen = f"{'getmeetings' if root is not None else 'something else'}, {len(meetings)} meetings"
    yield judged("M1", holds=root is not None, seen=seen)
    if not meetings:
        yield unseen("M2", "it lists no meetings")
        return
    odd = [
        each for each in meetings if not _is_day(each.findtext("meetingdate")) or not _is_id(each.findtext("meetingid"))
    ]
    first = f", like {odd[0].findtext('meetingdate')!r}, {odd[0].findtext('meetingid')!r}" if odd else ""
    yield judged("M2", holds=not odd, seen=f"{len(meetings) - len(odd)} of {len(meetings)} have both{first}")


def _feed(page: Seen | None) -> Iterator[Finding]:
    if page is None:
        yield unseen("M4", "the feed did not answer")
        return
    version, _, listed = feeds.entries(page) or ("", False, [])
    announced = [each for each in listed if ANNOUNCES.search(str(each.get("title", ""))[:500]) and _meeting(each)]
    seen = f"{version or 'no feed'}, {len(announced)} of {len(listed)} announce a meeting"
    yield judged("M4", holds=bool(version) and (bool(announced) or not listed), seen=seen)
    if listed:
        guids = [str(each["id"]) for each in listed if "id" in each]
        yield learned("U6", f"{len(guids)} of {len(listed)} have a guid{f', like {guids[0][:100]}' if guids else ''}")


def _pages(page: Seen | None, names: list[str]) -> Iterator[Finding]:
    if page is None:
        yield unseen("M5", "the list of committees did not answer")
        return
    found = [each.decode("utf-8", "replace") for each in _LINK.findall(page.body)]
    names += found
    yield judged("M5", holds=bool(found), seen=f"{len(found)} committees are linked")


def _xml(page: Seen) -> _Element | None:
    from lxml import etree

    body = legal(in_utf8(page.body)) if page.fits else b""
    if not expands_safely(body):
        return None
    try:
        root = etree.fromstring(body, etree.XMLParser(resolve_entities="internal", no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root if root.tag == "getmeetings" else None


def _is_day(text: str | None) -> bool:
    try:
        return dates.written((text or "").strip(), "%d/%m/%Y") is not None
    except ValueError:
        return False


def _is_id(text: str | None) -> bool:
    return re.fullmatch(r"\s*\d{1,12}\s*", text or "") is not None


def _meeting(entry: FeedParserDict) -> bool:
    asked = {name.lower() for name in parse_qs(urlsplit(str(entry.get("link", ""))).query)}
    return "mid" in asked
