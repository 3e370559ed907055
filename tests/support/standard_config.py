"""A config as most would write it: all of England, the three usual rules, one terminal."""

STANDARD = """
[watch]
authorities = ["all"]

[[source]]
name = "Ofsted reports"
kind = "ofsted_reports"

[[rule]]
name     = "Inadequate, whatever it is called now"
kind     = "judged"
grades   = ["inadequate", "urgent improvement", "not met"]
severity = "critical"

[[rule]]
name     = "Worse than last time"
kind     = "deteriorated"
severity = "critical"

[[rule]]
name     = "Priority action"
kind     = "priority_action"
severity = "critical"

[[receiver]]
name = "Terminal"
kind = "console"

[[route]]
send_to = ["Terminal"]

[operators]
send_to = ["Terminal"]
"""
