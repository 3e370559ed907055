"""The replica's markup: a page's frame, and one line of a timeline, as the site writes them (docs/sources.md 1)."""

from __future__ import annotations

from datetime import date
from html import escape

from msgspec import Struct


class Event(Struct, frozen=True):
    """One line of a timeline. `hidden` is the text for screen readers, where it is another than usual; "" is none."""

    file: str
    title: str
    published: date
    inspected: date | None = None
    hidden: str | None = None


def event_html(event: Event) -> str:
    """Write one line of a timeline."""
    title = escape(event.title, quote=False).replace("'", "&#039;")
    hidden = event.hidden if event.hidden is not None else f"{title}, PDF - {day_words(event.published)}"
    nonvisual = f' <span class="nonvisual">{hidden}</span>' if hidden else ""
    when = f'<p class="timeline__date"><time>{day_words(event.inspected)}</time></p>' if event.inspected else ""
    return (
        f'<li class="timeline__day"><div class="event">{when}<span class="event__title heading--sub">'
        f'<a class="publication-link" target="_blank" href="/v1/file/{event.file}">\n{title}{nonvisual}</a>'
        '<div class="event__metadata"><span class="filetype">PDF</span> &ndash; Published '
        f"<time pubdate>{day_words(event.published)}</time></div></span></div></li>"
    )


def result_html(path: str, name: str, category: str, address: str, latest: date | None) -> str:
    """Write one line of a search's results; `path` is a provider's type and URN, category and address are markup."""
    urn = path.partition("/")[2]
    report = f"<li>Latest report: <strong><time>{day_words(latest)}</time></strong></li>" if latest else ""
    return (
        '<li class="search-result"><h3 class="search-result__title">'
        f'<a href="/provider/{path}">{escape(name)}</a></h3>'
        '<ul class="search-result__provider-info"><li>Category: '
        f"<strong>{category}</strong></li></ul>{address}"
        f'<ul class="search-result__provider-info">{report}<li>URN: <strong>{urn}</strong></li></ul></li>'
    )


def page_html(title: str, main: str) -> str:
    """Write a page around its middle."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body><main id="main" tabindex="-1">{main}</main></body></html>'
    )


def day_words(day: date | None) -> str:
    """Write a day as the site does: "08 September 2026"."""
    return f"{day:%d %B %Y}" if day else ""
