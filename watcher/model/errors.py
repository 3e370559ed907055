"""Errors that people can mend."""

from __future__ import annotations


class PlainError(Exception):
    """An error whose text says to a person where, what, and what to do; shown without a traceback.

    `exit_code` is what the command ends with: 2 for wrong usage or config, 1 for what needs attention.
    """

    exit_code = 1
