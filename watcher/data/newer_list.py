"""A newer list of authorities than the shipped one: the file `authorities.csv` beside the config."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher import data
from watcher.model.errors import PlainError

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.model.ofsted import Authority

FILE = "authorities.csv"
# The list of 153 has 47 kB.
MOST_BYTES = 2_000_000


def use(config: Path) -> str | None:
    """Use the list beside a config from now on, or the shipped one where there is none; returns what is wrong with it.

    A list that is wrong changes nothing: the one in force stays.
    """
    file = config.with_name(FILE)
    try:
        data.take(read(file))
    except FileNotFoundError:
        data.take(())
    except PlainError as error:
        return str(error)
    return None


def read(file: Path) -> tuple[Authority, ...]:
    """Read a list; PlainError when it can't be used, FileNotFoundError when there is none."""
    try:
        with file.open("rb") as opened:
            body = opened.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise PlainError(f"{file} is too large to be a list of authorities.")
        return data.read_list(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PlainError(f'{file} is not written in UTF-8. Save it as "CSV UTF-8".') from None
    except FileNotFoundError:
        raise
    except OSError as error:
        raise PlainError(f"{file} can't be read: {error.strerror}.") from error
