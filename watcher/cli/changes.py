"""Commands that put something into the database, take it out, or set right what was sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from watcher.cli.program import NEEDS_ATTENTION, NOTHING_WRONG, ConfigOption, JsonOption, TeamOption, app, example
from watcher.commands import loading
from watcher.commands.loading import day


@app.command(name="import", epilog=example("import social-care.ods --as-at 2026-03-31"))
def import_(
    file: Annotated[Path, typer.Argument(help="A sheet of Ofsted's: social care, schools or childcare.")],
    config: ConfigOption = None,
    json: JsonOption = False,
    as_at: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DAY", help="The day that it speaks of, if it doesn't say so itself."),
    ] = None,
) -> None:
    """Keep what one of Ofsted's sheets says of homes, schools and nurseries, and print how much it was."""
    from watcher.commands.import_sheets import import_sheet

    import_sheet(file, loading.load(config, looking=True), as_at=as_at, as_json=json)


@app.command(epilog=example('correct "Worcestershire 2024-07-15" --because "The date was wrong."'))
def correct(
    alert: Annotated[str, typer.Argument(help='Its key, as `once --json` names it, or "Worcestershire 2024-07-15".')],
    because: Annotated[str, typer.Option("--because", help="What was wrong, in a sentence: people read it.")],
    config: ConfigOption = None,
    team: TeamOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Send it without asking.")] = False,
) -> None:
    """Send a correction to everyone who got an alert, and keep who made it and why. It asks first."""
    from watcher.commands.correct import correct_alert

    sent = correct_alert(loading.load(config, team), alert, because, sure=yes)
    raise typer.Exit(NOTHING_WRONG if sent else NEEDS_ATTENTION)


@app.command(name="send-again", epilog=example("send-again 12"))
def send_again(
    number: Annotated[int, typer.Argument(help="The message's number, as the page's outbox shows it.")],
    config: ConfigOption = None,
    team: TeamOption = None,
) -> None:
    """Send a message again at once that waits, or that could not be delivered."""
    from watcher.commands.send_again import send_again as send

    send(loading.load(config, team), number)


@app.command(epilog=example("backup copy.db"))
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes; it must not be there yet.")],
    config: ConfigOption = None,
) -> None:
    """Copy the database, also while the service runs."""
    from watcher.commands.backup import make_backup

    make_backup(loading.load(config, begins=False), file)


@app.command(epilog=example("restore copy.db"))
def restore(
    file: Annotated[Path, typer.Argument(help="A copy that `backup` made.")], config: ConfigOption = None
) -> None:
    """Put a copy of the database back; refused while the service runs."""
    from watcher.commands.backup import put_back

    put_back(loading.load(config, begins=False), file)


@app.command(epilog=example("move --to postgresql://name@server/database"))
def move(
    to: Annotated[str, typer.Option(help="The address of an empty database, as the config's `url` has it.")],
    password_file: Annotated[
        str | None, typer.Option(help="The file with its password, as the config's `password_file` names it.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Copy everything into another database, from SQLite to PostgreSQL or back; refused while the service runs."""
    from watcher.commands.backup import move_to

    move_to(loading.load(config, begins=False), to, password_file)
