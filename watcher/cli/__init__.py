"""The commands: what people type, and what is printed. What they do is done elsewhere.

They are listed by `--help` in the order of these imports.
"""

from watcher.cli import service, questions, changes  # isort: skip
from watcher.cli.program import app, main

__all__ = ["app", "changes", "main", "questions", "service"]
