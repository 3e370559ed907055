#!/usr/bin/env bash
# rich 15.0.0, textual 8.2.8 beside Python's own print (seen 30 November 2026, Python 3.11)
#
# One would think: text that is printed to a terminal stands there, or, where it breaks the rules of some markup, as it came.
# It is so: papers put their own words into what somebody said in square brackets, and rich takes each that begins with a small
# letter for a style. One that doesn't exist is no error, but gone: "are [not] good" is printed as "are  good", in tables and panels
# too, and "[leaders] said" without who said it. textual does so with capitals as well ("[Ofsted]"). rich's own handler of
# logs leaves them, so what is logged is whole and what the duty officer reads on the screen is its contrary.
# Ours: what is printed is never markup (watcher/commands/printing.py); and an editor's word in brackets belongs to the news that
# is read: it was taken away like "[Image: ...]", so that "are [not] inadequate" was told (watcher/reading/news/text.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'rich==15.0.0' 'textual==8.2.8'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import io
import logging

from rich.console import Console
from rich.logging import RichHandler
from rich.panel import Panel
from rich.table import Table
from textual.content import Content

SAID = (
    "Kent's services are [not] good.",
    "They were [then] inadequate.",
    "Children wait because [leaders] did not act.",
    "The board said that [Ofsted] is wrong.",
    "Wirral [inadequate, July]",
)


def shown(what: object) -> str:
    console = Console(file=io.StringIO(), width=80)
    console.print(what)
    return console.file.getvalue()


def table(text: str) -> Table:
    drawn = Table("what was said", box=None, show_header=False)
    drawn.add_row(text)
    return drawn


for text in SAID:
    print(text)
    print("    rich:", shown(text).strip())
    print("    rich, in a table:", shown(table(text)).strip())
    print("    rich, in a panel:", shown(Panel(text)).splitlines()[1].strip("│ "))
    console = Console(file=io.StringIO(), width=80)
    log = logging.getLogger("watch")
    log.handlers = [RichHandler(console=console, show_time=False, show_level=False, show_path=False)]
    log.warning(text)
    print("    rich, as a line of the log:", console.file.getvalue().strip())
    print("    textual:", Content.from_markup(text).plain)
PROGRAM

cat > expected <<'SEEN'
Kent's services are [not] good.
    rich: Kent's services are  good.
    rich, in a table: Kent's services are  good.
    rich, in a panel: Kent's services are  good.
    rich, as a line of the log: Kent's services are [not] good.
    textual: Kent's services are  good.
They were [then] inadequate.
    rich: They were  inadequate.
    rich, in a table: They were  inadequate.
    rich, in a panel: They were  inadequate.
    rich, as a line of the log: They were [then] inadequate.
    textual: They were  inadequate.
Children wait because [leaders] did not act.
    rich: Children wait because  did not act.
    rich, in a table: Children wait because  did not act.
    rich, in a panel: Children wait because  did not act.
    rich, as a line of the log: Children wait because [leaders] did not act.
    textual: Children wait because  did not act.
The board said that [Ofsted] is wrong.
    rich: The board said that [Ofsted] is wrong.
    rich, in a table: The board said that [Ofsted] is wrong.
    rich, in a panel: The board said that [Ofsted] is wrong.
    rich, as a line of the log: The board said that [Ofsted] is wrong.
    textual: The board said that  is wrong.
Wirral [inadequate, July]
    rich: Wirral
    rich, in a table: Wirral
    rich, in a panel: Wirral
    rich, as a line of the log: Wirral [inadequate, July]
    textual: Wirral [inadequate, July]
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
