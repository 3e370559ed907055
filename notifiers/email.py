"""Tells by e-mail: one conversation an address, and a Message-ID that a repeat carries again."""

from __future__ import annotations

import hashlib
import smtplib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from notifiers import smtp_words
from notifiers.calendar_files import FILE_NAME, as_ics
from notifiers.cut_off import CutOff, cut_off_after
from notifiers.email_addresses import EmailAddress, odd_addresses, odd_host
from notifiers.email_headers import POLICY
from notifiers.messages.alerts import as_plain_text
from notifiers.notifier import DeliveryError, Kind, ReceiverSettings, SecretFile, read_secret
from notifiers.smtp import Timed, TimedTls, Utf8, connected, ways_instead_of_passwords
from watcher.model import tls
from watcher.model.alerts import Message, Receipt
from watcher.model.errors import why_no_tls
from watcher.model.values import Discreet, replace
from watcher.timing.clock import LONDON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

# Of each step, so that a mail server that hangs doesn't hold what waits for other receivers for minutes.
SECONDS = 10.0
ANSWER_SECONDS = 60.0
"""How long a server may look at a message before it answers: giving up earlier would send it once more."""
SECONDS_IN_ALL = 80.0
"""How long a whole conversation may last, however steadily the server goes on a letter at a time."""
# More than an inbox shows; the message itself has the whole of it.
MOST_SUBJECT = 180
_SUBMISSION, _SUBMISSIONS = 587, 465


class Settings(ReceiverSettings):
    """Send to e-mail addresses; each gets a message of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["email"]
    to: Annotated[tuple[EmailAddress, ...], Field(min_length=1)]
    sender: EmailAddress = Field(alias="from")
    host: str = Field(default="localhost", min_length=1)
    port: int = Field(default=25, ge=1, le=65535)
    security: Literal["none", "starttls", "tls"] = Field(default="none", examples=["starttls"])
    username: str | None = None
    password_file: str | None = None

    def impossible(self) -> Iterator[tuple[str, str, str]]:
        """Say what no server would be reached by."""
        yield from odd_host(self.host)

    def oddities(self) -> Iterator[tuple[str, str, str]]:
        """Say what reaches nobody, and what would send a password in clear."""
        yield from odd_addresses(self.to, self.sender)
        if self.username and self.security == "none":
            wrong = "the password would be sent in clear."
            yield "username", wrong, 'Write security = "starttls", or "tls" with port 465.'
        if self.username and not self.password_file:
            yield "username", "it has no password.", 'Name the file with it: password_file = "mail-password".'
        if self.password_file and not self.username:
            yield "password_file", "without a user name it is not used.", 'Add a line username = "…".'
        if (self.security, self.port, self.username) == ("none", _SUBMISSION, None):
            yield "port", "port 587 expects encryption from its users.", 'Write security = "starttls", or port = 25.'
        if (self.security, self.port) == ("tls", _SUBMISSION):
            yield "security", "port 587 begins without encryption.", 'Write security = "starttls", or port = 465.'
        if self.port == _SUBMISSIONS and self.security != "tls":
            yield "port", "port 465 is encrypted from the start.", 'Write security = "tls", or port = 587.'


class MessageRefusedError(DeliveryError):
    """The server took sender and address, read the message, and refuses just that."""


class Email(Discreet, frozen=True):
    """One address."""

    unsaid: ClassVar = ("password",)
    settings: Settings
    to: str
    password: Callable[[], str | None]
    carries_pictures: ClassVar = True
    repeats_in_doubt: ClassVar = True

    def send(self, message: Message) -> Receipt:
        """Send once; lost after the message was handed over and before the answer, it is unknown what became of it.

        What a server refuses for its attachments (a gateway that lets no calendar in) goes out as words alone.
        """
        try:
            return self._sent(message)
        except MessageRefusedError:
            if not (message.picture or message.deadlines):
                raise
            return self._sent(replace(message, picture=None, deadlines=()))

    def _sent(self, message: Message) -> Receipt:
        sealed = compose(message, self.settings, self.to, datetime.now(LONDON))
        password = self.password()
        handed_over = False
        with cut_off_after(SECONDS_IN_ALL) as cut:
            try:
                with connected(self._server(cut), starttls=self.settings.security == "starttls") as server:
                    server.ehlo_or_helo_if_needed()
                    if self.settings.username and password is not None:
                        self._log_in(server, self.settings.username, password)
                    _ask(*server.mail(self.settings.sender), "the sender")
                    _ask(*server.rcpt(self.to), self.to)
                    # From here on the server may have it: RFC 5321 lets it keep what it has read up to the final dot.
                    handed_over = True
                    if server.sock:
                        server.sock.settimeout(ANSWER_SECONDS)
                    _ask(*server.data(sealed.as_bytes()), "the message")
            except (OSError, smtplib.SMTPException, UnicodeError) as error:
                if cut.over:
                    raise self._error(f"took longer than {SECONDS_IN_ALL:.0f} seconds", unknown=handed_over) from None
                raise self._failure(error, handed_over=handed_over) from None
        return Receipt(str(sealed["Message-ID"]))

    def _log_in(self, server: smtplib.SMTP, username: str, password: str) -> None:
        ways = ways_instead_of_passwords(server)
        if ways:
            named = smtp_words.plainly(", ".join(ways))
            what = f"takes no password, only {named}. Ask its administrator for a server that does, or for a relay."
            raise self._error(what, permanent=True)
        server.login(username, Utf8(password))

    def _failure(self, error: Exception, *, handed_over: bool) -> DeliveryError:
        if isinstance(error, smtplib.SMTPAuthenticationError):
            if error.smtp_code < 500:  # RFC 4954: 454 is a passing trouble of the server's, not a wrong password
                return self._error(f"can't check the password now ({error.smtp_code}).")
            # Its own words: that passwords are switched off altogether, for instance.
            said = f"{smtp_words.plainly(error.smtp_error)} ({error.smtp_code})"
            what = f"refuses the user name or the password. Correct them in the config. It says: {said}"
            return self._error(what, permanent=True)
        if isinstance(error, smtplib.SMTPResponseException):
            if error.smtp_code < 0 or error.smtp_error == "Line too long.":  # the latter is smtplib's own word
                return self._error("does not answer as a mail server does. Check host and port.", unknown=handed_over)
            what = f"{smtp_words.refused_step(error)}{smtp_words.plainly(error.smtp_error)} ({error.smtp_code})"
            if error.smtp_code == 530:
                what = f"{what}. {self._asked_first(what)}"
            permanent = 500 <= error.smtp_code < 600
            kind = MessageRefusedError if handed_over and permanent else DeliveryError
            return kind(self._sentence(what), permanent=permanent)
        if isinstance(error, UnicodeError) and not handed_over:  # of the name's: no address could be asked for
            return self._error("this is no server's name. Correct the host in the config.", permanent=True)
        known = smtp_words.what_is_missing(error, self.settings.security, self.settings.port)
        if known:
            return self._error(known, permanent=isinstance(error, smtplib.SMTPNotSupportedError))
        return self._error(why_no_tls(error) or smtp_words.broken_off(error), unknown=handed_over)

    def _asked_first(self, said: str) -> str:
        """Say what to write where a server wants encryption (RFC 3207) or a login (RFC 4954) before it takes mail."""
        if self.settings.security == "none" and "tls" in said.lower():
            return 'Write security = "starttls" in the config.'
        return "Look at the user name in the config." if self.settings.username else "Add username and password_file."

    def find(self, _message: Message) -> Receipt | None:
        """E-mail can't be looked up: a repeat carries the same Message-ID, so that the receiving side folds it."""
        return None

    def _server(self, cut: CutOff) -> smtplib.SMTP:
        host, port = self.settings.host, self.settings.port
        if self.settings.security == "tls":
            return TimedTls(cut, host, port, SECONDS, tls.kept("e-mail"))
        return Timed(cut, host, port, SECONDS)

    def _error(self, what: str, *, permanent: bool = False, unknown: bool = False) -> DeliveryError:
        return DeliveryError(self._sentence(what), permanent=permanent, unknown=unknown)

    def _sentence(self, what: str) -> str:
        return f"The mail server {self.settings.host}: {what}"


