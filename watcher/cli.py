"""The commands: what people type, and what is printed. What they do is done elsewhere."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from watcher.commands import loading
from watcher.commands.loading import day

if TYPE_CHECKING:
    pass

NOTHING_WRONG, NEEDS_ATTENTION, WRONG_USAGE = 0, 1, 2
INTERRUPTED, READER_LEFT = 130, 141
"""What shells expect of a program that Ctrl-C ended, and of one whose output nobody reads any more."""

app = typer.Typer(
    name="ofsted-watch",
    help="Watches Ofsted, and tells safeguarding leads when a council's children's services are inadequate or worse.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", help="The config file; default: config.toml here, else /etc/ofsted-watch/config.toml."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line on stdout, logs on stderr.")]


def main() -> None:
    """Run the command line; errors that people can mend end in a sentence, not in a traceback."""
    from watcher.model.errors import PlainError

    try:
        _run()
    except PlainError as error:
        _end(str(error), error.exit_code)
    except BrokenPipeError:  # who read the output has seen enough
        _end("", READER_LEFT)
    except OSError as error:  # a file that may not be read or written, or a full disk
        about = f"{error.filename}: " if error.filename else ""
        said = error.strerror or type(error).__name__
        _end(f"{about}{said}. Check the path, its permissions and the disk's room.", NEEDS_ATTENTION)
    except KeyboardInterrupt:
        _end("Stopped.", INTERRUPTED)


def _run() -> None:
    """Run the command, and write out what it printed while an error can still be told."""
    try:
        app()
    except SystemExit as end:
        if end.code == INTERRUPTED:
            raise KeyboardInterrupt from None
        sys.stdout.flush()
        raise


def _end(sentence: str, code: int) -> NoReturn:
    with suppress(OSError):
        if sentence:
            print(sentence, file=sys.stderr)
        sys.stdout.flush()
    with suppress(OSError):  # what couldn't be written would be tried again, and complained of, at the very end
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise SystemExit(code) from None


def example(words: str) -> str:
    """Show how a command is typed, below its options."""
    return f"For example: ofsted-watch {words}"


def _show_version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"ofsted-watch {version('ofsted-watch')}")
        raise typer.Exit


@app.callback()
def _begin(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda value: _show_version(wanted=value),
            is_eager=True,
            help="Say which version this is.",
        ),
    ] = False,
) -> None:
    """Take what every command takes."""


@app.command(epilog=example("check --config config.toml"))
def check(
    config: ConfigOption = None,
    json: JsonOption = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of a config, for editors.")] = False,
) -> None:
    """List every problem of the config, each with its line and what to write."""
    from watcher.commands.check import show_check, show_schema

    if schema:
        show_schema()
        return
    usable = show_check(loading.config_path(config), loading.today(), as_json=json)
    raise typer.Exit(NOTHING_WRONG if usable else WRONG_USAGE)


@app.command(epilog=example("run"))
def run(config: ConfigOption = None) -> None:
    """Watch: the service."""
    from watcher.commands.run import run_service

    if not run_service(loading.config_path(config)):
        # A fetch that hangs would keep the process until its time-out; nothing that it does is needed any more.
        os._exit(NOTHING_WRONG)


@app.command(epilog=example("once --json"))
def once(
    config: ConfigOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every source, due or not, and the outbox whatever it waits for.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Run one cycle: collect from every due source, decide, deliver; print what happened."""
    from watcher.commands.once import run_once

    attention = run_once(loading.load(config), everything=everything, as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if attention else NOTHING_WRONG)


