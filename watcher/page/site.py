"""What stands at each address of the page, made from the store: the same facts as HTML, CSV, JSON and Atom."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from watcher import data
from watcher.config.check import check_text
from watcher.model.ofsted import Urn
from watcher.monitor.status import look
from watcher.page import feeds, metrics, rows
from watcher.page.answers import SVG, TEXT, Answer
from watcher.page.cache import Cache
from watcher.page.dossier import dossier, explained
from watcher.page.judgements import COLUMNS, everybody
from watcher.page.map import SIZE, draw
from watcher.page.plot import history_svg
from watcher.store import acknowledgements, alerts, inspections, last_good_config
from watcher.timing.words import day, moment

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from watcher.config.check import Checked, Config
    from watcher.page.dossier import Dossier
    from watcher.page.judgements import Standing
    from watcher.page.rows import Row
    from watcher.store.database import Store
    from watcher.timing.clock import Clock

T = TypeVar("T")
MOST_ALERTS = 100
MOST_ANSWERS = 20
MOST_LETTERS = 500
NOT_THERE = "There is no such page here. The overview is at /."


class NothingToShowError(Exception):
    """The service has not run with this database yet, so there is nothing that could be shown."""


@dataclass(slots=True)
class Site:
    """The page's content for one database. `path` is the config's file, for its name and for relative places."""

    store: Store
    path: Path
    clock: Clock
    _cache: Cache = field(default_factory=Cache)
    _making: threading.Lock = field(default_factory=threading.Lock)
    _checked: Checked | None = None
    _words: Environment = field(init=False)

    def __post_init__(self) -> None:
        self._words = Environment(
            loader=PackageLoader("watcher.page"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._words.filters |= {"day": day, "moment": moment, "short": _short, "web": _web}

    def answer(self, address: str) -> Answer:
        """Give what stands at an address such as "/authority/80581", made anew unless somebody else just did."""
        view, argument = _find(address)
        if view is None:
            return _not_there()
        with self._making:  # many who ask at once wait for the first one's answer
            kept = self.kept(address)
            if kept is not None:
                return kept
            state, now = self._state(), self.clock.monotonic()
            with self.store.look() as tx:
                answer = view(self, tx, argument)
            self._cache.keep(address, state, now, answer)
        return answer

    def kept(self, address: str) -> Answer | None:
        """Give an answer that is still good; None when it must be made anew."""
        return self._cache.find(address, self._state(), self.clock.monotonic())

    def _state(self) -> object:
        # What is overdue depends on the hour, too, so an answer is good for a minute at most.
        return self.store.version(), self.clock.now().replace(second=0, microsecond=0)

    def config(self, tx: Connection) -> Config:
        """Find the config that is in force: the one that the service took over last."""
        text = last_good_config.last_good(tx)
        if text is None:
            raise NothingToShowError
        if self._checked is None or self._checked.text != text:
            self._checked = check_text(self.path, text, self.clock.now().date(), was_good=True)
        if self._checked.config is None:
            raise NothingToShowError
        return self._checked.config

    def overview(self, tx: Connection, _argument: str) -> Answer:
        """Show the watched authorities, England as a map and as a table, the newest alerts, and the watching."""
        config = self.config(tx)
        standings = _everybody(tx, config)
        return self._page(
            "overview.html",
            watching=look(tx, config, self.clock.now()),
            watched=[each for each in standings if each.watched],
            everybody=standings,
            columns=[name for name, _ in COLUMNS],
            map=draw(standings),
            size=SIZE,
            alerts=alerts.newest(tx, 10),
        )

    def authority(self, tx: Connection, urn: str) -> Answer:
        """Show one authority's dossier."""
        shown = self._dossier(tx, urn)
        return self._page("authority.html", dossier=shown) if shown else _not_there()

    def _dossier(self, tx: Connection, urn: str) -> Dossier | None:
        found = data.by_urn().get(Urn(urn))
        if found is None:
            return None
        config = self.config(tx)
        return dossier(tx, found, watched=found.urn in config.watched, bundled=config.baseline == "bundled")

    def history(self, tx: Connection, urn: str) -> Answer:
        """Draw one authority's judgements over time."""
        found = data.by_urn().get(Urn(urn))
        bundled = self.config(tx).baseline == "bundled"
        known = inspections.known(tx, found.urn, bundled=bundled) if found else ()
        if found is None or not known:
            return _not_there()
        return Answer(history_svg(found.name, known), SVG)

    def alert(self, tx: Connection, key: str) -> Answer:
        """Show why an alert was told, with its evidence, and every attempt to deliver it."""
        shown = explained(tx, key)
        if shown is None:
            return _not_there()
        said = [(None, each) for each in acknowledgements.of_story(tx, shown.told.alert.story)]
        return self._page("alert.html", explained=shown, said=said)

    def alerts(self, tx: Connection, _argument: str) -> Answer:
        """List the newest alerts."""
        return self._page("alerts.html", alerts=alerts.newest(tx, MOST_ALERTS))

    def sources(self, tx: Connection, _argument: str) -> Answer:
        """Show how each source fares, what waits in the outbox, who took up what, and what is odd in the config."""
        config = self.config(tx)
        problems = self._checked.problems if self._checked else ()
        return self._page(
            "sources.html",
            watching=look(tx, config, self.clock.now()),
            problems=problems,
            refused=last_good_config.is_refused(tx),
            said=[(alerts.last_of(tx, each.story), each) for each in acknowledgements.newest(tx, MOST_ANSWERS)],
        )

    def alerts_atom(self, tx: Connection, _argument: str) -> Answer:
        """Write the newest alerts as an Atom feed."""
        return feeds.atom(alerts.newest(tx, MOST_ALERTS))

    def alert_rows(self, tx: Connection, _argument: str) -> list[Row]:
        """List the newest alerts."""
        return rows.alert_rows(alerts.newest(tx, MOST_ALERTS))

    def authority_rows(self, tx: Connection, _argument: str) -> list[Row]:
        """List where each authority stands."""
        return rows.standing_rows(_everybody(tx, self.config(tx)))

    def source_rows(self, tx: Connection, _argument: str) -> list[Row]:
        """List how each source fares."""
        return rows.source_rows(look(tx, self.config(tx), self.clock.now()))

    def working_rows(self, tx: Connection, _argument: str) -> list[Row]:
        """Say whether the watching works, and what waits in the outbox."""
        return rows.working_rows(look(tx, self.config(tx), self.clock.now()))

    def config_rows(self, tx: Connection, _argument: str) -> list[Row]:
        """List what is odd in the config."""
        self.config(tx)
        return rows.config_rows(self._checked.problems if self._checked else ())

    def acknowledgement_rows(self, tx: Connection, _argument: str) -> list[Row]:
        """List what people said to alerts."""
        return rows.acknowledgement_rows(acknowledgements.newest(tx, MOST_ALERTS))

    def judgement_rows(self, tx: Connection, urn: str) -> list[Row] | None:
        """List one authority's judgements over time."""
        found = self._dossier(tx, urn)
        return rows.judgement_rows(found) if found else None

    def document_rows(self, tx: Connection, urn: str) -> list[Row] | None:
        """List one authority's documents."""
        found = self._dossier(tx, urn)
        return rows.document_rows(found) if found else None

    def reason_rows(self, tx: Connection, key: str) -> list[Row] | None:
        """List why one alert was told."""
        found = explained(tx, key)
        return rows.reason_rows(found) if found else None

    def delivery_rows(self, tx: Connection, key: str) -> list[Row] | None:
        """List who was told of one alert, with every attempt."""
        found = explained(tx, key)
        return rows.delivery_rows(found) if found else None

    def metrics(self, tx: Connection, _argument: str) -> Answer:
        """Write the measurements for Prometheus."""
        now = self.clock.now()
        return metrics.measure(tx, look(tx, self.config(tx), now), now)

    def health(self, tx: Connection, _argument: str) -> Answer:
        """Say whether the watching works: 200 when it does, 503 with the reasons when it doesn't."""
        troubles = look(tx, self.config(tx), self.clock.now()).troubles
        return Answer("\n".join(troubles or ("well",)).encode() + b"\n", TEXT, 503 if troubles else 200)

    def _page(self, template: str, **shown: Any) -> Answer:  # noqa: ANN401 - what each template shows
        return Answer(self._words.get_template(template).render(now=self.clock.now(), **shown).encode())


