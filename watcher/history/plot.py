"""Draws timelines: words and colours, and hatches that tell the grades apart in black and white."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch, Rectangle
from matplotlib.textpath import TextPath

from watcher.history.grade_looks import HATCH, LOOKS, OTHERWISE
from watcher.history.timeline import Timeline, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

    from watcher.history.timeline import Bar


INK, FAINT, PALE = "#1a1a1a", "#8a8a8a", "#444444"
WHAT = "What Ofsted judged, from each publication until the next inspection"


class Size(NamedTuple):
    """How large a panel is drawn: its words in points, the smallest of them, and the years from tick to tick.

    So far to the right of the last inspection a grade that stands is drawn, so that its word has room.
    """

    words: float
    smallest: float
    years: int
    stands_on: timedelta


PAGE = Size(words=9.5, smallest=7, years=1, stands_on=timedelta(days=500))
SMALL = Size(words=6.6, smallest=5.4, years=2, stands_on=timedelta(days=800))


class Time(NamedTuple):
    """What a panel shows from left to right; `last` is the last publication, after it nothing is known."""

    start: date
    last: date
    end: date


SETTINGS: Any = {  # matplotlib types each key by its name
    "font.family": "DejaVu Sans",
    "hatch.linewidth": 0.9,
    "svg.fonttype": "none",  # words stay words: they can be searched, and read aloud
    "svg.hashsalt": "ofsted-watch",
}
COLUMNS = 3
NOW_ROOM = 1.6
"""Inches to the right of the end for the words that hold now."""


def draw_authority(lines: Timeline, today: date | None = None) -> Figure:
    """Draw one authority over the width of a page, until today; without a day until a while after the last report.

    Beside the end stands each grade that holds now, however short its bar.
    """
    with matplotlib.rc_context(SETTINGS):
        rows = max(len(lines.rows), 1)
        notes = len(lines.notes)
        time = _time([lines], PAGE, today)
        raised = _raised(lines, time)
        height = (2.75 if any(raised) else 2.35) + 0.52 * rows + 0.2 * notes
        figure = Figure(figsize=(13, height), facecolor="white")
        below = 1.2 + 0.2 * notes
        room = NOW_ROOM if today else 0.0
        axes = figure.add_axes((1.85 / 13, below / height, (10.95 - room) / 13, 0.52 * rows / height))
        _panel(axes, lines, time, PAGE)
        if today:
            _now(axes, lines, today)
        _dates(axes, lines, raised)
        _words_around(figure, lines.authority, [lines], lines.notes)
        return figure


def draw_region(region: str, timelines: Sequence[Timeline]) -> Figure:
    """Draw the authorities of a region side by side, on one scale of time."""
    with matplotlib.rc_context(SETTINGS):
        shown = [each for each in timelines if each.rows]
        most_rows = max((len(each.rows) for each in shown), default=1)
        lines = -(-len(shown) // COLUMNS) or 1
        notes = tuple(dict.fromkeys(note for each in shown for note in each.notes))
        time = _time(shown, SMALL)
        panel, gap = 0.265 * most_rows, 0.78
        top, below = 1.2, 0.75 + 0.2 * len(notes)
        height = top + lines * (panel + gap) + below
        figure = Figure(figsize=(18, height), facecolor="white")
        for number, each in enumerate(shown):
            row, column = divmod(number, COLUMNS)
            bottom = height - top - (row + 1) * (panel + gap) + gap
            left = 1.55 + column * 5.85
            axes = figure.add_axes((left / 18, bottom / height, 4.2 / 18, panel / height))
            _panel(axes, each, time, SMALL)
            axes.set_ylim(most_rows - 0.5, -0.5)
            axes.set_title(each.authority, fontsize=11, fontweight="bold", loc="left", color=INK, pad=13)
            _frameworks(axes, each)
        _words_around(figure, region, shown, notes)
        return figure


def as_bytes(figure: Figure, kind: str) -> bytes:
    """Give a picture as "svg" or "png": the same bytes for the same judgements."""
    written = BytesIO()
    metadata = {"Date": None, "Creator": "ofsted-watch"} if kind == "svg" else {"Software": "ofsted-watch"}
    with matplotlib.rc_context(SETTINGS):
        figure.savefig(written, format=kind, dpi=160, metadata=metadata)
    return written.getvalue()


def _time(timelines: Iterable[Timeline], size: Size, today: date | None = None) -> Time:
    first, last = span(timelines)
    if today:
        return Time(first - timedelta(days=90), max(last, today), max(last, today))
    return Time(first - timedelta(days=90), last, last + size.stands_on)


def _now(axes: Axes, lines: Timeline, today: date) -> None:
    """Write what holds today beside the end of each row, and today's date below."""
    for number, row in enumerate(lines.rows):
        standing = [bar for bar in row.bars if bar.end is None]
        words = standing[-1].grade.word if standing else "no longer judged"
        axes.annotate(
            words, (1.0, number), xycoords=("axes fraction", "data"), xytext=(8, 0), textcoords="offset points",
            va="center", fontsize=PAGE.words, color=INK, fontweight="bold" if words == "inadequate" else "normal",
        )  # fmt: skip
    axes.annotate(
        f"today, {today:%-d %B %Y}", (1.0, 0.0), xycoords="axes fraction", xytext=(8, -14),
        textcoords="offset points", ha="left", va="center", fontsize=8.2, color=INK,
    )  # fmt: skip


