"""What `--help` says: what a command does, and how it is typed."""

from __future__ import annotations

import shlex

import pytest
import typer.main

from watcher import cli

GROUP = typer.main.get_command(cli.app)


@pytest.mark.parametrize("name", GROUP.commands)
def test_a_command_shows_an_example_that_can_be_typed(name):
    command = GROUP.commands[name]

    program, called, *arguments = shlex.split(command.epilog.removeprefix("For example: "))

    assert (program, called) == ("ofsted-watch", name)
    assert command.make_context(name, list(arguments), resilient_parsing=False).params is not None
