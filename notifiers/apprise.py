"""Tells Microsoft Teams, and whatever else Apprise speaks: one service a receiver, whose address is a secret.

Apprise says only whether it worked, and writes into its log what the service answered. Of that log only the status is
believed: the rest may hold the address. Nothing can be looked up there, so a message in doubt is sent again.
"""

from __future__ import annotations

import re
from datetime import timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from notifiers.messages.alerts import SEVERITY, as_plain_text, cut
from notifiers.messages.markdown import as_markdown, escaped, shortened, title_of
from notifiers.notifier import DeliveryError, Kind, ReceiverSettings, SecretFile, read_secret
from watcher.model.alerts import Message, Receipt, Severity
from watcher.model.errors import installing
from watcher.model.values import Discreet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from apprise import NotifyBase

URGENT, USUAL = "failure", "info"
"""What Apprise calls them: services that have colours or sounds show by it what is critical."""
MISSING = "this kind needs a package more."
LOUD = "high"
"""Of ntfy, Gotify, Pushover and their like: at their usual priority a phone that is not to disturb stays silent."""
MOST_BRIEF = 500
"""Where less than this has room, only the first words and a link are sent."""
LONGER = {"NotifyWorkflows": 12_000}
"""Where Apprise's own number is far below the service's: 1,000 characters for Teams, which takes 28 kB a message
(https://learn.microsoft.com/microsoftteams/limits-specifications-teams). JSON may need six bytes a character."""
ONE_LINE = frozenset({"NotifyWorkflows"})
"""Where a title is cut at the card's width: Apprise leaves out the `wrap` that a card wants for more lines."""
# Below 500 these pass by themselves; all others stay however often it is asked: the address, the key or the words are
# wrong, it has moved (3xx, which is not followed), or what it answers with 200 says that it won't.
PASSING = frozenset({408, 421, 423, 425})
# Not refused but asked too often: tried again after WAIT.
TOO_MANY = 429
# Answered by a proxy on the way, whose login is not in the service's address.
OF_THE_PROXY = 407
WAIT = timedelta(minutes=1)
"""Apprise doesn't hand on how long a service asks to wait."""
# What Teams gave until it had Workflows; Apprise 2.3 has no word for it any more.
_RETIRED = re.compile(
    r"msteams://|https://(?:[\w-]+\.)?(?:webhook\.office|outlook\.office(?:365)?)\.com/", re.IGNORECASE
)
RETIRED = "it holds the address of a connector of Teams. Microsoft has retired those: nothing arrives there."
# Power Automate's flows moved on that day; a Logic App of one's own in Azure keeps such an address.
# https://learn.microsoft.com/answers/questions/5606972/your-flow-has-a-new-trigger-url
_MOVED = re.compile(r"(?:https|workflows?)://[\w.-]+\.logic\.azure\.com\b", re.IGNORECASE)
MOVED = (
    "it holds an address of logic.azure.com, which workflows of Teams had until 30 November 2025: nothing arrives "
    "there now, unless it is a Logic App in Azure."
)
_WEB_PUSH = re.compile(r"vapid://", re.IGNORECASE)
WAITS_FOR_NO_PHONE = (
    "it holds a web push (vapid://), which waits a minute at most: a phone that is off or asleep is never told, though "
    "the alert counts as sent."
)
"""Apprise 2.3 asks push services to keep a message for 0 seconds, or up to 60 (`ttl`)."""
OF_ANOTHER = "Use Slack, e-mail or a service that keeps what it is given, such as ntfy:// or pover://."
OF_THE_SAME = "In Teams choose Workflows, the workflow, Copy webhook link, and put that address into the file."
OF_WORKFLOWS = "In the channel choose Workflows, Send webhook alerts to a channel, and put that address into the file."


class Settings(ReceiverSettings):
    """Tell a service that Apprise speaks; its address is in a file, because it holds the service's secrets."""

    kind: Literal["apprise"]
    url_file: str

    def impossible(self) -> Iterator[tuple[str, str, str]]:
        """Say where the package that this kind needs isn't there."""
        if find_spec("apprise") is None:
            yield "kind", MISSING, f"Install it: {installing('apprise')}"

    def odd_secret(self, _key: str, secret: str) -> Iterator[tuple[str, str]]:
        """Say what Apprise, or the service itself, would not take."""
        if _RETIRED.match(secret):
            yield RETIRED, OF_WORKFLOWS
        elif _MOVED.match(secret):
            yield MOVED, OF_THE_SAME
        elif _WEB_PUSH.match(secret):
            yield WAITS_FOR_NO_PHONE, OF_ANOTHER
        elif secret.count("://") > 1 and re.search(r"[\s,;]+\w+://", secret):
            yield "it holds several addresses.", "Leave one, and give each other a [[receiver]] of its own."
        elif "://" not in secret:
            yield "it holds no address in Apprise's form.", "Write it like tgram://… or https://…, as Apprise names it."


