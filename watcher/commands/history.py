"""`history`: what was judged over time, of one authority or of all in a region: a table, or a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from rules.comparison import Comparison, compare
from rules.place_alerts import found_words
from watcher import data
from watcher.commands import loading, printing
from watcher.commands.files import write_whole
from watcher.config.not_an_authority import not_one_authority
from watcher.data import names
from watcher.history import places
from watcher.model.errors import PlainError
from watcher.model.ofsted import AREA_NAMES, Authority, History, Inspection
from watcher.store.database import opened
from watcher.store.published import inspections, providers
from watcher.timing import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watcher.config.check import Config

PICTURES = (".svg", ".png")


class HistoryError(PlainError):
    """It isn't clear whose history is meant, or how it is to be drawn."""

    exit_code = 2


class Place(Struct, frozen=True):
    """Whose history it is: one authority, or those of a region."""

    name: str
    authorities: tuple[Authority, ...]
    is_region: bool


def place_called(name: str) -> Place:
    """Find an authority by any of its names, or a region; HistoryError names the candidates or the nearest."""
    found = names.find(name)
    if len(found) == 1:
        return Place(found[0].name, found, is_region=False)
    region = next((each for each in names.regions() if names.folded(each) == names.folded(name)), None)
    if region is None:
        wrong = not_one_authority(name)
        raise HistoryError(f"{wrong[0].upper()}{wrong[1:]}")
    return Place(region, tuple(each for each in data.authorities() if each.region == region), is_region=True)


def show_history(place: Place, config: Config, *, as_json: bool, as_csv: bool = False) -> None:
    """Print the inspections, newest first: each judgement, and how it compares with the one before."""
    known = _known(config, place)
    if as_json:
        printing.lines(_inspection_as_json(each, found) for each in place.authorities for found in known[each.urn])
        return
    if as_csv:
        printing.csv_rows(CSV_HEADINGS, (row for each in place.authorities for row in _csv_rows(each, known[each.urn])))
        return
    for each in place.authorities:
        printing.say(f"{each.name} ({each.region}, URN {each.urn})")
        if not known[each.urn]:
            printing.say("No inspection is known yet.\n")
            continue
        headings = ("published", "framework", "area", "judgement", "compared with the last")
        printing.table(headings, _rows(known[each.urn]))


def show_places_history(name: str, config: Config, *, as_json: bool) -> bool:
    """Print what Ofsted's sheets and page say of a place on the list, newest first; False when it is no label."""
    place = places.place_called(config, name)
    if place is None:
        return False
    with opened(config.store_url, config.team) as store, store.look() as tx:
        judged = places.of_place(tx, config, place, loading.today())
        sheets = [each for each in providers.events(tx, place.urn) if each.row]
    lines = [(each.subject.item.day, each.subject.item.title or each.headline, "Ofsted's page") for each in judged]
    lines += [(each.inspection_start, found_words(each), f"sheet of {words.day(each.sheet.as_at)}") for each in sheets]
    lines.sort(key=lambda line: line[0], reverse=True)
    if as_json:
        printing.lines(
            {"place": place.label, "day": day, "what": what, "source": source} for day, what, source in lines
        )
    else:
        printing.say(place.label)
        printing.table(("day", "what", "from"), [(words.day(day), what, source) for day, what, source in lines])
        if not lines:
            printing.say("Nothing is known of it yet.")
    return True


def draw_history(place: Place, config: Config, file: Path) -> None:
    """Draw the judgements over time into a file, .svg or .png."""
    if file.suffix.lower() not in PICTURES:
        raise HistoryError(
            f"{file}: a picture is written as .svg or .png. Write for example --plot {file.stem or 'history'}.svg."
        )
    from watcher.history import plot
    from watcher.history.timeline import timeline

    known = _known(config, place)
    lines = [timeline(each.name, known[each.urn]) for each in place.authorities if known[each.urn]]
    if not lines:
        raise HistoryError(f"No inspection of {place.name} is known yet, so there is nothing to draw.")
    drawn = plot.draw_region(place.name, lines) if place.is_region else plot.draw_authority(lines[0], loading.today())
    write_whole(file, plot.as_bytes(drawn, file.suffix.lower().lstrip(".")))
    printing.say(f"{file}: {place.name}, {words.counted(sum(map(len, known.values())), 'inspection')}.")


def _known(config: Config, place: Place) -> dict[str, tuple[Inspection, ...]]:
    bundled = config.bundled
    with opened(config.store_url, config.team) as store, store.look() as tx:
        return {each.urn: inspections.known(tx, each.urn, bundled=bundled) for each in place.authorities}


def _compared(newest_first: tuple[Inspection, ...]) -> Iterator[tuple[Inspection, tuple[Comparison, ...]]]:
    for number, each in enumerate(newest_first):
        yield each, compare(each, History(newest_first[number + 1 :]))


def _rows(newest_first: tuple[Inspection, ...]) -> Iterator[tuple[str, ...]]:
    for inspection, comparisons in _compared(newest_first):
        first = (words.day(inspection.published), inspection.framework.name if inspection.framework else "–")
        for each in comparisons:
            was = f": was {each.earlier.grade.word}" if each.earlier and _direction(each) != "unchanged" else ""
            note = f" ({each.note})" if each.earlier and each.note else ""
            yield (*first, AREA_NAMES[each.area], each.now.word, f"{_direction(each)}{was}{note}")
            first = ("", "")


def _direction(each: Comparison) -> str:
    if each.earlier is None:
        return each.note or "first judgement"
    return "worse" if each.steps_worse else "better" if each.steps_better else "unchanged"


CSV_HEADINGS = (
    "urn", "authority", "published", "framework", "area", "judgement", "change", "before", "before_published", "note",
)  # fmt: skip


def _csv_rows(authority: Authority, newest_first: tuple[Inspection, ...]) -> Iterator[tuple[str, ...]]:
    for inspection, comparisons in _compared(newest_first):
        framework = inspection.framework.name if inspection.framework else ""
        for each in comparisons:
            before = (each.earlier.grade.key, str(each.earlier.inspection.published)) if each.earlier else ("", "")
            change = _direction(each) if each.earlier else ""
            yield (
                authority.urn, authority.name, str(inspection.published), framework, each.area, each.now.key, change,
                *before, each.note or "",
            )  # fmt: skip


def _inspection_as_json(authority: Authority, inspection: Inspection) -> dict[str, object]:
    return {
        "urn": authority.urn,
        "authority": authority.name,
        "framework": inspection.framework.name if inspection.framework else None,
        "published": inspection.published,
        "inspection_start": inspection.start,
        "inspection_end": inspection.end,
        "judgements": {each.area: each.grade.key for each in inspection.judgements},
        "url": inspection.url,
    }