@app.command(epilog=example("read report.pdf"))
def read(
    files: Annotated[list[Path] | None, typer.Argument(help="Report or letter PDFs, saved pages, plain texts.")] = None,
    items: Annotated[
        Path | None,
        typer.Option("--items", help="A file of news items: one JSON object a line (id, title, summary …)."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say what documents say: kind, authority, dates, judgements, and the words they were read from."""
    from watcher.commands.read import read_files
    from watcher.commands.read_news import read_items

    if not files and not items:
        raise typer.BadParameter("give files to read, or a file of news with --items", param_hint="FILES")
    if items:
        read_items(items, as_json=json)
    troubled = read_files(files or [], as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if troubled else NOTHING_WRONG)


@app.command(epilog=example("preview --since 2024-01-01"))
def preview(
    since: Annotated[date, typer.Option(parser=day, help="The first day of publication that is looked at.")],
    until: Annotated[date | None, typer.Option(parser=day, help="The last day; default: up to now.")] = None,
    against: Annotated[
        Path | None, typer.Option(help="Another config: show only what the two make something different of.")
    ] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
) -> None:
    """Rehearse the rules over all that is known: what would have been told, to whom, and why."""
    from watcher.commands.preview import show_difference, show_preview

    loaded = loading.load(config, begins=False)
    days = since, until
    if against:
        show_difference(loaded, loading.load(against, begins=False), days, as_json=json, as_csv=csv)
    else:
        show_preview(loaded, days, as_json=json, as_csv=csv)


@app.command(epilog=example('explain "Somerset 2026-06-17"'))
def explain(
    what: Annotated[str, typer.Argument(help='An alert\'s key, "Somerset 2026-06-17", or an authority.')],
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Say why something was told or not: each rule, the earlier grades, the words, the document, every attempt."""
    from watcher.commands.explain import show_explanation

    show_explanation(what, loading.load(config, looking=True, begins=False), loading.today(), as_json=json)


@app.command(epilog=example("history Wirral --plot wirral.svg"))
def history(
    place: Annotated[str, typer.Argument(help="An authority by any name or its URN, a region, or a place's label.")],
    config: ConfigOption = None,
    json: JsonOption = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
    plot: Annotated[Path | None, typer.Option("--plot", help="Draw it into this file: .svg or .png.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Letters, news, council minutes and deadlines too.")] = False,
) -> None:
    """Show the judgements of an authority, or of all in a region, over time."""
    from watcher.commands.history import draw_history, place_called, show_history, show_places_history

    if full:
        from watcher.commands.dossier import show_dossier

        show_dossier(place, loading.load(config, looking=True), as_json=json, as_csv=csv)
    elif plot:
        draw_history(place_called(place), loading.load(config, looking=True), plot)
    elif not show_places_history(place, loaded := loading.load(config, looking=True), as_json=json):
        show_history(place_called(place), loaded, as_json=json, as_csv=csv)


@app.command(epilog=example("authorities"))
def authorities(
    config: ConfigOption = None,
    json: JsonOption = False,
    update: Annotated[
        Path | None,
        typer.Option("--update", help="Use this list (CSV, the columns of the shipped one) from now on."),
    ] = None,
) -> None:
    """List all authorities with region, current judgements, and whether you watch them."""
    from watcher.commands.authorities import show_authorities

    if update is not None:
        from watcher.commands.update_authorities import update_authorities

        update_authorities(loading.config_path(config), update)
    show_authorities(loading.load(config, looking=True), as_json=json)


@app.command(epilog=example("status --json"))
def status(config: ConfigOption = None, json: JsonOption = False) -> None:
    """Show whether the service is running, how each source is doing, and what waits to be sent."""
    from watcher.commands.status import show_status
    from watcher.timing.clock import SystemClock

    attention = show_status(loading.load(config, looking=True), SystemClock().now(), as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if attention else NOTHING_WRONG)


@app.command(epilog=example("doctor --bundle seen.zip"))
def doctor(
    config: ConfigOption = None,
    json: JsonOption = False,
    bundle: Annotated[
        Path | None, typer.Option("--bundle", help="Write what came into this zip file, to attach to a report.")
    ] = None,
) -> None:
    """Ask each source once, and say what is not as this program assumes, and what that means."""
    from watcher.commands.doctor import show_doctor

    attention = show_doctor(loading.load(config, looking=True, begins=False), as_json=json, file=bundle)
    raise typer.Exit(NEEDS_ATTENTION if attention else NOTHING_WRONG)


@app.command(epilog=example("calendar --file due.ics"))
def calendar(
    config: ConfigOption = None,
    file: Annotated[Path | None, typer.Option("--file", help="Write it here; default: stdout.")] = None,
    json: JsonOption = False,
) -> None:
    """Write what is due from the watched authorities, and when, as a calendar file (.ics)."""
    from watcher.commands.calendar import show_calendar

    show_calendar(loading.load(config, looking=True), loading.today(), file=file, as_json=json)


@app.command(epilog=example("certificate --month"))
def certificate(
    config: ConfigOption = None,
    json: JsonOption = False,
    day: Annotated[bool, typer.Option("--day", help="Yesterday.")] = False,
    week: Annotated[bool, typer.Option("--week", help="The last whole week, from Monday; the default.")] = False,
    month: Annotated[bool, typer.Option("--month", help="The last whole month.")] = False,
    since: Annotated[date | None, typer.Option(parser=day, help="From this day until now.")] = None,
) -> None:
    """Set what was published against what was told, and say whether it balances."""
    from watcher.commands.certificate import show_certificate

    if sum((day, week, month, since is not None)) > 1:
        raise typer.BadParameter("Choose one of --day, --week, --month and --since.")
    start, end = loading.asked_span(daily=day, monthly=month, since=since)
    open_ = show_certificate(loading.load(config, looking=True), start, end, as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if open_ else NOTHING_WRONG)


@app.command(epilog=example("briefing --file briefing.html"))
def briefing(
    config: ConfigOption = None,
    json: JsonOption = False,
    week: Annotated[bool, typer.Option("--week", help="The last whole week, from Monday; the default.")] = False,
    month: Annotated[bool, typer.Option("--month", help="The last whole month.")] = False,
    since: Annotated[date | None, typer.Option(parser=day, help="From this day until now.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Write it here: .html to print, .csv, or .xlsx for a spreadsheet.")
    ] = None,
) -> None:
    """Say for a meeting what was published, got worse or better, is expected, is overdue, or could not be read."""
    from watcher.commands.briefing import show_briefing

    if sum((week, month, since is not None)) > 1:
        raise typer.BadParameter("Choose one of --week, --month and --since.")
    span = loading.asked_span(monthly=month, since=since)
    show_briefing(loading.load(config, looking=True), span, loading.today(), file=file, as_json=json)


@app.command(name="test", epilog=example('test "Safeguarding channel"'))
def message_to(
    receiver: Annotated[str, typer.Argument(help="Its name in the config.")], config: ConfigOption = None
) -> None:
    """Send a test message to a receiver, and say exactly what failed."""
    from watcher.commands.send_test import send_test

    raise typer.Exit(NOTHING_WRONG if send_test(receiver, loading.load(config, begins=False)) else NEEDS_ATTENTION)


@app.command(epilog=example('correct "Worcestershire 2024-07-15" --because "The date was wrong."'))
def correct(
    alert: Annotated[str, typer.Argument(help='Its key, as `once --json` names it, or "Worcestershire 2024-07-15".')],
    because: Annotated[str, typer.Option("--because", help="What was wrong, in a sentence: people read it.")],
    config: ConfigOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Send it without asking.")] = False,
) -> None:
    """Put a correction where an alert went, and keep who made it and why; it is shown first, and asks."""
    from watcher.commands.correct import correct_alert

    sent = correct_alert(loading.load(config), alert, because, sure=yes)
    raise typer.Exit(NOTHING_WRONG if sent else NEEDS_ATTENTION)


@app.command(name="send-again", epilog=example("send-again 12"))
def send_again(
    number: Annotated[int, typer.Argument(help="The message's number, as the page's outbox shows it.")],
    config: ConfigOption = None,
) -> None:
    """Send a message again at once that waits, or that could not be delivered."""
    from watcher.commands.send_again import send_again as send

    send(loading.load(config), number)


@app.command(epilog=example("drill"))
def drill(config: ConfigOption = None) -> None:
    """Send an invented authority's inadequate report through the whole program to a test receiver."""
    from watcher.commands.drill import hold_drill

    raise typer.Exit(NOTHING_WRONG if hold_drill(loading.load(config)) else NEEDS_ATTENTION)


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


@app.command(epilog=example("prove --sample 20"))
def prove(
    remit: Annotated[
        str, typer.Option(help="Whose: authorities (reports), schools, childcare (report cards).")
    ] = "authorities",
    sample: Annotated[int, typer.Option(min=1, max=2_000, help="How many documents, drawn at random.")] = 150,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Fetch and read documents whose outcome is known, and say how exactly they were read."""
    from watcher.commands.prove import show_proof

    wrong = show_proof(loading.load(config, looking=True), remit, sample, as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if wrong else NOTHING_WRONG)


@app.command(epilog=example("demo"))
def demo() -> None:
    """Show the whole program at work against a replica of Ofsted's site, a Slack workspace and a mailbox."""
    from watcher.demo.show import show

    raise typer.Exit(show())


if __name__ == "__main__":
    main()
