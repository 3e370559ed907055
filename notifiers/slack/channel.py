"""Tells a Slack channel: one post, never repeated blindly, findable again by the key in its metadata."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import model_validator

from notifiers.notifier import DeliveryError, Kind, ReceiverSettings, read_secret
from notifiers.slack.blocks import DIGEST_ROOM, Block, blocks, brief, escaped, text
from notifiers.slack.buttons import buttons
from watcher.model.alerts import Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slack_sdk import WebClient

    from notifiers.notifier import SecretFile
    from notifiers.slack.buttons import Pressed
    from watcher.model.alerts import Message

EVENT = "ofsted_watch_alert"
SECONDS = 10
PICTURE_SECONDS = 5
MOST_ALT = 1_000
MOST_PAGES = 10
PAGE = 200
CLOCKS_DIFFER = timedelta(days=1)
"""So much Slack's clock may be behind ours, or ours may have been set, when a lost message is looked for."""

PERMANENT = {
    "token_revoked": "the token was revoked. Make a new one in Slack and put it into the token file.",
    "token_expired": "the token has expired. Make a new one in Slack and put it into the token file.",
    "invalid_auth": "Slack doesn't know this token. Put the bot token (it begins with xoxb-) into the token file.",
    "not_authed": "no token was given. Put the bot token into the token file.",
    "account_inactive": "the bot's account was switched off. Install the app again.",
    "missing_scope": "the app lacks a scope. It needs chat:write, channels:history and groups:history.",
    "no_permission": "the app may not do this. Look at its scopes.",
    "channel_not_found": "there is no such channel, or the bot isn't in it. Invite it, and check the channel's id.",
    "not_in_channel": "the bot isn't in this channel. Invite it: /invite @ofsted-watch.",
    "is_archived": "the channel is archived. Name another one.",
    "restricted_action": "the workspace doesn't let the bot post here. Ask its administrator.",
    "ekm_access_denied": "the workspace's administrators have suspended posting.",
    "team_access_not_granted": "the app isn't allowed in this workspace.",
    "metadata_too_large": "Slack finds the message's metadata too large.",
}
TOO_LONG = frozenset({"msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "no_text"})
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})


class Settings(ReceiverSettings):
    """Post to a Slack channel with a bot token, which is in a file or in the environment."""

    kind: Literal["slack"]
    channel: str
    token_file: str | None = None
    token_env: str | None = None
    app_token_file: str | None = None
    api_url: str = "https://slack.com/api/"

    @model_validator(mode="after")
    def _has_a_token(self) -> Self:
        if (self.token_file is None) == (self.token_env is None):
            sentence = 'needs its token from one place. Write token_file = "slack-token" or token_env = "SLACK_TOKEN"'
            raise ValueError(sentence)
        return self


