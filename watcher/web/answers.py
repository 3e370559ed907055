"""An answer whose head is read here: `email`, which `http.client` has parse it, takes ten times as long."""

from __future__ import annotations

from http import client

# Its bound of 100 headers is less than some sites send; `header_lines` bounds their bytes.
client._MAXHEADERS = 1_000  # type: ignore[attr-defined] # noqa: SLF001 - it has no argument


class Headers(dict[str, list[str]]):
    """The headers of an answer, by their names in small letters."""

    def get_all(self, name: str, failing: list[str]) -> list[str]:
        """Look up all of a name, as a jar of cookies does."""
        return self.get(name.lower(), failing)


class Answer(client.HTTPResponse):
    """An answer to a GET, without the interim ones that `header_lines` takes away."""

    headers: Headers  # type: ignore[assignment]

    def begin(self) -> None:
        """Read the head."""
        version, self.status, self.reason = self._read_status()  # type: ignore[attr-defined]
        if not version.startswith("HTTP/1."):
            raise client.UnknownProtocol(version)
        self.headers = found = Headers()
        for line in client._read_headers(self.fp):  # type: ignore[attr-defined] # noqa: SLF001
            name, colon, value = line.decode("latin-1").partition(":")
            if colon:
                found.setdefault(name.lower(), []).append(value.strip(" \t\r\n"))
        (coding, *_), (length, *_) = found.get("transfer-encoding", [""]), found.get("content-length", [""])
        self.chunked, self.chunk_left = coding.lower() == "chunked", None
        self.length = 0 if self.status in (204, 304) else None
        if self.length is None and length.isdecimal() and not self.chunked:
            self.length = int(length)
        # Where nothing else says where it ends, its connection does; that of an old server isn't used again.
        closes = version == "HTTP/1.0" or "close" in found.get("connection", [""])[0].lower()
        self.will_close = closes or (self.length is None and not self.chunked)
