"""`make drill`: kills the program around every commit and at 1,000 random moments while alerts are made and sent.

Usage: crash_drill.py [KILLS] [SEED]. It prints what was lost and repeated, and fails if anything was.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from crashing import Drill
from town import Town

MOST_COMMITS = 60


def main(kills: int, seed: int) -> int:
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, Town(Path(folder)) as town, Drill(town, seed) as drill:
        for after in (False, True):
            for number in range(1, MOST_COMMITS):
                drill.publish()
                if drill.kill_at_commit(number, after=after):
                    break
        around_commits = drill.kills
        while drill.kills < around_commits + kills:
            drill.publish()
            drill.kill_at_random()
        drill.finish()
        result = drill.result()
    print(f"kills around commits: {around_commits}; at random moments: {kills}; seed {seed}")
    print(f"alerts: {result.alerts}, to two receivers each; undecided: {result.undecided}; lost: {result.lost}")
    print(f"repeated on Slack: {result.repeated_on_slack}")
    print(
        f"repeated by e-mail: {result.repeated_mails}, with the same Message-ID, all of them in doubt after a kill"
        if not result.unexplained_mails
        else f"repeated by e-mail without need: {result.unexplained_mails}"
    )
    print(f"minutes: {(time.monotonic() - started) / 60:.1f}")
    return 0 if result.as_promised else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
