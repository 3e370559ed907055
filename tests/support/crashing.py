"""Kills the deciding and delivering process, at random moments and around every commit, and counts what arrives."""

from __future__ import annotations

import hashlib
import os
import queue
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select
from town import TWO_INADEQUATE, Town

from notifiers.email import message_id
from watcher import data
from watcher.config.check import load
from watcher.model.documents import NamedAuthority
from watcher.model.proofs import READER
from watcher.model.values import replace
from watcher.store.database import Store
from watcher.store.published import documents
from watcher.store.tables.alerts import alert, delivery
from watcher.store.tables.publications import publication
from watcher.store.told import undelivered

CHANNEL, INBOX = "Safeguarding channel", "Duty inbox"


@dataclass
class Drill:
    """Makes alerts in a town and kills the process that tells of them. Use it as a context manager."""

    town: Town
    seed: int = 0
    made: int = 0
    kills: int = 0
    may_repeat: Counter = field(default_factory=Counter)
    took: float = 0.3

    def __enter__(self):
        """Let one report be read by the program itself: all that follow are further publications of its like."""
        self.dice = random.Random(self.seed)
        self.town.once()
        self.town.publish(**TWO_INADEQUATE)
        self.town.clock.pass_(minutes=10)
        self.town.once()
        self.made = 1
        self.store = Store(load(self.town.config).store_url)
        with self.store.look() as tx:
            self.row = dict(tx.execute(select(publication).where(publication.c.sha256.is_not(None))).mappings().one())
        self.server = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("crashed.py")), str(self.town.config)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.said = queue.SimpleQueue()
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()
        assert self.said.get(timeout=60) == "loaded"
        return self

    def __exit__(self, *_):
        self.server.stdin.close()
        self.server.wait()
        self.listening.join()
        self.server.stdout.close()
        self.store.close()

    def _listen(self):
        for line in self.server.stdout:
            self.said.put(line.strip())

    def publish(self):
        """Add a publication that was read and is to be decided, of each authority in its turn."""
        authority = data.authorities()[self.made % len(data.authorities())]
        fresh = {"id": None, "key": f"crash-{self.made}", "urn": authority.urn, "story": None, "decided_at": None}
        fresh |= {"decision": None, "published": date(2026, 8, 3) + timedelta(days=self.made // 100)}
        with self.store.begin() as tx:
            fresh["sha256"] = self._document_of(tx, authority)
            tx.execute(publication.insert().values({**self.row, **fresh}))
        self.made += 1

    def _document_of(self, tx, authority):
        """Keep the report as one that names this authority, once."""
        sha256 = hashlib.sha256(authority.urn.encode()).hexdigest()
        if documents.said(tx, sha256) is None:
            said = documents.said(tx, self.row["sha256"])
            now = self.town.clock.now()
            documents.add(tx, sha256, authority.urn.encode(), now)
            named = replace(said, authorities=(NamedAuthority(authority.urn, authority.name),))
            documents.add_reading(tx, sha256, named, READER, now)
            # Drawn already: to start what draws would be most of a run.
            documents.add_picture(tx, sha256, documents.picture_of(tx, self.row["sha256"]))
        return sha256

    def kill_at_random(self):
        """Kill it anywhere between its first and its last action."""
        self._run(seconds=self.dice.uniform(0, self.took))

    def kill_at_commit(self, number, *, after):
        """Kill it around one commit; True when it lived to the end, because it makes fewer."""
        return self._run(commit=number, after=after)

    def finish(self):
        """Let it work undisturbed until nothing waits."""
        for _ in range(20):
            self._run()
            with self.store.look() as tx:
                if undelivered.depth(tx).unsent == 0:
                    return
        raise AssertionError("something waits for ever")

    def _run(self, *, seconds=None, commit=0, after=False):
        self.server.stdin.write(f"{commit} {'after' if after else 'before'}\n")
        started = time.monotonic()
        heard = [self.said.get(timeout=60)]
        while heard[-1] != "ended":
            assert heard[-1] != "failed", "the process under test broke down by itself: its error is on stderr"
            waits = seconds if seconds is not None and "ready" in heard else 60
            try:
                heard.append(self.said.get(timeout=waits))
            except queue.Empty:
                assert waits != 60, f"nothing was heard for a minute behind {heard}"
                pid = next(int(each.split()[1]) for each in heard if each.startswith("pid"))
                with suppress(ProcessLookupError):  # it may just have ended by itself
                    os.kill(pid, signal.SIGKILL)
                seconds = 60
        lived = "done" in heard
        self.took = time.monotonic() - started if lived else self.took * 1.02
        if not lived:
            self.kills += 1
            self._note_what_may_repeat()
        return lived

    def _note_what_may_repeat(self):
        """Note the mails that were handed over, and whose answer the killed process could not write down any more."""
        with self.store.look() as tx:
            in_doubt = tx.execute(
                select(delivery.c.key).where(delivery.c.receiver == INBOX, delivery.c.state == "sending")
            ).scalars()
            for key in in_doubt:
                self.may_repeat[message_id(key, "example.org")] += 1

    def result(self):
        """Count what was lost and repeated, by what the receiving sides have."""
        with self.store.look() as tx:
            decided = set(tx.execute(select(alert.c.key)).scalars())
            rows = {row.id: row for row in tx.execute(select(delivery))}
        # What stands in a digest arrives as the digest; a digest is a message like any other.
        keys = {row.key: row for row in rows.values() if row.digest is None}
        posts = Counter(each["metadata"]["event_payload"]["key"] for each in self.town.workspace.messages)
        mails = Counter(mail["Message-ID"] for mail in self.town.mails())
        slack_keys = [key for key, row in keys.items() if row.receiver == CHANNEL]
        mail_ids = [message_id(key, "example.org") for key, row in keys.items() if row.receiver == INBOX]
        return Result(
            alerts=len(decided),
            undecided=self.made - len(decided),
            lost=sum(posts[key] == 0 for key in slack_keys) + sum(mails[each] == 0 for each in mail_ids),
            repeated_on_slack=sum(posts[key] - 1 for key in slack_keys if posts[key] > 1),
            repeated_mails=sum(mails[each] - 1 for each in mail_ids if mails[each] > 1),
            unexplained_mails=sum(max(0, mails[each] - 1 - self.may_repeat[each]) for each in mail_ids),
            strange=len(set(posts) - set(slack_keys)) + len(set(mails) - set(mail_ids)),
        )


@dataclass(frozen=True)
class Result:
    """What came of a drill; `unexplained_mails` were repeated though they weren't in doubt."""

    alerts: int
    undecided: int
    lost: int
    repeated_on_slack: int
    repeated_mails: int
    unexplained_mails: int
    strange: int

    @property
    def as_promised(self):
        return not (self.undecided or self.lost or self.repeated_on_slack or self.unexplained_mails or self.strange)
