"""What every command has: options, exit codes, and an end in a sentence instead of a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from watcher import garbage
from watcher.cli import late_asyncio, signals
from watcher.cli.usage import Command

NOTHING_WRONG, NEEDS_ATTENTION, WRONG_USAGE = 0, 1, 2
INTERRUPTED, READER_LEFT = 130, 141
"""What shells expect of a program that Ctrl-C ended, and of one whose output nobody reads any more."""

app = typer.Typer(
    name="ofsted-watch",
    help="Tells safeguarding leads when Ofsted finds a council's children's services inadequate, or worse than before.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", help="The config file; default: config.toml here, else /etc/ofsted-watch/config.toml."),
]
TeamOption = Annotated[
    str | None, typer.Option("--team", metavar="NAME", help=r"For a team of \[teams], and as it sees things.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line on stdout, logs on stderr.")]


def run(begun: object) -> None:
    """Run the command line; errors that people can mend end in a sentence, not in a traceback.

    `begun` is what the command finds begun already.
    """
    print_anywhere()
    late_asyncio.wait_for_use()
    # Pydantic would look through everything that is installed for plug-ins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from watcher.model.errors import PlainError

    try:
        signals.let_ctrl_c_raise()
        _run(begun)
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
    except Exception as error:
        if not _is_of_ctrl_c(error):
            raise
        _end("Stopped.", INTERRUPTED)
    finally:
        garbage.at_the_end()


def print_anywhere() -> None:
    """Let nothing end for want of a letter that the terminal doesn't have, or of somewhere to print to."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _is_of_ctrl_c(error: BaseException | None) -> bool:
    """Return whether an error came of tidying up after Ctrl-C: in a commit, SQLAlchemy's is an AssertionError."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None


def _run(begun: object) -> None:
    """Run the command, and write out what it printed while an error can still be told."""
    try:
        only_asked_for(sys.argv[1:])(obj=begun)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            raise KeyboardInterrupt from None
        sys.stdout.flush()
        raise


def only_asked_for(words: Sequence[str]) -> typer.Typer:
    """Make the program with the one command that is asked for; with all where that isn't the first word.

    Typer makes the options of every command that there is, 25 times what is needed of it.
    """
    asked = [
        each
        for each in app.registered_commands
        if each.callback and words[:1] == [each.name or each.callback.__name__.replace("_", "-")]
    ]
    if not asked:
        return app
    for each in asked:
        each.cls = Command
    made = copy(app)
    made.registered_commands = asked
    return made


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