def _panel(axes: Axes, lines: Timeline, time: Time, size: Size) -> None:
    axes.set_xlim(time.start.toordinal(), time.end.toordinal())
    axes.set_ylim(len(lines.rows) - 0.5, -0.5)
    axes.set_yticks(range(len(lines.rows)), [each.title for each in lines.rows], fontsize=size.words + 0.6, color=INK)
    years = [year for year in range(time.start.year + 1, time.last.year + 1) if year % size.years == 0]
    axes.set_xticks([date(year, 1, 1).toordinal() for year in years], [str(year) for year in years])
    axes.tick_params(axis="x", labelsize=size.words - 0.2, colors=INK, length=3)
    axes.tick_params(axis="y", length=0, pad=6)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)
    for number, row in enumerate(lines.rows):
        axes.axhline(number, color="#ececec", linewidth=0.8, zorder=0)
        for bar in row.bars:
            _bar(axes, bar, number, time.end, size)
    for mark in lines.marks:
        axes.axvline(mark.published.toordinal(), color=INK, linewidth=0.8, zorder=3)


def _bar(axes: Axes, bar: Bar, row: int, end: date, size: Size) -> None:
    look = LOOKS.get(bar.grade.word, OTHERWISE)
    left, right = bar.start.toordinal(), (bar.end or end).toordinal()
    box = Rectangle(
        (left, row - 0.39), right - left, 0.78, facecolor=look.fill, edgecolor=HATCH[look.words], hatch=look.hatch,
        linewidth=0, zorder=1,
    )  # fmt: skip
    axes.add_patch(box)
    outline = Rectangle((left, row - 0.39), right - left, 0.78, fill=False, edgecolor=INK, linewidth=0.6, zorder=2)
    axes.add_patch(outline)
    words = _fitting(axes, bar, right - left, size)
    if words:
        axes.text(
            (left + right) / 2, row, words[0], ha="center", va="center", fontsize=words[1], color=look.words,
            linespacing=0.95, zorder=4,
            bbox={"facecolor": look.fill, "edgecolor": "none", "pad": 1.2} if look.hatch else None,
        )  # fmt: skip


