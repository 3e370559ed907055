"""A config with two receivers, which alerts reach by their severity, and a silence for it."""

NEWS = '[[rule]]\nname = "News"\nkind = "reported"\nseverity = "warning"\n'
BASIS = """
[watch]
authorities = ["Wirral"]
[[source]]
name = "Ofsted"
kind = "ofsted_reports"
[[receiver]]
name = "Phone"
kind = "console"
[[receiver]]
name = "Desk"
kind = "console"
"""
TO_PHONE = '[[route]]\nsend_to = ["Phone"]\n'
BY_SEVERITY = """
[[route]]
when = { severity = ["critical"] }
send_to = ["Phone"]
[[route]]
when = { severity = ["warning"] }
send_to = ["Desk"]
"""
SILENCE = '[[silence]]\nwhen = { authority = ["Wirral"] }\nuntil = 2026-11-28\nbecause = "Known."\ncritical = true\n'
