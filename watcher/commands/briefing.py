"""`briefing`: what there is to say in a meeting about a week or a month, printed or as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.commands import printing
from watcher.commands.files import write_whole
from watcher.history import places
from watcher.history.briefing import Briefing, brief
from watcher.model.errors import PlainError
from watcher.store.database import opened
from watcher.timing.clock import SystemClock

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from watcher.config.check import Config

FORMS = (".html", ".csv", ".xlsx")


class BriefingError(PlainError):
    """The briefing can't be written like that."""

    exit_code = 2


def show_briefing(
    config: Config, span: tuple[date, date], today: date, *, file: Path | None = None, as_json: bool = False
) -> None:
    """Print the briefing of the days from the first to the day before the second, or write it to a file."""
    if file and file.suffix.lower() not in FORMS:
        sentence = f"{file}: a briefing is written as {', '.join(FORMS)}. Write for example --file briefing.html."
        raise BriefingError(sentence)
    with opened(config.store_url, config.team) as store, store.look() as tx:
        made = brief(tx, config.watched, span, today, bundled=config.bundled)
        made = places.with_places(made, places.between(tx, config, span, today), config)
    if file:
        _write(made, file)
        printing.say(f"{file}: {made.summary}")
    elif as_json:
        from watcher.page.briefing import rows

        printing.lines(rows(made))
    else:
        _print(made)


def _print(made: Briefing) -> None:
    printing.say(f"{made.summary}. {made.standing}")
    for section in made.sections:
        printing.say(f"\n{section.heading}: {len(section.lines)}")
        for line in section.lines:
            printing.say(f"- {line.words}")
        if not section.lines:
            printing.say(section.none)
    printing.say("\nThe watched authorities against England, by each one's worst judgement")
    for share in made.shares:
        printing.say(f"- {made.share_words(share)}")


def _write(made: Briefing, file: Path) -> None:
    from markupsafe import Markup

    from watcher.page import briefing
    from watcher.page.templating import style, templates

    if file.suffix.lower() == ".html":
        page = templates().get_template("briefing.html")
        now = SystemClock().now()
        alone = Markup(style().decode())  # noqa: S704 - ours: escaped, browsers leave out what has quotation marks
        body = page.render(briefing=made, now=now, alone=alone, asked="").encode()
    else:
        body = (briefing.as_csv(made) if file.suffix.lower() == ".csv" else briefing.as_xlsx(made)).body
    try:
        write_whole(file, body)
    except OSError as error:
        raise BriefingError(f"{file} can't be written: {error.strerror}. Choose another place with --file.") from error
