"""Report cards as a provider's page has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from watcher.demo.ofsted_markup import day_words

BANDS = ("Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement")


def card_html(inspected: date, areas: Mapping[str, str], safeguarding: str = "met") -> str:
    """Make a card as the site does: escaped into the page, areas in groups headed by their grade, best first."""
    groups = "".join(
        f"<h3>{band}</h3>" + "".join(f"<div><h4>{area}</h4><p>What inspectors found.</p></div>" for area in named)
        for band in BANDS
        if (named := [area for area, grade in areas.items() if grade == band.casefold()])
    )
    legend = "".join(f"<li><strong>{band}</strong> what it means</li>" for band in BANDS)
    inside = (
        f"<h2>Inspection report: {day_words(inspected)}</h2>"
        f"<h3>Safeguarding standards {safeguarding}</h3><p>Met: what it means. Not met: what that means.</p>"
        f"{groups}<h2>Our grades explained</h2><ul>{legend}</ul>"
    )
    return f'<div class="report-card" data-card="yes">{escape(inside)}</div>'