def _ask(code: int, answer: bytes, what: str) -> None:
    # 251 is “user not local; will forward”, 252 “cannot verify, but will try”: both are taken (RFC 5321, 4.2.3).
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, f"refuses {what}: {smtp_words.plainly(answer)}")


def compose(message: Message, settings: Settings, to: str, at: datetime) -> EmailMessage:
    """Write a message as an e-mail, as text and as HTML; its Message-ID follows from its key and nothing else.

    `at` is the moment of this attempt: mail that waited for hours must not look hours old in an inbox.
    """
    sealed = EmailMessage(policy=POLICY)
    sealed["Date"] = format_datetime(at)
    sealed["From"] = Address("ofsted-watch", addr_spec=settings.sender)
    sealed["To"] = Address(addr_spec=to)
    sealed["Subject"] = _header(message.summary)
    domain = settings.sender.rsplit("@", 1)[1]
    sealed["Message-ID"] = message_id(message.key, domain)
    if message.thread:
        sealed["In-Reply-To"] = message.thread
        sealed["References"] = message.thread
    # So that out-of-office replies don't answer it: RFC 3834, and what Exchange goes by.
    sealed["Auto-Submitted"] = "auto-generated"
    sealed["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    sealed["List-Id"] = f"ofsted-watch alerts <ofsted-watch.{domain}>"
    if message.severity == "critical":
        sealed["Importance"] = "high"
    # Seven bits all the way: a relay without 8BITMIME (RFC 6152) would have to write the message anew.
    sealed.set_content(as_plain_text(message), cte="quoted-printable")
    picture = f"picture.{message_id(message.key, domain)[1:-1]}" if message.picture else None
    html = _templates().get_template("alert.html").render(message=message, picture=picture)
    sealed.add_alternative(html, subtype="html", cte="quoted-printable")
    shown = sealed.get_body(("html",))
    if message.picture and shown:
        # Within the message, so that nothing is fetched from anywhere when it is opened.
        shown.add_related(
            message.picture.png, "image", "png", cid=f"<{picture}>", disposition="inline", filename="judgements.png"
        )
    if message.deadlines:
        sealed.add_attachment(
            as_ics(message.deadlines),
            maintype="text",
            subtype="calendar",
            filename=FILE_NAME,
            params={"charset": "utf-8"},
        )
    return sealed


def message_id(key: str, domain: str) -> str:
    """Make the Message-ID of a delivery: the same for every attempt."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def _header(text: str) -> str:
    """Write a foreign text on one line, so that it can't begin a header of its own."""
    line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    return line if len(line) <= MOST_SUBJECT else line[: MOST_SUBJECT - 1] + "…"


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(loader=PackageLoader("notifiers"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def _make(settings: Settings, address: str, secret: SecretFile) -> Email:
    def password() -> str | None:
        return read_secret(secret(settings.password_file)) if settings.password_file else None

    return Email(settings, address, password)


KIND = Kind(Settings, lambda settings: settings.to, _make)
