"""Listens, by Slack's Socket Mode, for buttons, commands and the Home tab: no address of this machine need be public.

It is an extra. Whatever fails here is tried again later, and neither delays nor ends the watching.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from msgspec import Struct, field

import notifiers
from notifiers.notifier import DeliveryError, read_secret
from notifiers.slack.buttons import read_pressed
from notifiers.slack.channel import Slack
from notifiers.slack.commands import as_answer, read_command, read_home_opened
from notifiers.slack.refusals import why_not_listening
from watcher.follow_up import buttons
from watcher.model import tls
from watcher.model.errors import PlainError
from watcher.service.slack import slack_answers
from watcher.service.slack.slack_doors import Door, Side, whose_message
from watcher.store.tables.teams import OPERATOR
from watcher.store.told import people

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_sdk.socket_mode.builtin import SocketModeClient
    from slack_sdk.socket_mode.request import SocketModeRequest

    from watcher.service.service import Service

# Slack's own client would wait 30: too long while somebody waits for a button to answer.
SECONDS = 10
PINGED_EVERY = 2
"""Seconds. A cut connection is noticed by its pings (after about six: 12 s); until then slack-sdk keeps a core busy."""
JOB = "listening to Slack"
AT_ONCE = 4
"""How many presses are dealt with side by side: an answer that Slack is slow to take must not make the next one late,
for Slack shows whoever pressed an error after three seconds."""
RETRIED_AFTER = timedelta(minutes=1)
TOLD_AFTER = timedelta(minutes=10)
"""A connection is renewed every few hours, and a network comes and goes; what lasts longer somebody has to look at."""
NAMES_ARE_KEPT_FOR = timedelta(days=30)
"""People are asked after again then: they marry, and leave."""
CLOSED_WITHIN, CLOSED_IN_STEPS = 4.0, 20
"""Seconds. The threads of what can't be closed by then are left behind; they keep no program from ending."""


class NotListeningError(PlainError):
    """Presses of an app's buttons reach nobody for a while already. Its text says why."""


Heard = tuple["dict[str, Any] | None", "Callable[[], None] | None"]
"""What is answered with the acknowledgement, and what is done once that is out."""


