#!/usr/bin/env bash
# moderngov 0.3.0, a client of ModernGov's web service (seen 30 November 2026, Python 3.11)
#
# One would think: a client of the web service that councils' committees publish with asks when it is asked, and raises an error
# where the site has none to give.
# It is so: each answer is kept for 24 hours in a folder where the program stands, over restarts too: a meeting that is put up at ten
# comes a day late, and the site isn't asked meanwhile. Any answer but 200, and any lost line, is `exit(1)` within the library, which
# `except Exception` doesn't catch: in a thread, as one has for each council, it ends that council's watch, with a line in the log about
# the 503 and none about the end; a loop over all councils ends the program at the first that is under maintenance. And a committee asked
# for alone comes as a dictionary, where several come as a list: a loop over it goes over the names of its fields.
# Ours: the meetings are asked for at each poll, and a site that doesn't answer is a failure of that source alone, tried again and told
# (watcher/sources/moderngov.py).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'moderngov==0.3.0' 'requests==2.34.2'

cat > ask.py <<'PROGRAM'
import sys

from moderngov.api import ModerngovApi

committees = ModerngovApi(sys.argv[1]).meetings.list()
print("    meetings:", *(meeting["meetingid"] for each in committees for meeting in each["committeemeetings"]["meeting"]))
PROGRAM

venv/bin/python -W ignore - > seen 2> errors <<'PROGRAM'
import http.server
import subprocess
import sys
import threading

from moderngov.api import ModerngovApi

asked = []
state = {"status": 200, "meetings": ("11",)}
MEETING = "<meeting><meetingid>{}</meetingid><meetingdate>14/07/2026</meetingdate></meeting>"
COMMITTEE = "<committee><committeeid>{}</committeeid><committeetitle>Children</committeetitle><committeemeetings>{}</committeemeetings></committee>"


class Council(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked.append(self.path)
        meetings = "".join(MEETING.format(each) for each in state["meetings"])
        committees = ("7",) if "lCommitteeId=7" in self.path else ("7", "8")
        body = f"<getmeetings>{''.join(COMMITTEE.format(each, meetings if each == '7' else MEETING.format(80)) for each in committees)}</getmeetings>"
        self.send_response(state["status"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments: object) -> None:
        pass


site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Council)
threading.Thread(target=site.serve_forever, daemon=True).start()
address = f"http://127.0.0.1:{site.server_port}"


def ask(when: str) -> None:
    """A program of its own, as after a restart."""
    print(when)
    print(subprocess.run([sys.executable, "-W", "ignore", "ask.py", address], check=True, capture_output=True, text=True).stdout, end="")
    print("    requests to the site so far:", len(asked))


ask("at nine")
state["meetings"] = ("11", "12")
ask("after ten, when there is a meeting more, by a new process")

print("committees asked for together and alone:", *(type(each).__name__ for each in (ModerngovApi(address).meetings.list(), ModerngovApi(address).meetings.by_committee_id(7))))
print("    a loop over the latter goes over", *ModerngovApi(address).meetings.by_committee_id(7))

state["status"] = 503
ended = []


def watch() -> None:
    for _ in range(3):
        try:
            ModerngovApi(address).committees.list()
        except Exception:
            ended.append("an error, caught: tried again")
    ended.append("to the end")


def in_a_thread() -> None:
    thread = threading.Thread(target=watch)
    thread.start()
    thread.join()


for name, run in (("in a thread", in_a_thread), ("in the program itself", watch)):
    ended.clear()
    try:
        run()
        stopped = "goes on"
    except SystemExit:
        stopped = "ends"
    print(f"a watch that catches each Exception meets a 503 {name}: the program {stopped}, the watch came to", *ended or ["no error and not to its end"])
PROGRAM
echo "lines about it on stderr: $(grep -vc '^503 error from' errors || true) but for the 503" >> seen

cat > expected <<'SEEN'
at nine
    meetings: 11 80
    requests to the site so far: 1
after ten, when there is a meeting more, by a new process
    meetings: 11 80
    requests to the site so far: 1
committees asked for together and alone: list dict
    a loop over the latter goes over committeeid committeetitle committeemeetings
a watch that catches each Exception meets a 503 in a thread: the program goes on, the watch came to no error and not to its end
a watch that catches each Exception meets a 503 in the program itself: the program ends, the watch came to no error and not to its end
lines about it on stderr: 0 but for the 503
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
