"""Listens, by Slack's Socket Mode, for presses of the buttons below alerts: no address of this machine need be public.

It is an extra. Whatever fails here is tried again later, and neither delays nor ends the watching.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import notifiers
from notifiers.notifier import DeliveryError, read_secret
from notifiers.slack.buttons import read_pressed
from notifiers.slack.channel import Settings, Slack
from watcher import logs
from watcher.follow_up import buttons

if TYPE_CHECKING:
    from slack_sdk.socket_mode.builtin import SocketModeClient

    from notifiers.slack.buttons import Pressed
    from watcher.follow_up.buttons import Whisper
    from watcher.service.service import Service

SECONDS = 10
PINGED_EVERY = 2
"""Seconds. A cut connection is noticed by its pings (after about six: 12 s); until then slack-sdk keeps a core busy."""
RETRIED_AFTER = timedelta(minutes=1)
CLOSED_WITHIN = 2.0
"""Seconds. The threads of what can't be closed by then are left behind; they keep no program from ending."""


class Door(NamedTuple):
    """Where one app is listened to."""

    app_token_file: str
    api_url: str


@dataclass(slots=True)
class Listening:
    """The connections that the config asks for: one for each app."""

    service: Service
    _open: dict[Door, SocketModeClient] = field(default_factory=dict)
    _lost: set[Door] = field(default_factory=set)
    _retry_at: float = 0.0

    def tend(self) -> None:
        """Open what the config asks for and close what it asks for no more. Once open, they reconnect by themselves."""
        asked = {
            Door(each.app_token_file, each.api_url)
            for each in self.service.config.receivers.values()
            if isinstance(each, Settings) and each.app_token_file
        }
        for door in self._open.keys() - asked:
            _close(self._open.pop(door))
        lost = {door for door, client in self._open.items() if not client.is_connected()}
        for door in lost - self._lost:
            logs.logger().warning("the connection for Slack's buttons is lost; it opens again", app=door.app_token_file)
        self._lost = lost
        now = self.service.clock.monotonic()
        if now < self._retry_at:
            return
        for door in sorted(asked - self._open.keys()):
            try:
                self._open[door] = self._connected(door)
            except Exception as error:  # an extra must not end with the job that tends it, whatever a server answers
                reason = str(error) if isinstance(error, DeliveryError) else type(error).__name__
                logs.logger().warning("can't listen to Slack's buttons", app=door.app_token_file, reason=reason)
                self._retry_at = now + RETRIED_AFTER.total_seconds()

    def stop(self) -> None:
        """Close every connection."""
        while self._open:
            _close(self._open.popitem()[1])

    def _connected(self, door: Door) -> SocketModeClient:
        from slack_sdk import WebClient
        from slack_sdk.socket_mode.builtin import SocketModeClient

        token = read_secret(self.service.config.secret(door.app_token_file))
        quiet = logging.getLogger("slack_sdk.socket_mode")
        quiet.setLevel(logging.CRITICAL + 1)  # what it logs may hold the address of a connection, which is a secret
        web = WebClient(base_url=door.api_url, timeout=SECONDS, retry_handlers=[], logger=quiet)
        client = SocketModeClient(token, quiet, web, ping_interval=PINGED_EVERY, concurrency=1)
        client.socket_mode_request_listeners.append(self._heard)
        try:
            client.connect()
        except BaseException:
            _close(client)
            raise
        logs.logger().info("listening to Slack's buttons", app=door.app_token_file)
        return client

    def _heard(self, client: Any, request: Any) -> None:  # noqa: ANN401 - slack_sdk is imported late
        """Do what was asked, and only then say that it was heard: what failed, Slack shows to whoever pressed."""
        pressed = read_pressed(request.payload) if request.type == "interactive" else None
        service = self.service
        try:
            said = buttons.answer(service.store, service.config, pressed, service.clock.now()) if pressed else None
        except Exception as error:  # the next press must be heard, whatever this one did
            logs.logger().error("a press of a button was lost", error=type(error).__name__)
            return
        client.send_socket_mode_response({"envelope_id": request.envelope_id})
        if pressed and said:
            self._whisper(pressed, said)

    def _whisper(self, pressed: Pressed, said: Whisper) -> None:
        settings = self.service.config.receivers.get(said.receiver)
        if settings:
            notifier = notifiers.make(settings, said.address, self.service.config.secret)
            if isinstance(notifier, Slack):
                with suppress(DeliveryError):  # an extra: pressing again asks again
                    notifier.whisper(pressed, said.message)


def _close(client: SocketModeClient) -> None:
    """Close a connection. slack-sdk alone would wait without end for one that it began to read at that moment."""
    closing = threading.Thread(target=client.close, daemon=True)
    closing.start()
    closing.join(CLOSED_WITHIN)
    if closing.is_alive():
        client.current_session_state.terminated = True  # again: whoever begins to read sets it back
        closing.join(CLOSED_WITHIN)
