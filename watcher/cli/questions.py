"""Commands that answer a question: what a document says, what is known, and why it was told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from watcher.cli.program import NEEDS_ATTENTION, NOTHING_WRONG, ConfigOption, JsonOption, TeamOption, app, example
from watcher.commands import loading
from watcher.commands.loading import day


@app.command(epilog=example("read report.pdf"))
def read(
    begun: typer.Context,
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
    troubled = read_files(files or [], begun.obj, as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if troubled else NOTHING_WRONG)


@app.command(epilog=example("preview --since 2024-01-01"))
def preview(
    since: Annotated[date, typer.Option(parser=day, help="The first day of publication that is looked at.")],
    until: Annotated[date | None, typer.Option(parser=day, help="The last day; default: up to now.")] = None,
    against: Annotated[
        Path | None, typer.Option(help="Another config: show only what the two make something different of.")
    ] = None,
    config: ConfigOption = None,
    team: TeamOption = None,
    json: JsonOption = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
) -> None:
    """Try the rules on all that is known: which alerts there would have been, to whom, and why."""
    from watcher.commands.preview import show_difference, show_preview

    if until and until < since:
        raise typer.BadParameter("--until is before --since: no day is between them.")
    loaded = loading.load(config, team, begins=False)
    days = since, until
    if against:
        show_difference(loaded, loading.load(against, team, begins=False), days, as_json=json, as_csv=csv)
    else:
        show_preview(loaded, days, as_json=json, as_csv=csv)


@app.command(epilog=example('explain "Somerset 2026-06-17"'))
def explain(
    what: Annotated[list[str], typer.Argument(help='An alert\'s key, "Somerset 2026-06-17", or an authority.')],
    config: ConfigOption = None,
    team: TeamOption = None,
    json: JsonOption = False,
) -> None:
    """Say why there was an alert, or none: each rule, the earlier grades, the words, the document, every attempt."""
    from watcher.commands.explain import show_explanation

    show_explanation(
        " ".join(what), loading.load(config, team, looking=True, begins=False), loading.today(), as_json=json
    )


@app.command(epilog=example("history Wirral --plot wirral.svg"))
def history(
    place: Annotated[
        list[str], typer.Argument(help="An authority by any name or its URN, a region, or a place's label.")
    ],
    config: ConfigOption = None,
    team: TeamOption = None,
    json: JsonOption = False,
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False,
    plot: Annotated[Path | None, typer.Option("--plot", help="Draw it into this file: .svg or .png.")] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Letters, news, council minutes, deadlines, neighbours too.")
    ] = False,
) -> None:
    """Show the judgements of an authority, or of all in a region, over time."""
    from watcher.commands.history import draw_history, place_called, show_history, show_places_history

    called = " ".join(place)
    if full:
        from watcher.commands.dossier import show_dossier

        show_dossier(called, loading.load(config, team, looking=True), as_json=json, as_csv=csv)
    elif plot:
        draw_history(place_called(called), loading.load(config, team, looking=True), plot)
    elif not show_places_history(called, loaded := loading.load(config, team, looking=True), as_json=json):
        show_history(place_called(called), loaded, as_json=json, as_csv=csv)


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


@app.command(epilog=example("calendar --file due.ics"))
def calendar(
    config: ConfigOption = None,
    team: TeamOption = None,
    file: Annotated[Path | None, typer.Option("--file", help="Write it here; default: stdout.")] = None,
    json: JsonOption = False,
) -> None:
    """Write what is due from the watched authorities, and when, as a calendar file (.ics)."""
    from watcher.commands.calendar import show_calendar

    show_calendar(loading.load(config, team, looking=True), loading.today(), file=file, as_json=json)


@app.command(epilog=example("certificate --month"))
def certificate(
    config: ConfigOption = None,
    team: TeamOption = None,
    json: JsonOption = False,
    day: Annotated[bool, typer.Option("--day", help="Yesterday.")] = False,
    week: Annotated[bool, typer.Option("--week", help="The last whole week, from Monday; the default.")] = False,
    month: Annotated[bool, typer.Option("--month", help="The last whole month.")] = False,
    since: Annotated[date | None, typer.Option(parser=day, help="From this day until now.")] = None,
) -> None:
    """Compare what was published with what was sent, and say whether it balances."""
    from watcher.commands.certificate import show_certificate

    if sum((day, week, month, since is not None)) > 1:
        raise typer.BadParameter("Choose one of --day, --week, --month and --since.")
    start, end = loading.asked_span(daily=day, monthly=month, since=since)
    open_ = show_certificate(loading.load(config, team, looking=True), start, end, as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if open_ else NOTHING_WRONG)


@app.command(epilog=example("briefing --file briefing.html"))
def briefing(
    config: ConfigOption = None,
    team: TeamOption = None,
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
    show_briefing(loading.load(config, team, looking=True), span, loading.today(), file=file, as_json=json)


@app.command(epilog=example("prove --sample 20"))
def prove(
    remit: Annotated[
        str, typer.Option(help="Whose: authorities (reports), schools, childcare, homes (titles, report cards).")
    ] = "authorities",
    sample: Annotated[int, typer.Option(min=1, max=2_000, help="How many documents, drawn at random.")] = 150,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Fetch and read documents whose outcome is known, and say how exactly they were read."""
    from watcher.commands.prove import show_proof

    wrong = show_proof(loading.load(config, looking=True), remit, sample, as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if wrong else NOTHING_WRONG)
