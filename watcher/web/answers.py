"""An answer whose head is read here: `email`, which `http.client` has parse it, takes ten times as long."""

from __future__ import annotations

from http import client

# Its bound of 100 headers is less than some sites send; `header_lines` bounds their bytes.
client._MAXHEADERS = 1_000  # type: ignore[attr-defined] # noqa: SLF001 - it has no argument


class Headers:
    """The headers of an answer, as `http.client` and a jar of cookies look them up."""

    def __init__(self, lines: list[bytes]) -> None:
        self._named: dict[str, list[str]] = {}
        for line in lines:
            name, colon, value = line.decode("latin-1").partition(":")
            if colon:
                self._named.setdefault(name.lower(), []).append(value.strip(" \t\r\n"))

    def get(self, name: str) -> str | None:
        """Look up the first of a name."""
        return next(iter(self.get_all(name, [])), None)

    def get_all(self, name: str, failing: list[str]) -> list[str]:
        """Look up all of a name."""
        return self._named.get(name.lower(), failing)

    def items(self) -> list[tuple[str, str]]:
        """List all of them with small letters."""
        return [(name, value) for name, values in self._named.items() for value in values]


class Answer(client.HTTPResponse):
    """An answer to a GET, without the interim ones that `header_lines` takes away."""

    headers: Headers  # type: ignore[assignment]

    def begin(self) -> None:
        """Read the head."""
        version, status, reason = self._read_status()  # type: ignore[attr-defined]
        if not version.startswith(("HTTP/1.", "HTTP/0.9")):
            raise client.UnknownProtocol(version)
        self.code = self.status = status
        self.reason, self.version = reason.strip(), 10 if version in ("HTTP/1.0", "HTTP/0.9") else 11
        self.headers = self.msg = Headers(client._read_headers(self.fp))  # type: ignore[assignment, attr-defined] # noqa: SLF001
        self.chunked, self.chunk_left = (self.headers.get("transfer-encoding") or "").lower() == "chunked", None
        self.will_close = self._check_close()  # type: ignore[attr-defined]
        length = self.headers.get("content-length") or ""
        self.length = int(length) if length.isdecimal() and not self.chunked else None
        if status in (204, 304):
            self.length = 0
        elif self.length is None and not self.chunked:
            self.will_close = True  # how else would it end
