"""All commands there are: `--help` lists them in the order of these imports."""

from watcher.cli import service, questions, changes  # isort: skip
from watcher.cli.program import app, run

__all__ = ["app", "changes", "questions", "run", "service"]
