"""A config without mistakes, with every kind of block that most configs have."""

GOOD = """\
[watch]
authorities = ["Wirral", "Liverpool"]
alert_window = "7 days"

[[source]]
name  = "Ofsted reports"
kind  = "ofsted_reports"
every = "10 minutes"

[[rule]]
name     = "Inadequate"
kind     = "judged"
grades   = ["inadequate"]
severity = "critical"

[[rule]]
name     = "Worse than last time"
kind     = "deteriorated"
severity = "warning"
by       = 1
only     = { region = ["North West"] }

[[receiver]]
name = "Terminal"
kind = "console"

[[receiver]]
name = "Duty inbox"
kind = "email"
to   = ["duty@wirral.example"]
from = "ofsted-watch@wirral.example"
port = 25

[[route]]
when    = { severity = ["critical"] }
send_to = ["Terminal", "Duty inbox"]

[[route]]
send_to = ["Terminal"]

[[silence]]
when    = { authority = ["Wirral"] }
until   = 2030-12-31
because = "Known"

[operators]
send_to = ["Duty inbox"]
"""