class Listening(Struct):
    """The connections that the config asks for: one for each app."""

    service: Service
    _open: dict[Door, SocketModeClient] = field(default_factory=dict)
    _lost: dict[Door, float] = field(default_factory=dict)
    """Those that are open and not connected, by since when."""
    _retry_at: dict[Door, float] = field(default_factory=dict)
    _deaf: dict[Door, tuple[float, str]] = field(default_factory=dict)
    """Those that nothing is heard at, by since when and why."""
    _reported: float = float("-inf")

    def tend(self) -> None:
        """Open what the config asks for and close what it asks for no more. Once open, they reconnect by themselves.

        What doesn't for a minute is opened anew: by another token, where the file has one now.
        """
        asked = {door for side in self._sides().values() for door, _ in side.doors()}
        now = self.service.clock.monotonic()
        for door in self._open.keys() - asked:
            self._shut(door)
        self._look_for_lost(now)
        for door in sorted(asked - self._open.keys()):
            if now < self._retry_at.get(door, now):
                continue
            # Of several processes one listens to an app; when it ends, its lock is free, and another takes over.
            if not self.service.store.take(_lock_of(door)):
                self._deaf.pop(door, None)
                continue
            try:
                self._open[door] = self._connected(door)
            except Exception as error:  # an extra must not end with the job that tends it, whatever a server answers
                reason = why_not_listening(error)
                self._deaf[door] = self._deaf.get(door, (now, ""))[0], reason
                structlog.get_logger().warning(
                    "can't listen to Slack's buttons", app=door.app_token_file, reason=reason
                )
                self._retry_at[door] = now + RETRIED_AFTER.total_seconds()
                self.service.store.let_go(_lock_of(door))
        self._deaf = {door: each for door, each in self._deaf.items() if door in asked and door not in self._open}
        self._report(asked, now)

    def _report(self, asked: set[Door], now: float) -> None:
        """Let the operators hear of each app that is deaf for long, and of its end; undecided, say neither."""
        if now < self._reported + RETRIED_AFTER.total_seconds():
            return
        self._reported = now
        until = now - TOLD_AFTER.total_seconds()
        doors, guard = {_job_of(door): door for door in asked}, self.service.guard
        # Also of what another process complained of, and this one listens to now, or nobody is asked to any more.
        for job in sorted(doors.keys() | guard.failing_anywhere(JOB)):
            door = doors.get(job)
            since, why = self._deaf.get(door, (now, "")) if door else (now, "")
            # What is neither deaf nor open another process listens to.
            if since <= until or door is None or (door in self._open and door not in self._lost):
                guard.attempt(job, partial(_complain_of, why))

    def _look_for_lost(self, now: float) -> None:
        """Say of each connection once that it is lost, and shut what stays so: slack-sdk may try for ever."""
        lost = {door: self._lost.get(door, now) for door, client in self._open.items() if not client.is_connected()}
        for door in lost.keys() - self._lost.keys():
            structlog.get_logger().warning(
                "the connection for Slack's buttons is lost; it opens again", app=door.app_token_file
            )
        for door, since in lost.items():
            if now - since >= RETRIED_AFTER.total_seconds():
                self._shut(door)
        self._lost = {door: since for door, since in lost.items() if door in self._open}

    def _sides(self) -> dict[str, Side]:
        """Map the operator and the teams in force to what their apps' users are answered by."""
        teams = self.service.teams.in_force
        ours = Side(self.service.config, self.service.store)
        return {OPERATOR: ours, **{name: Side(each.config, each.store) for name, each in teams.items()}}

    def _side(self, door: Door) -> Side:
        return self._sides()[door.team]

    def stop(self) -> None:
        """Close every connection."""
        for door in list(self._open):
            self._shut(door)

    def _shut(self, door: Door) -> None:
        client = self._open.pop(door, None)
        if client is not None:  # else it is being shut in another thread: by the job that tends it, or at a stop
            _close(client)
            self.service.store.let_go(_lock_of(door))

    def _connected(self, door: Door) -> SocketModeClient:
        from slack_sdk import WebClient
        from slack_sdk.socket_mode.builtin import SocketModeClient

        token = read_secret(self._side(door).config.secret(door.app_token_file))
        quiet = logging.getLogger("slack_sdk.socket_mode")
        quiet.setLevel(logging.CRITICAL + 1)  # what it logs may hold the address of a connection, which is a secret
        web = WebClient(base_url=door.api_url, timeout=SECONDS, ssl=tls.context(), retry_handlers=[], logger=quiet)
        client = SocketModeClient(token, quiet, web, ping_interval=PINGED_EVERY, concurrency=AT_ONCE)
        client.socket_mode_request_listeners.append(partial(self._heard, door))
        try:
            client.connect()
            if not client.is_connected():  # it keeps to itself what goes wrong behind Slack's answer
                raise ConnectionError
        except BaseException:
            _close(client)
            raise
        structlog.get_logger().info("listening to Slack's buttons", app=door.app_token_file)
        return client

    def _heard(self, door: Door, client: SocketModeClient, request: SocketModeRequest) -> None:
        """Do what was asked, and only then say that it was heard: what failed, Slack shows to whoever asked."""
        ask = {"interactive": self._pressed, "slash_commands": self._asked, "events_api": self._opened}.get(
            request.type
        )
        answer: dict[str, Any] | None = None
        afterwards: Callable[[], None] | None = None
        try:
            if ask:
                answer, afterwards = ask(door, request.payload)
        except Exception as error:  # the next one must be heard, whatever this one did
            structlog.get_logger().error(
                "what somebody asked on Slack was lost", kind=request.type, error=type(error).__name__
            )
            return
        client.send_socket_mode_response(
            {"envelope_id": request.envelope_id, **({"payload": answer} if answer else {})}
        )
        if afterwards:
            with suppress(DeliveryError):  # an extra: asking again asks again
                afterwards()

    def _pressed(self, door: Door, payload: Mapping[str, Any]) -> Heard:
        pressed = read_pressed(payload)
        if pressed is None:
            return None, None
        door = whose_message(self._sides(), door, pressed.key)
        side, now = self._side(door), self.service.clock.now()
        said = buttons.answer(side.store, side.config, pressed, now, name=self._name(door, pressed.user))
        found = self._receiver(door)
        return None, partial(found.whisper, pressed, said) if found and said else None

    def _asked(self, door: Door, payload: Mapping[str, Any]) -> Heard:
        command = read_command(payload)
        found = self._receiver(door)
        if command is None or found is None:
            return None, None
        side, now = self._side(door), self.service.clock.now()
        return as_answer(slack_answers.answer(side.store, side.config, found.settings.name, command, now)), None

    def _opened(self, door: Door, payload: Mapping[str, Any]) -> Heard:
        user = read_home_opened(payload)
        found = self._receiver(door)
        if user is None or found is None:
            return None, None
        return None, partial(self._publish_home, door, found, user)

    def _publish_home(self, door: Door, slack: Slack, user: str) -> None:
        side, now = self._side(door), self.service.clock.now()
        slack.publish_home(user, slack_answers.home(side.store, side.config, slack.settings.name, user, now))

    def _receiver(self, door: Door) -> Slack | None:
        """Find the first receiver of an app: people talk to it wherever in the workspace they are."""
        side = self._side(door)
        for found, each in side.doors():
            if found == door:
                made = notifiers.make(each, each.channel, side.config.secret)
                assert isinstance(made, Slack), "its settings are Slack's"
                return made
        return None

    def _name(self, door: Door, user: str) -> str | None:
        """Look up what somebody is called: in the database, or by asking Slack and keeping it; None if it won't say."""
        now, slack, store = self.service.clock.now(), self._receiver(door), self._side(door).store
        with store.look() as tx:
            known = people.name_since(tx, user, now - NAMES_ARE_KEPT_FOR)
        if known or slack is None:
            return known
        try:
            name = slack.real_name(user)
        except DeliveryError as error:
            structlog.get_logger().info("Slack does not say who somebody is", reason=str(error))
            return None
        if name:
            with store.begin() as tx:
                people.learn_name(tx, user, name, now)
        return name


def _complain_of(why: str) -> None:
    if why:
        raise NotListeningError(f"Nobody hears what is pressed below alerts on Slack. {why}")


def _job_of(door: Door) -> str:
    return f"{JOB} ({door.app_token_file})"  # with its folder, which is the team's


def _lock_of(door: Door) -> str:
    return f"listening to {door.api_url} {door.app_token_file}"


def _close(client: SocketModeClient) -> None:
    """Close a connection. slack-sdk alone would wait without end for one that it began to read at that moment."""
    closing = threading.Thread(target=client.close, daemon=True)
    closing.start()
    for _ in range(CLOSED_IN_STEPS):
        closing.join(CLOSED_WITHIN / CLOSED_IN_STEPS)
        if not closing.is_alive():
            return
        client.current_session_state.terminated = True  # again and again: whoever begins to read sets it back