class AppriseService(Discreet, frozen=True):
    """One service."""

    unsaid: ClassVar = ("url",)
    settings: Settings
    url: Callable[[], str]

    def send(self, message: Message) -> Receipt:
        """Send once. What Apprise knows of a failure decides whether trying again can help."""
        try:
            import apprise
        except ImportError:
            raise self._error(f"{MISSING} Install it: {installing('apprise')}", permanent=True) from None
        # A redirect would carry the message, and the secret in its address, to wherever it leads.
        service = apprise.Apprise(asset=apprise.AppriseAsset(http_redirects=False))
        url = self.url()
        if _RETIRED.match(url):
            raise self._error(f"look into {self.settings.url_file}: {RETIRED} {OF_WORKFLOWS}", permanent=True)
        if not service.add(url) or len(service) != 1:
            sentence = f"it can't use what is in {self.settings.url_file}. Write one address there, in Apprise's form."
            raise self._error(sentence, permanent=True)
        if message.severity is Severity.CRITICAL and _rings_by_request(service[0], url):
            service.clear()
            service.add(f"{url}{'&' if '?' in url else '?'}priority={LOUD}")
        result = service.notify(**_written(message, service[0]))
        if not result:
            raise self._failure([line.message for each in result.results for tried in each.attempts for line in tried])
        return Receipt("taken")

    def find(self, _message: Message) -> Receipt | None:
        """Apprise can't look anything up."""
        return None

    def _failure(self, log: list[str]) -> DeliveryError:
        # Apprise tells a status in its log only.
        status = next((int(found[1]) for line in log if (found := re.search(r"\berror=(\d{3})\b", line))), None)
        if status == TOO_MANY:
            return self._error("the service asks us to wait.", retry_after=WAIT)
        if status == OF_THE_PROXY:
            sentence = "the proxy wants a login (407). Look at the proxy's address in the service's environment."
            return self._error(sentence, permanent=True)
        if status and status < 500 and status not in PASSING:
            sentence = f"the service refuses ({status}). Look at the address in {self.settings.url_file}."
            return self._error(sentence, permanent=True)
        if status:
            return self._error(f"the service is in trouble ({status}).")
        # Unknown, for it doesn't say which of the two it was: it may have arrived.
        return self._error("the service could not be reached, or broke off.", unknown=True)

    def _error(
        self, what: str, *, permanent: bool = False, unknown: bool = False, retry_after: timedelta | None = None
    ) -> DeliveryError:
        sentence = f'Apprise, for "{self.settings.name}": {what}'
        return DeliveryError(sentence, permanent=permanent, unknown=unknown, retry_after=retry_after)


def _rings_by_request(plugin: NotifyBase, url: str) -> bool:
    """Return whether a service for telephones rings louder if its address asks for it, and this one doesn't say."""
    known: Any = plugin.template_args.get("priority", {}).get("values") or ()
    return LOUD in (known.values() if isinstance(known, dict) else known) and "priority=" not in url


def _written(message: Message, plugin: NotifyBase) -> dict[str, Any]:
    """Write a message in the form that its service shows best, and no longer than the service takes."""
    from apprise import NotifyFormat

    one_line = type(plugin).__name__ in ONE_LINE
    title = SEVERITY[message.severity] if one_line else title_of(message)
    title_room = getattr(plugin, "title_maxlen", 0)
    if title_room > 0:
        title = cut(title, title_room)
    beside = 0 if title_room > 0 else len(title) + len("# \r\n")  # without a title of its own, it begins the text
    room = LONGER.get(type(plugin).__name__, plugin.body_maxlen) - beside
    as_it_is = plugin.resolve_format() is NotifyFormat.MARKDOWN
    if room < MOST_BRIEF or plugin.body_max_line_count:  # a text message to a telephone: its first words, and a link
        lines = [line for each in message.sections for line in (*each.lines, *(link.url for link in each.links))]
        body = shortened(lines, [link.url for each in message.sections for link in each.links], max(room, 1))
        as_it_is = False
    elif as_it_is:
        verdict = f"**{escaped(message.summary)}**\n\n" if one_line else ""
        body = verdict + as_markdown(message, room - len(verdict))
    else:
        body = cut(as_plain_text(message, summary=one_line), room)
    return {
        "title": title,
        "body": body or message.summary,
        "notify_type": URGENT if message.severity is Severity.CRITICAL else USUAL,
        "body_format": NotifyFormat.MARKDOWN if as_it_is else NotifyFormat.TEXT,
    }


def _make(settings: Settings, _address: str, secret: SecretFile) -> AppriseService:
    return AppriseService(settings, lambda: read_secret(secret(settings.url_file)))


KIND = Kind(Settings, lambda settings: (settings.url_file,), _make)
