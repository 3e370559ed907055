"""Tells a Slack channel: one post, never repeated blindly, findable again by the key in its metadata."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, model_validator

from notifiers.notifier import DeliveryError, Kind, ReceiverSettings, SecretFile, read_secret, unquoted
from notifiers.slack.blocks import DIGEST_ROOM, Block, blocks, brief, escaped, has_table, text
from notifiers.slack.buttons import ButtonPress, buttons
from notifiers.slack.commands import USER, as_home
from notifiers.slack.posts import posts
from notifiers.slack.web_api import FormError, GoneError, ThreadlessError, WebApi
from watcher.model.alerts import Message, Receipt
from watcher.model.values import Discreet, replace

EVENT = "ofsted_watch_alert"
# A picture is an ornament: the words are out already, and the next alert waits behind it.
PICTURE_SECONDS = 5
NAME_SECONDS = 2
"""A press must be answered within three seconds; who pressed is asked before that."""
# Slack's own limit of a name that people see.
MOST_NAME = 80
MOST_ALT = 1_000
"""Characters of the text in place of a picture: a choice between all that it shows and what anybody listens to."""


# Slack's ids: C channel, D direct message, G old private channel, U and W people. A name ("#alerts") is no id and is
# refused at `check`.
_CHANNEL_ID = re.compile(r"[CDGUW][A-Z0-9]{6,}")
_WHERE_ITS_ID_IS = "Channel ID: in Slack, the channel's name, About, at the bottom; it begins with C."


def _given(channel: str) -> str:
    if not channel.strip():
        raise ValueError(f"is empty. Write the {_WHERE_ITS_ID_IS}")
    return channel


class Settings(ReceiverSettings):
    """Post to a Slack channel with a bot token, which is in a file or in the environment."""

    secrets_begin: ClassVar = {"token_file": "xoxb-", "app_token_file": "xapp-"}

    kind: Literal["slack"]
    channel: Annotated[str, AfterValidator(_given)]
    token_file: str | None = None
    token_env: str | None = None
    app_token_file: str | None = None
    api_url: str = "https://slack.com/api/"

    def impossible(self) -> Iterator[tuple[str, str, str]]:
        """Say what neither is a channel's ID nor can be its name: a link, or more than one ID."""
        if _CHANNEL_ID.fullmatch(self.channel):
            return
        # In a link of the app's or the browser's, behind "#", or as Slack itself writes a mention of it.
        within = re.findall(r"(?<![A-Za-z0-9])[CDG](?=[A-Z]*[0-9])[A-Z0-9]{6,}(?![A-Za-z0-9])", self.channel)
        what = "it is a link" if "/" in self.channel else "there is more in it than a channel's ID"
        one = "" if len(within) < 2 else ", and give the other a [[receiver]] of its own"
        if within or "/" in self.channel:
            write = f'Write channel = "{within[0]}"{one}.' if within else f"Write the {_WHERE_ITS_ID_IS}"
            yield "channel", f"{what}, so Slack takes no message for it.", write

    def oddities(self) -> Iterator[tuple[str, str, str]]:
        """Say what is no channel's ID: Slack may post there, but a lost message can't be looked for."""
        ours = self.channel.strip().upper()
        if _CHANNEL_ID.fullmatch(self.channel) or any(self.impossible()):
            return
        if _CHANNEL_ID.fullmatch(ours) and re.search("[0-9]", ours):
            yield "channel", "a channel's ID has capital letters and no spaces.", f'Write channel = "{ours}".'
        elif self.channel.startswith("@"):
            write = "Write their member ID: in Slack, their profile, ⋮, Copy member ID."
            yield "channel", "it is a person's handle.", write
        else:
            wrong = "it is not a channel's ID, so a lost message can't be looked for there."
            yield "channel", wrong, f"Write the {_WHERE_ITS_ID_IS}"

    @model_validator(mode="after")
    def _has_a_token(self) -> Self:
        if (self.token_file is None) == (self.token_env is None):
            sentence = 'needs its token from one place. Write token_file = "slack-token" or token_env = "SLACK_TOKEN"'
            raise ValueError(sentence)
        if self.token_env is not None and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", self.token_env):
            raise ValueError(
                'token_env is the name of an environment variable, and nothing else. Write token_env = "SLACK_TOKEN"'
            )
        return self


