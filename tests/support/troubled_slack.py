"""A Slack workspace on bad days: it refuses, limits, loses its answers, or lacks what others have."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from watcher.demo.server import Reply
from watcher.demo.slack import UPLOADS, Workspace


@dataclass
class Throttled:
    """How apps that are distributed without the Marketplace may read history since March 2026: once a minute, little.

    `asked` is set by a question; whoever lets a minute pass sets it back.
    """

    messages: int = 15
    asked: bool = False


@dataclass
class TroubledWorkspace(Workspace):
    """A workspace. `instead` are answers for the next posts, and whether the post is stored before.

    `upload_status` is what the address for uploads answers; `history` throttles whoever reads what was posted.
    `refuses` are types of block that this workspace doesn't have yet. Without the scope for files `takes_files` is
    False.
    """

    instead: deque[tuple[bool, Reply]] = field(default_factory=deque)
    takes_files: bool = True
    upload_status: int = 200
    history: Throttled | None = None
    refuses: frozenset[str] = frozenset()

    def answer(self, request):
        if request.path.startswith(UPLOADS):
            return Reply(self.upload_status, super().answer(request).body, "text/plain")
        if not request.path.endswith("/chat.postMessage"):
            return super().answer(request)
        with self._lock:
            stores, reply = self.instead.popleft() if self.instead else (True, None)
        answer = super().answer(request) if stores else Reply(200, b'{"ok": true}', "application/json")
        return reply or answer

    def _refusal(self, asked):
        unknown = self.refuses & {each["type"] for each in asked.get("blocks") or ()}
        return "invalid_blocks" if unknown else super()._refusal(asked)

    def _history(self, method, asked):
        if self.history:
            if self.history.asked:
                waits = {"Retry-After": "60"}
                return Reply(429, b'{"ok": false, "error": "ratelimited"}', "application/json", headers=waits)
            self.history.asked = True
            asked["limit"] = min(int(asked.get("limit") or 100), self.history.messages)
        return super()._history(method, asked)

    def _file(self, method, asked, host):
        if not self.takes_files:
            return {"ok": False, "error": "missing_scope", "needed": "files:write"}
        return super()._file(method, asked, host)