@dataclass(frozen=True, slots=True)
class Slack:
    """One channel."""

    settings: Settings
    token: Callable[[], str] = field(repr=False)

    def send(self, message: Message) -> Receipt:
        """Post once; an answer that doesn't come is an unknown outcome, and the outbox looks before it posts again."""
        try:
            made = blocks(message)
            if message.asks and self.settings.app_token_file:
                made += buttons(message.key)
            return self._post(message, made, text(message))
        except _TooLongError:  # nothing was posted: what matters most still goes out, with the links
            return self._post(message, None, brief(message))

    def _post(self, message: Message, made: list[Block] | None, words: str) -> Receipt:
        said: dict[str, Any] = {"text": escaped(words), "blocks": made or []}
        if message.edits and message.thread:
            channel, _, ts = message.thread.partition(":")
            return self._edit(message.thread, channel=channel, ts=ts, **said)
        posted = self._call(
            "chat.postMessage",
            sends=True,
            channel=self.settings.channel,
            metadata={"event_type": EVENT, "event_payload": {"key": message.key}},
            mrkdwn=False,
            unfurl_links=False,
            unfurl_media=False,
            **said,
            **self._in_thread(message),
        )
        return Receipt(f"{posted['channel']}:{posted['ts']}")

    def _edit(self, reference: str, **said: Any) -> Receipt:  # noqa: ANN401 - Slack's own
        """Change a message that was posted; its key in the metadata stays. Doing it twice is doing it once."""
        with suppress(_GoneError):  # somebody deleted it: there is nothing left to change
            self._call("chat.update", sends=False, **said)
        return Receipt(reference)

    def find(self, message: Message) -> Receipt | None:
        """Search the channel, or the thread, for a message with our key; a change is simply made again."""
        if message.edits:
            return None
        for found in self._posts(message):
            metadata = found.get("metadata") or {}
            if metadata.get("event_type") == EVENT and metadata.get("event_payload", {}).get("key") == message.key:
                return Receipt(f"{self._channel(message)}:{found['ts']}")
        return None

    def show_picture(self, message: Message, receipt: Receipt) -> None:
        """Upload the picture into the thread, with the same in words. The app needs the scope files:write for it."""
        channel, _, ts = (message.thread or receipt.reference).partition(":")
        assert message.picture is not None, "it is asked for only where there is one"
        _client(self.token(), self.settings.api_url, PICTURE_SECONDS).files_upload_v2(
            channel=channel,
            thread_ts=ts,
            content=message.picture.png,
            filename="judgements.png",
            title=f"The table on page {message.picture.page}",
            alt_txt=message.picture.alt[:MOST_ALT],
        )

    def whisper(self, pressed: Pressed, message: Message) -> None:
        """Answer whoever pressed a button, so that only they see it. It is an extra: what fails is not repeated."""
        self._call(
            "chat.postEphemeral",
            sends=False,
            channel=pressed.channel,
            user=pressed.user,
            text=escaped(text(message)),
            blocks=blocks(message),
            **({"thread_ts": pressed.thread} if pressed.thread else {}),
        )

    def _in_thread(self, message: Message) -> dict[str, Any]:
        if message.thread is None:
            return {}
        return {"thread_ts": message.thread.rsplit(":", 1)[1], "reply_broadcast": message.broadcast}

    def _channel(self, message: Message) -> str:
        """Name the channel as Slack answered before: a config may say #name, looking things up needs the id."""
        return message.thread.rsplit(":", 1)[0] if message.thread else self.settings.channel

    def _posts(self, message: Message) -> Iterator[dict[str, Any]]:
        asked: dict[str, Any] = {"channel": self._channel(message), "limit": PAGE, "include_all_metadata": True}
        if message.since:
            asked["oldest"] = f"{(message.since - CLOCKS_DIFFER).timestamp():.6f}"
        method = "conversations.history"
        if message.thread:
            method, asked["ts"] = "conversations.replies", message.thread.rsplit(":", 1)[1]
        for _ in range(MOST_PAGES):
            page = self._call(method, sends=False, **asked)
            yield from page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
            asked["cursor"] = cursor
        sentence = f"{self._whose} has had more than {MOST_PAGES * PAGE} messages since; ours can't be looked for."
        raise DeliveryError(sentence)

    @property
    def _whose(self) -> str:
        return f'Slack, for "{self.settings.name}"'

    def _call(self, method: str, *, sends: bool, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401 - Slack's own
        from urllib.error import HTTPError, URLError

        from slack_sdk.errors import SlackApiError, SlackClientError

        client = _client(self.token(), self.settings.api_url, SECONDS)
        try:
            answer = client.api_call(method, **_as_sent(method, arguments))
        except SlackApiError as error:
            raise self._refused(error, sends=sends) from None
        except HTTPError as error:
            raise self._unclear(f"answered {error.code}", unknown=sends) from None
        except URLError as error:
            # Raised while connecting: nothing was sent yet, so nothing can have arrived.
            raise self._unclear(f"could not be reached ({error.reason})", unknown=False) from None
        except (OSError, SlackClientError, ValueError, EOFError) as error:
            raise self._unclear(f"broke off ({type(error).__name__})", unknown=sends) from None
        except Exception as error:  # http.client has errors of its own, and a lost answer must never look like a bug
            raise self._unclear(f"broke off ({type(error).__name__})", unknown=sends) from error
        found: dict[str, Any] = answer.data if isinstance(answer.data, dict) else {}
        return found

    def _unclear(self, what: str, *, unknown: bool) -> DeliveryError:
        return DeliveryError(f"{self._whose}: {what}.", unknown=unknown)

    def _refused(self, error: Any, *, sends: bool) -> DeliveryError:  # noqa: ANN401 - slack_sdk is imported late
        response = error.response
        wait = _retry_after(response.headers)
        code = str(response.get("error") or "") if isinstance(response.data, dict) else ""
        if response.status_code == 429 or code in BUSY:
            return DeliveryError(f"{self._whose}: asks us to wait.", retry_after=wait or timedelta(seconds=30))
        if code in TOO_LONG:
            return _TooLongError(f"{self._whose}: finds the message too long, or can't read its form.", permanent=True)
        if code in GONE:
            return _GoneError(f"{self._whose}: the message is not there any more.", permanent=True)
        if code in PERMANENT:
            return DeliveryError(f"{self._whose}: {PERMANENT[code]}", permanent=True)
        if response.status_code >= 500 or code in ("internal_error", "fatal_error", "service_unavailable", ""):
            what = f"is in trouble ({code or response.status_code})"
            return DeliveryError(f"{self._whose}: {what}.", unknown=sends, retry_after=wait)
        return DeliveryError(f'{self._whose}: refuses ("{code[:60]}").')


class _TooLongError(DeliveryError):
    """Slack refused a message for its length or form; it was not posted."""


class _GoneError(DeliveryError):
    """The message that was to be changed is gone, or can't be changed any more."""


def _as_sent(method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return {"json": arguments} if method.startswith("chat.") else {"params": arguments, "http_verb": "GET"}


def _client(token: str, api_url: str, seconds: int) -> WebClient:
    from slack_sdk import WebClient

    # No retry handlers: the SDK's own repeat a post whose answer was lost.
    return WebClient(token=token, base_url=api_url, timeout=seconds, retry_handlers=[])


def _retry_after(headers: Any) -> timedelta | None:  # noqa: ANN401 - a mapping of the SDK's
    found = next((value for name, value in dict(headers or {}).items() if name.lower() == "retry-after"), None)
    first = str(found[0] if isinstance(found, list) else found or "")
    return timedelta(seconds=min(int(first), 86_400)) if re.fullmatch("[0-9]{1,9}", first) else None


def _make(settings: Settings, address: str, secret: SecretFile) -> Slack:
    assert address == settings.channel, "a Slack receiver has one address: its channel"

    def token() -> str:
        if settings.token_file:
            return read_secret(secret(settings.token_file))
        found = os.environ.get(settings.token_env or "", "").strip()
        if not found:
            sentence = f'The environment has no {settings.token_env}, which the receiver "{settings.name}" needs.'
            raise DeliveryError(sentence, permanent=True)
        return found

    return Slack(settings, token)


KIND = Kind(Settings, lambda settings: (settings.channel,), _make, edits=True, digest_room=DIGEST_ROOM)