class Slack(Discreet, frozen=True):
    """One channel, or one person of its workspace."""

    unsaid: ClassVar = ("token",)
    settings: Settings
    address: str
    token: Callable[[], str]

    def account(self) -> str:
        """Name the app in its workspace, whose token it is."""
        return hashlib.sha256(f"{self.settings.api_url}\n{self.token()}".encode()).hexdigest()

    def send(self, message: Message) -> Receipt:
        """Post once; an answer that doesn't come is an unknown outcome, and the outbox looks before it posts again.

        What Slack refuses for its form was not posted: without its table, then in short, what matters still goes out.
        """
        asked = buttons(message.key) if message.asks and self.settings.app_token_file else []
        forms: list[tuple[list[Block] | None, str]] = [(blocks(message, tables=False) + asked, text(message))]
        if not message.edits:  # what stands there says more
            forms.append((None, brief(message)))
        if has_table(message):
            forms.insert(0, (blocks(message) + asked, text(message)))
        for made, words in forms[:-1]:
            with suppress(FormError):
                return self._post(message, made, words)
        return self._post(message, *forms[-1])

    def _post(self, message: Message, made: list[Block] | None, words: str) -> Receipt:
        said: dict[str, Any] = {"text": escaped(words), "blocks": made or []}
        if message.edits and message.thread:
            channel, _, ts = message.thread.partition(":")
            return self._edit(message.thread, channel=channel, ts=ts, **said)
        try:
            posted = self._api.call(
                "chat.postMessage",
                sends=True,
                channel=self.address,
                metadata={"event_type": EVENT, "event_payload": {"key": message.key}},
                mrkdwn=False,
                unfurl_links=False,
                unfurl_media=False,
                **said,
                **self._in_thread(message),
            )
        except (GoneError, ThreadlessError):
            if message.thread is None:
                raise
            return self._post(replace(message, thread=None), made, words)
        where, at = posted.get("channel"), posted.get("ts")
        if not (isinstance(where, str) and isinstance(at, str)):
            raise DeliveryError(f"{self._api.whose}: said that it took the message, but not where it is.", unknown=True)
        return Receipt(f"{where}:{at}")

    def _edit(self, reference: str, **said: Any) -> Receipt:
        """Change a message that was posted; its key in the metadata stays. Doing it twice is doing it once."""
        with suppress(GoneError):  # somebody deleted it: there is nothing left to change
            self._api.call("chat.update", sends=False, **said)
        return Receipt(reference)

    def find(self, message: Message) -> Receipt | None:
        """Search the channel, or the thread, for a message with our key; a change is simply made again."""
        if message.edits:
            return None
        channel = self._channel(message)
        try:
            return self._found(message, channel)
        except ThreadlessError:  # a reply to it would have been posted to the channel
            return self._found(replace(message, thread=None), channel)

    def _found(self, message: Message, channel: str) -> Receipt | None:
        for found in posts(self._api, message, channel):
            if _key_of(found) == message.key:
                return Receipt(f"{channel}:{found['ts']}")
        return None

    def validate(self, message: Message) -> tuple[str, ...]:
        """Ask Slack, without posting anything, what is wrong with a message's form: a pointer and a sentence each."""
        asked = buttons(message.key) if message.asks and self.settings.app_token_file else []
        return self._api.validate(blocks=blocks(message) + asked)

    def validate_home(self, message: Message) -> tuple[str, ...]:
        """Ask the same about a Home tab."""
        return self._api.validate(view=as_home(message))

    def show_picture(self, message: Message, receipt: Receipt) -> None:
        """Upload the picture into the thread, with the same in words. The app needs the scope files:write for it."""
        channel, _, ts = (message.thread or receipt.reference).partition(":")
        assert message.picture is not None, "it is asked for only where there is one"
        self._api.client(PICTURE_SECONDS).files_upload_v2(
            channel=channel,
            thread_ts=ts,
            content=message.picture.png,
            filename="judgements.png",
            title=f"The table on page {message.picture.page}",
            alt_txt=message.picture.alt[:MOST_ALT],
        )

    def whisper(self, pressed: ButtonPress, message: Message) -> None:
        """Answer whoever pressed a button, so that only they see it. It is an extra: what fails is not repeated."""
        thread: dict[str, Any] = {"thread_ts": pressed.thread} if pressed.thread else {}
        self._api.call(
            "chat.postEphemeral",
            sends=False,
            channel=pressed.channel,
            user=pressed.user,
            text=escaped(text(message)),
            blocks=blocks(message),
            **thread,
        )

    @property
    def _api(self) -> WebApi:
        return WebApi(self.settings.name, self.settings.api_url, self.token)

    def real_name(self, user: str) -> str | None:
        """Look up what somebody is called; None when Slack doesn't say. The app needs the scope users:read for it."""
        found = self._api.call("users.info", sends=False, seconds=NAME_SECONDS, user=user).get("user")
        person = found if isinstance(found, dict) else {}
        profile = person.get("profile")
        said = (profile.get("real_name") if isinstance(profile, dict) else None) or person.get("real_name")
        name = " ".join("".join(each for each in said if each.isprintable()).split()) if isinstance(said, str) else ""
        return name[:MOST_NAME] or None

    def publish_home(self, user: str, message: Message) -> None:
        """Show somebody their Home tab of the app."""
        self._api.call("views.publish", sends=False, user_id=user, view=as_home(message))

    def _in_thread(self, message: Message) -> dict[str, Any]:
        if message.thread is None:
            return {}
        return {"thread_ts": message.thread.rsplit(":", 1)[1], "reply_broadcast": message.broadcast}

    def _channel(self, message: Message) -> str:
        """Name the channel as Slack answered before: a config may say #name, looking things up needs the id."""
        if message.thread:
            return message.thread.rsplit(":", 1)[0]
        if not is_person(self.address):
            return self.address
        opened = self._api.call("conversations.open", sends=False, users=self.address)
        return str((opened.get("channel") or {}).get("id", ""))


