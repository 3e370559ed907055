"""What people call a setting that is called otherwise here, or stands elsewhere."""

from __future__ import annotations

SYNONYMS = {
    "to": "send_to",
    "reason": "because",
    "url": "url_file",
    "port": "listen",
    "channels": "channel",
    "type": "kind",
    "when": "only",
    "only": "when",
    **dict.fromkeys(("level", "priority", "urgency", "importance"), "severity"),
    **dict.fromkeys(("judgements", "judgments", "ratings", "outcomes"), "grades"),
    **dict.fromkeys(("comment", "note", "why", "description"), "because"),
    **dict.fromkeys(("expires", "expiry", "end", "ends", "till"), "until"),
    **dict.fromkeys(("server", "smtp", "smtp_server", "smtp_host", "mail_server", "hostname"), "host"),
    **dict.fromkeys(("cc", "bcc", "recipient", "recipients", "addresses", "email", "emails"), "to"),
    **dict.fromkeys(("user", "login", "smtp_user", "account"), "username"),
    **dict.fromkeys(("sender", "mail_from"), "from"),
    **dict.fromkeys(("ssl", "tls", "use_tls", "starttls", "encryption"), "security"),
    **dict.fromkeys(("interval", "frequency", "poll_interval"), "every"),
    **dict.fromkeys(("feed", "link", "address"), "url"),
}
"""What people call a setting that is called otherwise here, in the blocks that have the latter."""
OFF = "To switch a block off, put # before each of its lines, the heading too."
NO_SETTING = {
    **dict.fromkeys(("enabled", "disabled", "active", "enable", "disable", "off"), OFF),
    **dict.fromkeys(("else", "otherwise", "default"), "The last [[route]], without a `when`, takes everything."),
    "operators": 'Write [operators] on a line of its own, and send_to = ["…"] below it.',
    "subject": "The subject of each mail is what it tells: the authority first, then the verdict.",
}
"""What people look for, in whatever block, that there is not: what to do instead."""
ELSEWHERE = {
    ("only", "severity"): "A rule has one severity of its own; when = { … } in a [[route]] says who hears of which."
}

CONDITIONS = ("authority", "region", "framework", "severity", "rule")
"""The settings of the groups `when` and `only`, which people write beside them instead."""
