"""A Slack workspace on loopback: as much of the Web API as the notifier speaks, with Slack's own limits."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from notifiers.slack import limits
from watcher.demo.server import Reply, Request, Server
from watcher.demo.slack_limits import faults, faults_of_view, refusal

UPLOADS = "/upload/"
OPENS, WHISPERS = "apps.connections.open", "chat.postEphemeral"


@dataclass(frozen=True, slots=True)
class File:
    """A file that was shared in a thread."""

    thread: str
    title: str
    alt: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Workspace:
    """One channel's messages, and the `files` in their threads. With `socket_url` it offers Socket Mode there.

    `whispers` are messages that only one person sees. `names` are what people are called, by their ids; `homes` the
    Home tabs that they were shown, `direct` the messages to one person each, by their channel.
    """

    token: str = "xoxb-demo"  # noqa: S105 - a token of nothing
    channel: str = "C0123456789"
    messages: list[dict[str, Any]] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    app_token: str = "xapp-demo"  # noqa: S105 - a token of nothing
    socket_url: str = ""
    whispers: list[dict[str, Any]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    direct: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _uploads: dict[str, bytes] = field(default_factory=dict)
    _alts: dict[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _clock: int = 4_000_000_000  # later than any clock of a test: what is posted is newer than what was queued

    def answer(self, request: Request) -> Reply:
        """Answer a call of the Web API."""
        if request.path.startswith(UPLOADS):  # an address that is known to nobody else needs no token
            self._uploads[request.path.removeprefix(UPLOADS)] = request.body
            return Reply(200, b"OK", "text/plain")
        method = request.path.rsplit("/", 1)[-1]
        token = self.app_token if method == OPENS else self.token
        if request.headers.get("authorization") != f"Bearer {token}":
            return _json({"ok": False, "error": "invalid_auth"})
        asked = _arguments(request)
        if method == "chat.postMessage":
            return _json(self._post(asked))
        if method.startswith("files."):
            return _json(self._file(method, asked, request.headers["host"]))
        if method in ("chat.update", WHISPERS, OPENS):
            return _json(self._answer_people(method, asked))
        if method in ("conversations.history", "conversations.replies"):
            return self._history(method, asked)
        if method in ("users.info", "views.publish", "conversations.open"):
            return _json(self._about_one(method, asked))
        if method == "blocks.validate":
            return _json(_validated(asked))
        if method == "auth.test":
            return _json({"ok": True, "user": "ofsted-watch", "team": "Demo"})
        return _json({"ok": False, "error": "unknown_method"})

    def _refusal(self, asked: dict[str, Any]) -> str | None:
        return refusal(asked)

    def _history(self, method: str, asked: dict[str, Any]) -> Reply:
        if method == "conversations.replies":
            thread = asked.get("ts")
            found = [each for each in self.messages if thread in (each["ts"], each.get("thread_ts"))]
            return _json(_page(found, asked) if found else {"ok": False, "error": "thread_not_found"})
        oldest = float(asked.get("oldest") or 0)
        top = [each for each in self.newest() if "thread_ts" not in each and float(each["ts"]) >= oldest]
        return _json(_page(top, asked))

    def _about_one(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        if method == "conversations.open":
            return {"ok": True, "channel": {"id": f"D{asked['users'][1:]}"}}
        if method == "users.info":
            name = self.names.get(asked["user"])
            return {"ok": True, "user": {"real_name": name}} if name else {"ok": False, "error": "missing_scope"}
        view = json.loads(asked["view"]) if isinstance(asked["view"], str) else asked["view"]
        if faults_of_view(view):
            return {"ok": False, "error": "invalid_arguments"}
        self.homes[asked["user_id"]] = view
        return {"ok": True}

    def newest(self) -> list[dict[str, Any]]:
        """List the messages, newest first, as Slack does."""
        return list(reversed(self.messages))

    def _answer_people(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        if method == OPENS:
            return {"ok": True, "url": self.socket_url}
        if method == WHISPERS:
            self.whispers.append(asked)
            return {"ok": True, "message_ts": "1.000000"}
        return self._update(asked)

    def _update(self, asked: dict[str, Any]) -> dict[str, Any]:
        long = len(str(asked.get("text", "")).encode()) > limits.TEXT_BYTES.most
        refused = "msg_too_long" if long else self._refusal(asked)
        if refused:
            return {"ok": False, "error": refused}
        with self._lock:
            for each in self.messages:
                if each["ts"] == asked.get("ts"):
                    each |= {name: asked[name] for name in ("text", "blocks") if name in asked}
                    return {"ok": True, "channel": self.channel, "ts": each["ts"]}
        return {"ok": False, "error": "message_not_found"}

    def _file(self, method: str, asked: dict[str, Any], host: str) -> dict[str, Any]:
        if method == "files.getUploadURLExternal":
            id_ = f"F{len(self._alts) + 1}"
            self._alts[id_] = str(asked.get("alt_txt", ""))
            return {"ok": True, "upload_url": f"http://{host}{UPLOADS}{id_}", "file_id": id_}
        if asked.get("channel_id") != self.channel:
            return {"ok": False, "error": "channel_not_found"}
        shared = json.loads(asked["files"])
        for each in shared:
            content = self._uploads.pop(each["id"])
            self.files.append(File(str(asked["thread_ts"]), each["title"], self._alts[each["id"]], content))
        return {"ok": True, "files": shared}

    def _post(self, asked: dict[str, Any]) -> dict[str, Any]:
        channel = str(asked.get("channel"))
        if channel.startswith("U"):  # a person's id opens the direct messages with them
            channel = f"D{channel[1:]}"
        if channel != self.channel and not channel.startswith("D"):
            return {"ok": False, "error": "channel_not_found"}
        refused = self._refusal(asked)
        if refused:
            return {"ok": False, "error": refused}
        with self._lock:
            self._clock += 1
            message = {"ts": f"{self._clock}.000100", **{name: asked[name] for name in _KEPT if asked.get(name)}}
            (self.messages if channel == self.channel else self.direct.setdefault(channel, [])).append(message)
        return {"ok": True, "channel": channel, "ts": message["ts"], "message": message}


def _validated(asked: dict[str, Any]) -> dict[str, Any]:
    """Name what is wrong with the one of the two that is given."""
    if len(asked.keys() & {"blocks", "view"}) != 1:
        return {"ok": False, "error": "invalid_arguments"}
    found = faults_of_view(asked["view"]) if "view" in asked else faults(asked["blocks"])
    named = [{"pointer": each.pointer, "code": "failed_constraint", "message": each.message} for each in found]
    error = "invalid_view" if "view" in asked else "invalid_blocks"
    return {"ok": False, "error": error, "errors": named} if named else {"ok": True}


_KEPT = ("text", "blocks", "metadata", "thread_ts", "reply_broadcast")


def _page(found: list[dict[str, Any]], asked: dict[str, Any]) -> dict[str, Any]:
    """Answer one page, with the cursor of the next; metadata only for those who ask for it."""
    start, limit = int(asked.get("cursor") or 0), int(asked.get("limit") or 100)
    page = found[start : start + limit]
    if str(asked.get("include_all_metadata", "")).lower() not in ("1", "true"):
        page = [{name: value for name, value in each.items() if name != "metadata"} for each in page]
    after = start + limit
    return {
        "ok": True,
        "messages": page,
        "has_more": after < len(found),
        "response_metadata": {"next_cursor": str(after) if after < len(found) else ""},
    }


def _arguments(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").startswith("application/json"):
        found: dict[str, Any] = json.loads(request.body or b"{}")
        return found
    return {name: values[0] for name, values in {**request.query, **parse_qs(request.body.decode())}.items()}


def _json(answer: dict[str, Any]) -> Reply:
    return Reply(200, json.dumps(answer).encode(), "application/json; charset=utf-8")


def serve(workspace: Workspace) -> Server:
    """Serve a workspace on loopback; its api_url is the server's base_url + "/api/"."""
    return Server(workspace.answer)
