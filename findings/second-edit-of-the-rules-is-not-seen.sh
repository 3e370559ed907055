#!/usr/bin/env bash
# watchfiles 1.3.0 beside watchdog 7.1.0 (seen 29 November 2026, Python 3.11, Linux)
#
# One would think: what watches rules.toml tells of each save, whatever editor saves it.
# It is so: most editors, and every careful program, write a new file and rename it to the old name. watchfiles, given the file,
# tells of the first such save and of nothing after it, not even of a plain write: it still watches the file that is gone, and
# neither ends nor says so. The second council that a lead adds is never watched. watchdog, given the same file, and watchfiles,
# given the folder, tell of each.
# Ours: at each look the path is asked anew for its file (its time, size and inode), and the text that is found there is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'watchfiles==1.3.0' 'watchdog==7.1.0'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import os
import pathlib
import threading
import time

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
from watchfiles import watch

folder = pathlib.Path("settings").resolve()
folder.mkdir()
rules = folder / "rules.toml"
rules.write_text("authorities = []\n")
seen: dict[str, set[str]] = {"watchfiles, the file": set(), "watchfiles, the folder": set(), "watchdog, the file": set()}
now = "before"
over = threading.Event()


def look(name: str, path: pathlib.Path) -> None:
    for _ in watch(path, stop_event=over, debounce=50, step=10):
        seen[name].add(now)


class Handler(FileSystemEventHandler):
    def on_any_event(self, event) -> None:
        if event.event_type in ("modified", "moved", "created"):
            seen["watchdog, the file"].add(now)


threads = [threading.Thread(target=look, args=each) for each in (("watchfiles, the file", rules), ("watchfiles, the folder", folder))]
for thread in threads:
    thread.start()
observer = Observer()
observer.schedule(Handler(), str(rules))
observer.start()
time.sleep(2)
for now, councils in (("1st save", "Kent"), ("2nd save", "Luton"), ("3rd save", "Wirral")):
    (folder / "rules.toml~").write_text(f'authorities = ["{councils}"]\n')
    os.replace(folder / "rules.toml~", rules)
    time.sleep(2)
now = "a plain write"
rules.write_text("authorities = []\n")
time.sleep(2)
over.set()
observer.stop()
for thread in threads:
    thread.join()
for name, saves in seen.items():
    print(f"{name}:", ", ".join(each for each in ("1st save", "2nd save", "3rd save", "a plain write") if each in saves))
PROGRAM

cat > expected <<'SEEN'
watchfiles, the file: 1st save
watchfiles, the folder: 1st save, 2nd save, 3rd save, a plain write
watchdog, the file: 1st save, 2nd save, 3rd save, a plain write
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
