"""What stands at each address of the page, made from the store: the same facts as HTML, CSV, JSON and Atom."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from watcher import data
from watcher.config.checking import check_text
from watcher.model.ofsted import Urn
from watcher.page import feeds, metrics
from watcher.page.answers import SVG, TEXT, Answer
from watcher.page.cache import Cache
from watcher.page.dossier import dossier, explained
from watcher.page.map import SIZE, draw
from watcher.page.plot import history_svg
from watcher.page.standing import COLUMNS, everybody
from watcher.printing import day, moment
from watcher.store import alerts, configs, inspections
from watcher.vital_signs import look

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from watcher.clock import Clock
    from watcher.config.checking import Checked, Config
    from watcher.page.standing import Standing
    from watcher.store.database import Store

MOST_ALERTS = 100
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
            return Answer(NOT_THERE.encode(), TEXT, 404)
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
        text = configs.last_good(tx)
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
        found = data.by_urn().get(Urn(urn))
        if found is None:
            return Answer(NOT_THERE.encode(), TEXT, 404)
        config = self.config(tx)
        shown = dossier(tx, found, watched=found.urn in config.watched, bundled=config.baseline == "bundled")
        return self._page("authority.html", dossier=shown)

    def history(self, tx: Connection, urn: str) -> Answer:
        """Draw one authority's judgements over time."""
        found = data.by_urn().get(Urn(urn))
        bundled = self.config(tx).baseline == "bundled"
        known = inspections.known(tx, found.urn, bundled=bundled) if found else ()
        if found is None or not known:
            return Answer(NOT_THERE.encode(), TEXT, 404)
        return Answer(history_svg(found.name, known), SVG)

    def alert(self, tx: Connection, key: str) -> Answer:
        """Show why an alert was told, with its evidence, and every attempt to deliver it."""
        shown = explained(tx, key)
        if shown is None:
            return Answer(NOT_THERE.encode(), TEXT, 404)
        return self._page("alert.html", explained=shown)

    def alerts(self, tx: Connection, _argument: str) -> Answer:
        """List the newest alerts."""
        return self._page("alerts.html", alerts=alerts.newest(tx, MOST_ALERTS))

    def sources(self, tx: Connection, _argument: str) -> Answer:
        """Show how each source fares, what waits in the outbox, and what is odd in the config."""
        config = self.config(tx)
        problems = self._checked.problems if self._checked else ()
        return self._page("sources.html", watching=look(tx, config, self.clock.now()), problems=problems)

    def alerts_atom(self, tx: Connection, _argument: str) -> Answer:
        """Write the newest alerts as an Atom feed."""
        return feeds.atom(alerts.newest(tx, MOST_ALERTS))

    def alerts_csv(self, tx: Connection, _argument: str) -> Answer:
        """Write the newest alerts as comma-separated values."""
        return feeds.as_csv(feeds.alert_rows(alerts.newest(tx, MOST_ALERTS)))

    def alerts_json(self, tx: Connection, _argument: str) -> Answer:
        """Write the newest alerts as JSON."""
        return feeds.as_json(feeds.alert_rows(alerts.newest(tx, MOST_ALERTS)))

    def authorities_csv(self, tx: Connection, _argument: str) -> Answer:
        """Write where each authority stands as comma-separated values."""
        return feeds.as_csv(feeds.standing_rows(_everybody(tx, self.config(tx))))

    def authorities_json(self, tx: Connection, _argument: str) -> Answer:
        """Write where each authority stands as JSON."""
        return feeds.as_json(feeds.standing_rows(_everybody(tx, self.config(tx))))

    def sources_json(self, tx: Connection, _argument: str) -> Answer:
        """Write how the watching fares as JSON."""
        return feeds.as_json(feeds.source_rows(look(tx, self.config(tx), self.clock.now())))

    def sources_csv(self, tx: Connection, _argument: str) -> Answer:
        """Write how the watching fares as comma-separated values."""
        return feeds.as_csv(feeds.source_rows(look(tx, self.config(tx), self.clock.now())))

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
PAGES: dict[str, View] = {
    "/": Site.overview,
    "/alerts": Site.alerts,
    "/alerts.atom": Site.alerts_atom,
    "/alerts.csv": Site.alerts_csv,
    "/alerts.json": Site.alerts_json,
    "/authorities.csv": Site.authorities_csv,
    "/authorities.json": Site.authorities_json,
    "/sources": Site.sources,
    "/sources.csv": Site.sources_csv,
    "/sources.json": Site.sources_json,
    "/metrics": Site.metrics,
    "/healthz": Site.health,
}
FOLDERS: dict[str, View] = {"/authority/": Site.authority, "/alert/": Site.alert, "/history/": Site.history}
"""What stands below: an authority by its URN, an alert by its key, a picture by its authority's URN."""


def _find(address: str) -> tuple[View | None, str]:
    if address in PAGES:
        return PAGES[address], ""
    for folder, view in FOLDERS.items():
        if address.startswith(folder):
            return view, address.removeprefix(folder)
    return None, ""


def _short(text: str) -> str:
    """Bound a text from outside; what is not shown stands in the document itself."""
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"


def _web(url: str) -> str:
    """Let only addresses of the web be clicked: a script's address leads nowhere."""
    return url if url.startswith(("https://", "http://")) else "#not-a-web-address"


def _everybody(tx: Connection, config: Config) -> tuple[Standing, ...]:
    return everybody(tx, config.watched, bundled=config.baseline == "bundled")