def _key_of(found: dict[str, Any]) -> object:
    """Read our key from what was posted; other apps post metadata in forms of their own."""
    metadata = found.get("metadata")
    payload = (
        metadata.get("event_payload") if isinstance(metadata, dict) and metadata.get("event_type") == EVENT else None
    )
    return payload.get("key") if isinstance(payload, dict) else None


def _make(settings: Settings, address: str, secret: SecretFile) -> Slack:
    assert address == settings.channel or is_person(address), "a Slack receiver has one address of its own: its channel"

    def token() -> str:
        if settings.token_file:
            return _as_token(read_secret(secret(settings.token_file)), f"The file {settings.token_file}")
        found = unquoted(os.environ.get(settings.token_env or "", ""))
        if not found:
            sentence = f'The environment has no {settings.token_env}, which the receiver "{settings.name}" needs.'
            raise DeliveryError(sentence, permanent=True)
        return _as_token(found, f"The environment's {settings.token_env}")

    return Slack(settings, address, token)


def is_person(address: str) -> bool:
    """Return whether an address is a person's id; channels' begin with C, G or D."""
    return re.fullmatch(USER, address) is not None


def _as_token(found: str, where: str) -> str:
    """Take only what a header can hold; a library's own error would quote the rest of it."""
    if not re.fullmatch(r"[\x21-\x7e]{1,1000}", found):
        sentence = (
            f"{where} holds something that can't be a token of Slack's. Put the bot token, and nothing else, there."
        )
        raise DeliveryError(sentence, permanent=True)
    return found


KIND = Kind(
    Settings, lambda settings: (settings.channel,), _make, edits=True, personal=is_person, digest_room=DIGEST_ROOM
)
