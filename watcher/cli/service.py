"""Commands about the service: whether its config is right, how it runs, and that what it sends arrives."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from watcher import garbage
from watcher.cli import signals
from watcher.cli.program import (
    NEEDS_ATTENTION,
    NOTHING_WRONG,
    WRONG_USAGE,
    ConfigOption,
    JsonOption,
    TeamOption,
    app,
    example,
)
from watcher.commands import loading


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


@app.command(epilog=example("apply"))
def apply(
    config: ConfigOption = None,
    end: Annotated[str | None, typer.Option("--end", metavar="TEAM", help="End a team instead: nobody hears.")] = None,
    json: JsonOption = False,
) -> None:
    r"""Take the teams' files over: the running service goes by them within seconds. See \[teams] in the config."""
    from watcher.commands.apply import apply_teams

    good = apply_teams(loading.load(config), loading.today(), ended=end, as_json=json)
    raise typer.Exit(NOTHING_WRONG if good else WRONG_USAGE)


@app.command(epilog=example("run"))
def run(config: ConfigOption = None) -> None:
    """Watch: the service."""
    signals.of_a_start()
    from watcher.commands.run import run_service

    if not run_service(loading.config_path(config)):
        # A fetch that hangs would keep the process until its time-out; nothing that it does is needed any more.
        os._exit(NOTHING_WRONG)


@app.command(epilog=example("worker --processes 4"))
def worker(
    config: ConfigOption = None,
    processes: Annotated[
        int, typer.Option("--processes", min=1, max=64, help="So many workers; one that dies is replaced at once.")
    ] = 1,
) -> None:
    r"""Do the service's jobs, on as many machines as wanted: without page, buttons and heartbeat. See \[engine]."""
    signals.of_a_start()
    from watcher.commands.run import run_workers

    if not run_workers(loading.config_path(config), processes):
        os._exit(NOTHING_WRONG)  # as above


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

    garbage.at_work()
    attention = run_once(loading.load(config), everything=everything, as_json=json)
    raise typer.Exit(NEEDS_ATTENTION if attention else NOTHING_WRONG)


@app.command(epilog=example("status --json"))
def status(config: ConfigOption = None, team: TeamOption = None, json: JsonOption = False) -> None:
    """Show whether the service is running, how each source is doing, and what waits to be sent."""
    from watcher.commands.status import show_status

    attention = show_status(loading.load(config, team, looking=True), as_json=json)
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


@app.command(name="test", epilog=example('test "Safeguarding channel"'))
def message_to(
    receiver: Annotated[list[str], typer.Argument(help="Its name in the config.")],
    config: ConfigOption = None,
    team: TeamOption = None,
) -> None:
    """Send a test message to a receiver, and say exactly what failed."""
    from watcher.commands.send_test import send_test

    arrived = send_test(" ".join(receiver), loading.load(config, team, begins=False))
    raise typer.Exit(NOTHING_WRONG if arrived else NEEDS_ATTENTION)


@app.command(epilog=example("drill"))
def drill(config: ConfigOption = None, team: TeamOption = None) -> None:
    """Send an invented authority's inadequate report through the whole program to a test receiver."""
    from watcher.commands.drill import hold_drill

    raise typer.Exit(NOTHING_WRONG if hold_drill(loading.load(config), team) else NEEDS_ATTENTION)


@app.command(epilog=example("demo"))
def demo(
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Keep the replica there until Ctrl-C, to run the program against it by hand."),
    ] = False,
) -> None:
    """Show the whole program at work against a replica of Ofsted's site, a Slack workspace and a mailbox."""
    if serve:
        from watcher.demo.serve import serve as shown
    else:
        from watcher.demo.show import show as shown

    raise typer.Exit(shown())
