"""Why Slack does nothing for us, in words that say what to do: it refuses, can't be reached, lets nobody listen."""

from __future__ import annotations

import re
import socket
from urllib.parse import urlsplit

from notifiers.notifier import DeliveryError
from watcher.model.errors import why_no_tls

PERMANENT = {
    "token_revoked": "the token was revoked. Make a new one in Slack and put it into the token file.",
    "token_expired": "the token has expired. Make a new one in Slack and put it into the token file.",
    "invalid_auth": "Slack doesn't know this token. Put the bot token (it begins with xoxb-) into the token file.",
    "not_authed": "no token was given. Put the bot token into the token file.",
    "account_inactive": "the bot's account was switched off. Install the app again.",
    "missing_scope": "the app lacks a scope. Install it again from deploy/slack-manifest.json.",
    "no_permission": "the app may not do this. Look at its scopes.",
    "channel_not_found": "there is no such channel, or the bot isn't in it. Invite it, and check the channel's id.",
    "not_in_channel": "the bot isn't in this channel. Invite it: /invite @ofsted-watch.",
    "is_archived": "the channel is archived. Name another one.",
    "restricted_action": "the workspace doesn't let the bot post here. Ask its administrator.",
    "restricted_action_read_only_channel": "the channel is read-only for the bot. Ask the workspace's administrator.",
    "ekm_access_denied": "the workspace's administrators have suspended posting.",
    "accesslimited": "the workspace lets nobody in from this machine's network. Ask its administrator to allow it.",
    "not_allowed_token_type": "this is another kind of token. Put the bot token (it begins with xoxb-) into its file.",
    "team_access_not_granted": "the app isn't allowed in this workspace.",
    "team_not_found": "the workspace is gone. Make the app in the new one, and put its token into the token file.",
    "app_not_approved": "the workspace's administrators have not approved the app. Ask them to.",
    "access_denied": "the workspace's administrators don't let the app do this. Ask them to.",
    "metadata_too_large": "Slack finds the message's metadata too large.",
    "is_inactive": "the channel is frozen. Name another one.",
    "enterprise_is_restricted": "the organisation doesn't let the bot post here. Ask its administrator.",
    "two_factor_setup_required": "the workspace asks for two-factor authentication first. Ask its administrator.",
    "messages_tab_disabled": "the app takes no direct messages. In its settings, App Home, switch Messages Tab on.",
    **dict.fromkeys(
        (
            *("user_not_found", "users_not_found", "user_not_visible", "user_disabled", "user_is_restricted"),
            "cannot_dm_bot",
        ),
        "the person has left, or can't get messages from the bot. Name somebody else.",
    ),
}
"""What to do about the refusals that are met most; every other code of Slack's is a refusal all the same."""
NO_LISTENING = {
    **dict.fromkeys(
        ("invalid_auth", "not_authed", "token_revoked", "token_expired"),
        "Slack doesn't know this token. Put the app's own token (it begins with xapp-) into the file.",
    ),
    "not_allowed_token_type": "it holds another kind of token. Put the app's own (it begins with xapp-) into it.",
    "missing_scope": "the app's token lacks the scope connections:write. Make a new one that has it.",
    "account_inactive": "the app was switched off. Install it again.",
}
"""The same of the app's own token, by which Socket Mode is opened."""


def what_to_do(code: str, needed: object = None) -> str:
    """Say a refusal in a sentence. `needed` are the scopes that Slack says are missing, as in "chat:write"."""
    said = PERMANENT.get(code, f"refuses ({code}).")
    if code == "missing_scope" and isinstance(needed, str) and re.fullmatch(r"[a-z_.]+:[a-z_.:,]+", needed):
        return said.replace("a scope", f"the scope {needed}")
    return said


def why_unreachable(reason: object, url: str) -> str:
    """Say what went wrong on the way to an address. `reason` is urllib's; no proxy's login is in what is said."""
    from urllib.request import getproxies, proxy_bypass

    unknown = "no name server says where it is" if isinstance(reason, socket.gaierror) else ""
    said = why_no_tls(reason).rstrip(".") or unknown or getattr(reason, "strerror", None) or str(reason)
    asked = urlsplit(url)
    proxy = getproxies().get(asked.scheme)
    if not proxy or proxy_bypass(asked.hostname or ""):
        return said
    named = (proxy if "://" in proxy else f"http://{proxy}").rpartition("@")[2].rpartition("//")[2].rstrip("/")
    return f"{said}; the environment's proxy is {named}"


def why_not_listening(error: Exception) -> str:
    """Say why a connection can't be opened. What Slack or slack-sdk say themselves may hold a secret."""
    from slack_sdk.errors import SlackApiError

    if isinstance(error, DeliveryError):
        return str(error)
    answered = error.response.data if isinstance(error, SlackApiError) else None
    said = answered.get("error") if isinstance(answered, dict) else None
    if isinstance(said, str) and re.fullmatch(r"[a-z_]{3,60}", said):
        return NO_LISTENING.get(said, f"Slack refuses ({said}).")
    return f"Slack could not be asked ({type(error).__name__})."
