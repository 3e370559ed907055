"""Slack in a process of its own, so that what it costs is not taken for ours: with Slack's limits, and its slowness.

Each token is a workspace. A channel takes one message a second, a workspace 300 a minute for one app ("several
hundred", says Slack); what is beyond is answered 429 with Retry-After, and an answer takes 0.2 seconds.
"""

from __future__ import annotations

import asyncio
import json
import math
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWERS_AFTER, A_MINUTE, A_CHANNEL_RESTS = 0.2, 300, 1.0
SEEN = "/seen"


class Slack:
    """What its workspaces were told, and when, by the machine's monotonic clock."""

    def __init__(self) -> None:
        self.seen: dict[str, list[float]] = defaultdict(list)
        self.minutes: dict[str, tuple[float, int]] = {}
        self.refused: Counter[str] = Counter()

    def waits(self, token: str, channel: str, now: float) -> float:
        """Say for how many seconds a message would have to wait; 0 when it is taken, and counted."""
        began, taken = self.minutes.get(token, (now, 0))
        if now - began >= 60:
            began, taken = now, 0
        lately = self.seen[channel][-1] + A_CHANNEL_RESTS - now if self.seen[channel] else 0.0
        waits = began + 60 - now if taken >= A_MINUTE else max(lately, 0.0)
        if not waits:
            self.minutes[token] = began, taken + 1
            self.seen[channel].append(now)
        return waits

    def answer(self, path: str, token: str, body: bytes) -> tuple[int, dict[str, object], str]:
        """Answer one call: a status, what is said, and further headers."""
        if path == SEEN:
            said: dict[str, object] = {"seen": self.seen, "refused": self.refused.total()}
            self.seen, self.refused, self.minutes = defaultdict(list), Counter(), {}
            return 200, said, ""
        method = path.partition("?")[0].rsplit("/", 1)[-1]
        if not token.startswith("xoxb-"):
            return 200, {"ok": False, "error": "invalid_auth"}, ""
        if method == "chat.postMessage":
            channel = json.loads(body)["channel"]
            waits = self.waits(token, channel, time.monotonic())
            if waits:
                self.refused[token] += 1
                return 429, {"ok": False, "error": "ratelimited"}, f"Retry-After: {math.ceil(waits)}\r\n"
            return 200, {"ok": True, "channel": channel, "ts": f"{time.time():.6f}"}, ""
        if method in ("conversations.history", "conversations.replies"):
            return 200, {"ok": True, "messages": []}, ""
        return 200, {"ok": False, "error": "missing_scope"}, ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer whatever comes over one connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                first, *lines = head.decode("latin-1").split("\r\n")
                headers = {name.lower(): said.strip() for name, _, said in (each.partition(":") for each in lines)}
                body = await reader.readexactly(int(headers.get("content-length") or 0))
                path = first.split(" ")[1]
                if path != SEEN:
                    await asyncio.sleep(ANSWERS_AFTER)
                token = headers.get("authorization", "").removeprefix("Bearer ")
                status, said, further = self.answer(path, token, body)
                words = json.dumps(said).encode()
                kind = f"Content-Type: application/json\r\nContent-Length: {len(words)}\r\n"
                writer.write(f"HTTP/1.1 {status} It\r\n{kind}{further}\r\n".encode() + words)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


class Apart:
    """Slack at work in another process. `heard` asks it what it was told since it was asked last."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url

    def heard(self) -> tuple[dict[str, list[float]], int]:
        """Give the moments at which each channel was told something, and how many messages had to wait."""
        with urlopen(Request(self.base_url + SEEN)) as answer:
            said = json.load(answer)
        return said["seen"], said["refused"]


@contextmanager
def slack_apart() -> Iterator[Apart]:
    """Have it at work while the block lasts."""
    with subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Apart(f"http://127.0.0.1:{int(process.stdout.readline())}")
        finally:
            process.terminate()


async def main() -> None:
    server = await asyncio.start_server(Slack().serve, "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