View = Callable[[Site, "Connection", str], Answer]
RowsOf = Callable[[Site, "Connection", str], "list[Row] | None"]
PAGES: dict[str, View] = {
    "/": Site.overview,
    "/alerts": Site.alerts,
    "/alerts.atom": Site.alerts_atom,
    "/sources": Site.sources,
    "/metrics": Site.metrics,
    "/healthz": Site.health,
}
FOLDERS: dict[str, View] = {"/authority/": Site.authority, "/alert/": Site.alert, "/history/": Site.history}
"""What stands below: an authority by its URN, an alert by its key, a picture by its authority's URN."""
ROWS: dict[str, RowsOf] = {
    "/alerts": Site.alert_rows,
    "/authorities": Site.authority_rows,
    "/sources": Site.source_rows,
    "/working": Site.working_rows,
    "/config": Site.config_rows,
    "/acknowledgements": Site.acknowledgement_rows,
}
"""What is there as rows: each with .csv and .json behind it."""
FOLDERS_OF_ROWS: dict[str, RowsOf] = {
    "/authority/": Site.judgement_rows,
    "/documents/": Site.document_rows,
    "/alert/": Site.reason_rows,
    "/deliveries/": Site.delivery_rows,
}
FORMS = {".csv": feeds.as_csv, ".json": feeds.as_json}


def _find(address: str) -> tuple[View | None, str]:
    for form, write in FORMS.items():
        if address.endswith(form):
            rows_of, argument = _below(address.removesuffix(form), ROWS, FOLDERS_OF_ROWS)
            return (_written(rows_of, write) if rows_of else None), argument
    return _below(address, PAGES, FOLDERS)


def _below(address: str, pages: Mapping[str, T], folders: Mapping[str, T]) -> tuple[T | None, str]:
    if address in pages:
        return pages[address], ""
    for folder, found in folders.items():
        if address.startswith(folder):
            return found, address.removeprefix(folder)
    return None, ""


def _written(rows_of: RowsOf, write: Callable[[Sequence[Row]], Answer]) -> View:
    def view(site: Site, tx: Connection, argument: str) -> Answer:
        found = rows_of(site, tx, argument)
        return _not_there() if found is None else write(found)

    return view


def _not_there() -> Answer:
    return Answer(NOT_THERE.encode(), TEXT, 404)


def _short(text: str) -> str:
    """Bound a text from outside; what is not shown stands in the document itself."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"


def _web(url: str) -> str:
    """Let only addresses of the web be clicked: a script's address leads nowhere."""
    return url if url.startswith(("https://", "http://")) else "#not-a-web-address"


def _everybody(tx: Connection, config: Config) -> tuple[Standing, ...]:
    return everybody(tx, config.watched, bundled=config.baseline == "bundled")
