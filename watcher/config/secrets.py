"""Secrets that a config names: can the service read them, do they look right, and what no message may repeat."""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from watcher.config import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

PUT_IT_THERE = "Put the secret, and nothing else, into a file of that name."
LONGEST = 10_000
"""How many bytes of a secret's file are looked at."""
_ITSELF = re.compile(r"xox[a-z]-|xapp-|https?://", re.IGNORECASE)
_HIDDEN = (
    (re.compile(r"\b(xox[a-z]-|xapp-)[^\s\"”]+", re.IGNORECASE), r"\1…"),
    (re.compile(r"((?:^|[\"“]|:///?)(?!mailto:)[^\s\":@/]*:)(?!//)[^\s\"]*@"), r"\1…@"),
    (re.compile(r"(\b\w*(?:token|passwo?r?d|secret|webhook|webhook_url|api_key) *= *)([\"']).*?(?:\2|$)"), r'\1"…"'),
    (re.compile(r"(\b\w+_file = )\"(?![A-Za-z]:[\\/])[^\"]*:[^\"]*\""), r'\1"…"'),
)


def without_secrets(sentence: str) -> str:
    """Hide what a sentence about a config repeats of a secret that was written into the config itself.

    Such sentences go to the journal and to the operators' receivers. Slack's tokens are known by how they begin, the
    rest by where it stands: in an address before the @, after a key for a secret, or in place of a file's name.
    """
    for pattern, hidden in _HIDDEN:
        sentence = pattern.sub(hidden, sentence)
    return sentence


def why_unreadable(name: str, config: Path) -> tuple[str, str] | None:
    """Say what keeps the service from reading the secret `name`, and what to do; None when it can be read."""
    if odd := _why_no_name(name):
        return odd
    file = places.secret_file(name, config)
    try:
        file.open("rb").close()
    except FileNotFoundError:
        return f"there is no such file beside {config.name}.", PUT_IT_THERE
    except IsADirectoryError:
        return "this is a folder, not a file.", "Write the name of the file in it."
    except OSError as error:
        if os.environ.get("CREDENTIALS_DIRECTORY"):
            return "the service can't read it: systemd gave it no copy.", _UNDER_SYSTEMD
        return f"it can't be read ({error.strerror}).", "Let the user that runs ofsted-watch read it."
    if os.geteuid() == 0 and config.parent == places.SETTINGS and not _service_sees(file):
        return "root can read it, but the service can't.", _UNDER_SYSTEMD
    return None


def _why_no_name(name: str) -> tuple[str, str] | None:
    if not name.strip():
        return "no file is named.", "Write the name of the file with the secret in it, or take the line out."
    if not name.isprintable():
        wrong = "its name has a tab or a line's end in it, which is what a backslash in double quotes means."
        return wrong, _PLAIN_NAME
    if _ITSELF.match(name):
        return "this is the secret itself, not the name of a file.", _OF_ITS_OWN
    if "$" in name:
        return "variables are not filled in here.", _NO_VARIABLE
    if name.startswith("~"):
        return "~ is not filled in here.", "Write the whole path, or the name of a file beside the config."
    return ("its name has a space before or behind it.", "Take that out.") if name != name.strip() else None


def missing_folder(config: Path) -> tuple[str, str] | None:
    """Say that the installed service can't start for want of its folder of secrets; None when it is there.

    systemd ends before our program begins ("status=243/CREDENTIALS"), so only a look from a shell can say why.
    """
    folder = config.parent / "secrets"
    if config.parent != places.SETTINGS or not places.UNIT.exists() or folder.is_dir():
        return None
    wrong = f"systemd can't start the service without the folder {folder}, even an empty one (status=243/CREDENTIALS)."
    return wrong, f"Make it anew: install -d -m 700 {folder}"


_PLAIN_NAME = "Write it in single quotes, or with / for each backslash."
_OF_ITS_OWN = "Put it, and nothing else, into a file of its own, and write that file's name here."
_NO_VARIABLE = 'Write the name of a file. Only a receiver of kind slack takes a variable: token_env = "SLACK_TOKEN".'
_UNDER_SYSTEMD = (
    "Put it into /etc/ofsted-watch/secrets as a file of its own (no link, and no name that begins with a dot), "
    "then restart the service: systemctl restart ofsted-watch."
)


def _service_sees(file: Path) -> bool:
    """Return whether the installed service, which is not root, can have this file.

    systemd loads copies of the plain files in the folder `secrets`; it leaves out links and names with a dot in front.
    Everything else it reads as any user may.
    """
    if file.parent == places.SETTINGS / "secrets":
        return stat.S_ISREG(file.lstat().st_mode) and not file.name.startswith(".")
    folders_open = all(each.stat().st_mode & stat.S_IXOTH for each in file.resolve().parents)
    return folders_open and bool(file.stat().st_mode & stat.S_IROTH)


def oddities_of(
    name: str, config: Path, begins: str = "", more: Callable[[str], Iterable[tuple[str, str]]] = lambda _secret: ()
) -> Iterator[tuple[str, str]]:
    """Say what is odd about what a secret's file holds, without repeating any of it; nothing when it can't be read.

    `begins` is how secrets of its kind begin; `more` says what else is odd about one.
    """
    try:
        with places.secret_file(name, config).open("rb") as file:
            held = file.read(LONGEST)
    except OSError:
        return
    text = held.decode("utf-8-sig", errors="replace").strip()
    if not text:
        yield "the file is empty.", PUT_IT_THERE
    elif text[0] in "\"'“‘":
        yield "the file holds the secret in quotes.", "Take the quotes out: the file holds the secret and nothing else."
    elif len(text.split()) > 1:
        yield "the file holds more than one word or line.", "Leave only the secret in it, in one line."
    elif not text.startswith(begins):
        write = f"Look whether it is the right file: secrets of this kind begin with {begins}"
        yield "the file holds another kind of secret.", f"{write}."
    else:
        yield from more(text)
