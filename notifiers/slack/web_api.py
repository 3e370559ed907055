"""Asks Slack's Web API: once, directly, within a time; and says of every failure what it means for a message.

Only what Slack itself answers ("ok": false with an error code of its own) is a refusal. Everything else after a post
was sent is unknown: a page of HTML, an empty or broken answer, a redirect, a time-out. Whoever posts looks first.
"""

from __future__ import annotations

import errno
import logging
import re
import socket
import ssl
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from notifiers.notifier import DeliveryError
from notifiers.slack.refusals import what_to_do, why_unreachable
from watcher.model.values import Discreet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from slack_sdk import WebClient
    from slack_sdk.errors import SlackApiError


SECONDS = 10
"""How long one read, or connecting, may take."""
LONGEST_WAIT = timedelta(hours=1)
"""What a server asks beyond this is not obeyed: an alert can't wait for days because of one header."""

_MOVES = ("team_added_to_org", "org_login_required")  # while the workspace moves into an Enterprise organisation
PASSING = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", *_MOVES})
"""Slack's own troubles. Its documentation says that a part of what was asked may have been done."""
FORM = frozenset(
    {"msg_too_long", "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "no_text", "block_mismatch"}
    | {"invalid_arguments", "attachment_payload_limit_exceeded"}
)
"""What Slack says of a message's form or length. "invalid_arguments" may be of anything that a message has."""
INVALID = frozenset({"invalid_blocks", "invalid_message", "invalid_view"})
"""What blocks.validate says of what it finds faults in."""
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
_CLOSED = ("restricted_action_thread_locked", "restricted_action_non_threadable_channel")
THREADLESS = frozenset({"thread_not_found", "invalid_thread_ts", "cannot_reply_to_message", *_CLOSED})
"""What Slack says of a thread that was deleted, after its retention time for instance, or that takes no replies."""
BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded", "external_channel_migrating"})
"""What was certainly not posted now, and may be later; the last, while a shared channel moves to another workspace."""


class FormError(DeliveryError):
    """Slack refused a message for its length or form; it was not posted."""


class GoneError(DeliveryError):
    """The message that was to be changed is gone, or can't be changed any more."""


class ThreadlessError(DeliveryError):
    """The thread of a reply is gone or closed; the reply was not posted."""


class WebApi(Discreet, frozen=True):
    """Slack's Web API for one receiver, whom every error names. The token is fetched when needed, and never said."""

    unsaid: ClassVar = ("token",)
    receiver: str
    api_url: str
    token: Callable[[], str]

    @property
    def whose(self) -> str:
        """Begin a sentence about this receiver."""
        return f'Slack, for "{self.receiver}"'

    def call(self, method: str, *, sends: bool, seconds: int = 0, **arguments: object) -> dict[str, Any]:
        """Call a method once. `sends` says that people see what it does: then an unclear outcome is unknown."""
        from slack_sdk.errors import SlackApiError

        client = self.client(seconds or SECONDS)
        try:
            answer = client.api_call(method, **_as_sent(method, arguments))
        except SlackApiError as error:
            raise self._refused(error, sends=sends) from None
        except DeliveryError:  # of the last moment: it is said already
            raise
        except Exception as error:  # http.client and json have errors of their own; a lost answer is no bug of ours
            raise self._lost(error, sends=sends) from None
        if not isinstance(answer.data, dict):
            raise self.not_slacks(unknown=sends)
        return answer.data

    def validate(self, **made: object) -> tuple[str, ...]:
        """Ask what is wrong with `blocks` or a `view`; nothing is posted. DeliveryError when Slack can't be asked."""
        from slack_sdk.errors import SlackApiError

        try:
            self.client(SECONDS).api_call("blocks.validate", json=made)
        except SlackApiError as error:
            said = error.response.data if isinstance(error.response.data, dict) else {}
            faults = [each for each in said.get("errors") or () if isinstance(each, dict)]
            if said.get("error") not in INVALID or not faults:
                raise self._refused(error, sends=False) from None
            return tuple(f"{each.get('pointer', '')}: {each.get('message', '')}"[:300] for each in faults[:20])
        except Exception as error:  # as in call
            raise self._lost(error, sends=False) from None
        return ()

    def client(self, seconds: int) -> WebClient:
        """Make a client that repeats nothing, follows no redirect, and logs neither tokens nor answers."""
        from notifiers.slack.direct import DirectClient

        return DirectClient(
            token=self.token(), base_url=self.api_url, timeout=seconds, retry_handlers=[], logger=_SILENT
        )

    def not_slacks(self, *, unknown: bool) -> DeliveryError:
        """Say that what answered isn't Slack; `unknown`, where something may have been posted all the same."""
        return self._unclear("gave an answer that is not Slack's", unknown=unknown)

    def _lost(self, error: Exception, *, sends: bool) -> DeliveryError:
        from urllib.error import URLError

        if not isinstance(error, URLError):
            return self._unclear(f"broke off ({type(error).__name__})", unknown=sends)
        # urllib raises it for connecting and for sending alike; a reset while sending may follow a whole request.
        unknown = sends and not _never_connected(error.reason)
        return self._unclear(f"could not be reached ({why_unreachable(error.reason, self.api_url)})", unknown=unknown)

    def _unclear(self, what: str, *, unknown: bool) -> DeliveryError:
        return DeliveryError(f"{self.whose}: {what}.", unknown=unknown)

    def _refused(self, error: SlackApiError, *, sends: bool) -> DeliveryError:
        response = error.response
        said = response.get("error") if isinstance(response.data, dict) else None
        # For what is no JSON, slack-sdk puts a sentence of its own there.
        code = said if isinstance(said, str) and re.fullmatch(r"[a-z][a-z0-9_]{2,79}", said) else ""
        wait = retry_after(response.headers)
        # Slack says it with the status alone, or with 200 and a code.
        if response.status_code == 429 or code in BUSY:
            long = wait is not None and wait >= LONGEST_WAIT
            asks = "asks us to wait for an hour or more; we ask again each hour." if long else "asks us to wait."
            return DeliveryError(f"{self.whose}: {asks}", retry_after=wait or timedelta(seconds=30))
        if response.status_code >= 500 or not code or code in PASSING:
            what = f"did not answer as Slack does ({code or response.status_code})"
            return DeliveryError(f"{self.whose}: {what}.", unknown=sends, retry_after=wait)
        if code in FORM:
            return FormError(f"{self.whose}: refuses the message's form or length ({code}).", permanent=True)
        if code in THREADLESS:
            return ThreadlessError(f"{self.whose}: the thread takes no reply ({code}).", permanent=True)
        if code in GONE:
            return GoneError(f"{self.whose}: the message is not there any more.", permanent=True)
        what = what_to_do(code, response.get("needed"))
        return DeliveryError(f"{self.whose}: {what}", permanent=True)


def retry_after(headers: Mapping[str, str | list[str]]) -> timedelta | None:
    """Read how long a server asks to wait: at most an hour; None when it doesn't say it in seconds."""
    found = next((value for name, value in dict(headers or {}).items() if name.lower() == "retry-after"), None)
    first = str(found[0] if isinstance(found, list) and found else found or "").strip()
    if not re.fullmatch(r"[0-9]{1,18}(\.[0-9]{1,9})?", first):
        return None
    # Bounded twice: 10 ** 18 seconds fit no timedelta.
    return min(timedelta(seconds=min(float(first), 1e6)), LONGEST_WAIT)


def _never_connected(reason: object) -> bool:
    # Before any byte of ours went out: then it is certain that nothing arrived.
    if isinstance(reason, ConnectionRefusedError | socket.gaierror | ssl.SSLError):
        return True
    return isinstance(reason, OSError) and reason.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH)


def _as_sent(method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    as_json = method.startswith(("chat.", "views.", "blocks.", "conversations.open"))
    return {"json": arguments} if as_json else {"params": arguments, "http_verb": "GET"}


_SILENT = logging.getLogger("slack_sdk.direct")
_SILENT.setLevel(logging.CRITICAL + 1)
"""slack-sdk logs what it could not read, and errors that may quote a header with the token."""
