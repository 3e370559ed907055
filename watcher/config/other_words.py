"""Other names that people give to settings, and settings that they look for in the wrong block."""

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
    **dict.fromkeys(("councils", "council"), "authorities"),
    "since": "alert_window",
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
"""The names of settings by what people call them instead, for the blocks that have such a setting."""
WHO_HEARS = 'A [[route]] says who hears of what: when = {{ {} = ["…"] }} and send_to.'
AWAY = (
    "This block holds as long as it is in the file. While somebody is away, name who stands in, and take the name out "
    "afterwards: the running service takes each change over by itself."
)
OFF = "To switch a block off, put # before each of its lines, the heading too."
NO_SETTING = {
    **dict.fromkeys(("enabled", "disabled", "active", "enable", "disable", "off"), OFF),
    **dict.fromkeys(("else", "otherwise", "default"), "The last [[route]], without a `when`, takes everything."),
    **dict.fromkeys(
        ("except", "exclude", "excluding", "ignore", "not", "without"),
        "None is taken away: list those that are meant, or hold their alerts back by a [[silence]].",
    ),
    **dict.fromkeys(
        (
            *("neighbours", "neighbors", "neighbours_of", "neighbors_of"),
            *("statistical_neighbours", "statistical_neighbors", "statistical_neighbours_of"),
        ),
        'Name each under authorities: `ofsted-watch history "Wirral" --full` ends with those of Wirral.',
    ),
    **dict.fromkeys(("send_to", "receiver", "receivers"), WHO_HEARS.format("severity")),
    **dict.fromkeys(("comment", "note", "notes", "description"), "Write it as a note, behind a #."),
    **dict.fromkeys(
        ("proxy", "http_proxy", "https_proxy"),
        "It is set in the environment: https_proxy=http://proxy:3128 (the README says how for the service).",
    ),
    **dict.fromkeys(
        ("verify", "verify_ssl", "ca_file", "cafile", "ca_bundle", "cert", "insecure"),
        "Every certificate is checked: add your own authority's to those of this machine (the README says how).",
    ),
    "operators": 'Write [operators] on a line of its own, and send_to = ["…"] below it.',
    "subject": "The subject of each mail is what it tells: the authority first, then the verdict.",
}
"""Settings that people look for in any block and that don't exist: what to do instead."""
ELSEWHERE = {
    ("only", "severity"): "A rule has one severity of its own; when = { … } in a [[route]] says who hears of which."
}

CONDITIONS = {each: each for each in ("authority", "region", "framework", "severity", "rule")} | {
    **dict.fromkeys(("authorities", "council", "councils"), "authority"),
    "regions": "region",
}
"""The settings of the groups `when` and `only`, by what people write beside them instead."""
WRONG = {
    "string_type": "is not a text",
    **dict.fromkeys(("int_type", "int_parsing", "float_parsing"), "is not a number"),
    "int_from_float": "is not a whole number",
    **dict.fromkeys(("bool_type", "bool_parsing"), "is neither true nor false"),
    **dict.fromkeys(("tuple_type", "list_type"), "is not a list"),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing"), "is not a day"),
    "date_from_datetime_inexact": "is not a day",
    **dict.fromkeys(("greater_than", "greater_than_equal"), "is too small"),
    "less_than_equal": "is too large",
    **dict.fromkeys(("too_short", "string_too_short"), "is empty"),
    "string_pattern_mismatch": "is not written as it should be",
    **dict.fromkeys(("model_type", "model_attributes_type"), "is not a group of settings"),
    **dict.fromkeys(("literal_error", "enum"), "is not known here"),
}
"""What is wrong with a value, by pydantic's name for the error."""
