"""The replica's other providers: homes, schools, nurseries; their pages, and the lists by day (docs/sources.md 8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape

from watcher.demo.ofsted_markup import Event, event_html, page_html, result_html
from watcher.demo.server import Request
from watcher.timing import dates

HOME, SCHOOL, NURSERY = "2", "21", "16"
LEVELS = {HOME: "3", SCHOOL: "1", NURSERY: "2"}
CATEGORIES = {HOME: "Children's home", SCHOOL: "Primary", NURSERY: "Childcare on non-domestic premises"}


@dataclass(slots=True)
class OtherProvider:
    """One provider, by the number that its page's address has for its type; `card` is the markup of its report card."""

    urn: str
    type: str
    name: str = ""
    authority: str = "Wirral"
    category: str = ""
    events: list[Event] = field(default_factory=list)
    card: str = ""

    @property
    def latest(self) -> date | None:
        """The day of its latest publication."""
        return max((each.published for each in self.events), default=None)

    @property
    def level(self) -> str:
        """The list that it stands in."""
        return LEVELS.get(self.type, "3")


@dataclass(slots=True)
class OtherProviders:
    """All of them. `asked` keeps the lists' and pages' addresses that were asked for."""

    everyone: dict[str, OtherProvider] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    next_file: int = 50700000

    def add(self, *providers: OtherProvider) -> None:
        """Let providers open."""
        self.everyone |= {each.urn: each for each in providers}

    def publish(self, urn: str, title: str, published: date, inspected: date | None = None, *, card: str = "") -> str:
        """Put a document on a provider's page; returns its file id."""
        provider, file = self.everyone[urn], str(self.next_file)
        self.next_file += 1
        provider.events.insert(0, Event(file, title, published, inspected))
        provider.card = card or provider.card
        return file

    def found(self, request: Request) -> list[OtherProvider]:
        """List those with a report in the days asked for, newest first, or those with the URN asked for."""
        self.asked.append(f"search {request.first('level_1_types')}")
        level, wanted = request.first("level_1_types"), request.first("q")
        found = [each for each in self.everyone.values() if level in ("0", None, each.level)]
        if wanted:
            found = [each for each in found if each.urn == wanted]
        if days := days_asked(request):
            found = [each for each in found if each.latest and days[0] <= each.latest <= days[1]]
        return sorted(found, key=lambda each: (each.latest or date.min, each.urn), reverse=True)

    def page(self, type_: str, urn: str) -> str | None:
        """Show a provider's page; None where there is none at this address."""
        provider = self.everyone.get(urn)
        self.asked.append(f"provider {urn}")
        if provider is None or provider.type != type_ or urn in self.gone:
            return None
        name = escape(provider.name or urn)
        labels = (("Type", _category(provider)), ("Local authority", provider.authority))
        details = "".join(f"<li><span>{label}: </span><span>{escape(said)}</span></li>" for label, said in labels)
        days = "".join(map(event_html, provider.events))
        return page_html(
            f"{name} - Open - Find an Inspection Report - Ofsted",
            f'<div class="title-block"><h1 class="heading--title title-block__heading">{name}</h1>'
            f'<p class="heading--main title-block__subheading">URN: {urn}</p><ul>{details}</ul></div>'
            f'{provider.card}<div class="provider provider--default">'
            f'<h2 class="timeline__title heading--sub">All reports</h2><ol class="timeline">{days}'
            '<li class="timeline__day timeline__day--registered"><div class="event">'
            '<p class="timeline__date"><time>01 March 2019</time></p></div></li></ol></div>',
        )


def _category(provider: OtherProvider) -> str:
    return provider.category or CATEGORIES.get(provider.type, "")


def provider_html(provider: OtherProvider) -> str:
    """Write a provider's line of a search's results."""
    address = '<address class="search-result__address search-result__address--redacted"></address>'
    path, name = f"{provider.type}/{provider.urn}", provider.name or provider.urn
    return result_html(path, name, escape(_category(provider)), address, provider.latest)


def days_asked(request: Request) -> tuple[date, date] | None:
    """Read between which days of the latest report a search is; None where it names no day."""
    said = (request.first(f"latest_report_date_{end}") for end in ("start", "end"))
    since, until = (dates.written(each, "%d-%m-%Y") if each else None for each in said)
    return (since or date.min, until or date.max) if since or until else None
