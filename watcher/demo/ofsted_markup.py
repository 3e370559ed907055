"""The replica's markup: a page's frame, and one line of a timeline, as the site writes them (docs/sources.md 1)."""

from __future__ import annotations

from datetime import date
from html import escape


def event_html(file: str, title: str, published: date, inspected: date | None, hidden: str | None = None) -> str:
    """Write one line of a timeline; `hidden` is the text for screen readers, where it is another than usual."""
    title = escape(title, quote=False).replace("'", "&#039;")
    hidden = hidden if hidden is not None else f"{title}, PDF - {day_words(published)}"
    nonvisual = f' <span class="nonvisual">{hidden}</span>' if hidden else ""
    when = f'<p class="timeline__date"><time>{day_words(inspected)}</time></p>' if inspected else ""
    return (
        f'<li class="timeline__day"><div class="event">{when}<span class="event__title heading--sub">'
        f'<a class="publication-link" target="_blank" href="/v1/file/{file}">\n{title}{nonvisual}</a>'
        '<div class="event__metadata"><span class="filetype">PDF</span> &ndash; Published '
        f"<time pubdate>{day_words(published)}</time></div></span></div></li>"
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
