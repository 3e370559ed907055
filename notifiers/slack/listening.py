"""Why Slack lets nobody listen by Socket Mode, in words that say what to do."""

from __future__ import annotations

import re

from notifiers.notifier import DeliveryError

REFUSED = {
    **dict.fromkeys(
        ("invalid_auth", "not_authed", "token_revoked", "token_expired"),
        "Slack doesn't know this token. Put the app's own token (it begins with xapp-) into the file.",
    ),
    "not_allowed_token_type": "it holds another kind of token. Put the app's own (it begins with xapp-) into it.",
    "missing_scope": "the app's token lacks the scope connections:write. Make a new one that has it.",
    "account_inactive": "the app was switched off. Install it again.",
}


def why_not_listening(error: Exception) -> str:
    """Say why a connection can't be opened. What Slack or slack-sdk say themselves may hold a secret."""
    from slack_sdk.errors import SlackApiError

    if isinstance(error, DeliveryError):
        return str(error)
    answered = error.response.data if isinstance(error, SlackApiError) else None
    said = answered.get("error") if isinstance(answered, dict) else None
    if isinstance(said, str) and re.fullmatch(r"[a-z_]{3,60}", said):
        return REFUSED.get(said, f"Slack refuses ({said}).")
    return f"Slack could not be asked ({type(error).__name__})."
