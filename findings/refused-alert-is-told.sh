#!/usr/bin/env bash
# python-statemachine 3.2.2 beside transitions 0.9.3 (seen 30 November 2026, Python 3.11)
#
# One would think: an alert that is kept as a machine of states, due, told and acknowledged, is not told where telling raised; at
# least the exception comes out.
# It is so: in StateChart, the class that this package's guide begins with since its version 3, an exception in an action becomes an event
# inside the machine, "error.execution". Where no transition waits for it, it is gone: no exception, no line in the log above DEBUG, and
# the machine goes on to "told". Acknowledging an alert that is not told is as silent, and changes nothing. StateMachine, the older
# class with the same body, raises both times and stays "due", as transitions does. `catch_errors_as_events = False` brings it back.
# Ours: an alert is told when the receiver's own answer has been stored, and no step between says so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'python-statemachine==3.2.2' 'transitions==0.9.3'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import logging
import sys

import transitions
from statemachine import State, StateChart, StateMachine

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="    log: %(name)s %(levelname)s")
logging.getLogger("transitions").setLevel(logging.ERROR)


def post():
    raise ConnectionError("channel_is_archived")


def alert_of(base, **settings):
    class Alert(base):
        due = State(initial=True)
        told = State()
        acknowledged = State(final=True)
        tell = due.to(told)
        acknowledge = told.to(acknowledged)

        def on_tell(self):
            post()

    for name, value in settings.items():
        setattr(Alert, name, value)
    return Alert()


class Plain:
    def on_tell(self):
        post()


plain = Plain()
transitions.Machine(
    plain,
    states=["due", "told", "acknowledged"],
    initial="due",
    transitions=[
        {"trigger": "tell", "source": "due", "dest": "told", "before": "on_tell"},
        {"trigger": "acknowledge", "source": "told", "dest": "acknowledged"},
    ],
)
alerts = {
    "StateChart": alert_of(StateChart),
    "StateChart, catch_errors_as_events = False": alert_of(StateChart, catch_errors_as_events=False),
    "StateMachine": alert_of(StateMachine),
    "transitions": plain,
}
for name, alert in alerts.items():
    print(name)
    for act in ("acknowledge", "tell"):
        try:
            getattr(alert, act)()
            said = "no error"
        except Exception as error:
            said = type(error).__name__
        state = alert.state if alert is plain else ", ".join(each.id for each in alert.configuration)
        print(f"    {act}: {said}, and it is {state}")
PROGRAM

cat > expected <<'SEEN'
StateChart
    acknowledge: no error, and it is due
    tell: no error, and it is told
StateChart, catch_errors_as_events = False
    acknowledge: no error, and it is due
    tell: ConnectionError, and it is due
StateMachine
    acknowledge: TransitionNotAllowed, and it is due
    tell: ConnectionError, and it is due
transitions
    acknowledge: MachineError, and it is due
    tell: ConnectionError, and it is due
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