def _fitting(axes: Axes, bar: Bar, days: float, size: Size) -> tuple[str, float] | None:
    """Choose how to write a grade into its bar: on one line, on two, smaller; None where nothing legible fits."""
    first, last = axes.get_xlim()
    figure = axes.get_figure(root=True)
    assert figure is not None, "axes are drawn on a figure"
    room = days / (last - first) * axes.get_position().width * figure.get_figwidth() * 72 - 5
    arrow = "▼ " if bar.worse else "▲ " if bar.better else ""
    line = f"{arrow}{bar.grade.word}"
    two = line.replace(" improvement", "\nimprovement")
    between = (size.words + size.smallest) / 2
    ways = [(line, size.words), (line, between), (two, between), (two, size.smallest), (arrow.strip(), size.words)]
    return next(((text, points) for text, points in ways if text and _width(text, points) <= room), None)


@cache
def _width(text: str, points: float) -> float:
    font = FontProperties(family="DejaVu Sans")
    return max(float(TextPath((0, 0), line, size=points, prop=font).get_extents().width) for line in text.split("\n"))


def _raised(lines: Timeline, time: Time) -> list[bool]:
    """Tell for each inspection whether its date must stand higher, because its neighbour's is in the way."""
    room = (time.end - time.start) / 10
    raised: list[bool] = []
    for before, mark in zip((None, *lines.marks), lines.marks, strict=False):
        crowded = before is not None and mark.published - before.published < room
        raised.append(crowded and not raised[-1])
    return raised


def _dates(axes: Axes, lines: Timeline, raised: Sequence[bool]) -> None:
    """Write above each inspection when it was published, and by which framework."""
    for mark, higher in zip(lines.marks, raised, strict=True):
        axes.annotate(
            f"{mark.framework}\n{mark.published:%-d %b %Y}", (mark.published.toordinal(), 1.0),
            xycoords=("data", "axes fraction"), xytext=(0, 34 if higher else 5), textcoords="offset points",
            ha="center", va="bottom", fontsize=8.2, color=INK, linespacing=1.15,
        )  # fmt: skip


def _frameworks(axes: Axes, lines: Timeline) -> None:
    start, end = axes.get_xlim()
    free_from = start
    for mark in lines.marks:
        at = mark.published.toordinal()
        if at >= free_from:
            axes.annotate(
                mark.framework, (at, 1.0), xycoords=("data", "axes fraction"), xytext=(1, 2),
                textcoords="offset points", ha="left", va="bottom", fontsize=5.6, color=INK,
            )  # fmt: skip
            free_from = at + (end - start) * 0.125


def _words_around(figure: Figure, title: str, timelines: Iterable[Timeline], notes: Sequence[str]) -> None:
    """Write the title above the panels, and below them what the colours mean and what is to be known."""
    width, height = figure.get_figwidth(), figure.get_figheight()
    figure.text(0.3 / width, 1 - 0.2 / height, title, fontsize=19, fontweight="bold", va="top", color=INK)
    figure.text(0.3 / width, 1 - 0.58 / height, WHAT, fontsize=10.5, va="top", color=PALE)
    _legend(figure, timelines, at=0.24 + 0.2 * len(notes))
    for number, note in enumerate(reversed(notes)):
        at = (0.16 + 0.2 * number) / height
        figure.text(0.3 / width, at, note, fontsize=8.5, va="bottom", color=PALE)


def _legend(figure: Figure, timelines: Iterable[Timeline], *, at: float) -> None:
    used = {bar.grade.word for each in timelines for row in each.rows for bar in row.bars}
    shown = [(word, look) for word, look in LOOKS.items() if word in used]
    shown += [(word, OTHERWISE) for word in sorted(used - LOOKS.keys())]
    boxes = [
        Patch(facecolor=look.fill, edgecolor=INK if not look.hatch else HATCH[look.words], hatch=look.hatch, label=word)
        for word, look in shown
    ]
    arrows = [
        Patch(fill=False, edgecolor="none", label=text) for text in ("▼ worse than before", "▲ better than before")
    ]
    figure.legend(
        handles=boxes + arrows, loc="lower left", ncols=len(boxes) + 2, frameon=False, fontsize=9.5,
        bbox_to_anchor=(0.22 / figure.get_figwidth(), at / figure.get_figheight()), handlelength=2.6, handleheight=1.3,
        columnspacing=1.6, borderpad=0,
    )  # fmt: skip
