"""A config as most would write it: all of England, the three usual rules, one terminal."""

from config_blocks import TERMINAL, USUAL_RULES, judged

SITE = """
[watch]
authorities = ["all"]

[[source]]
name = "Ofsted reports"
kind = "ofsted_reports"
"""
NAME, ADVERSE = "Inadequate, whatever it is called now", ("inadequate", "urgent improvement", "not met")
STANDARD = SITE + judged(NAME, ADVERSE) + USUAL_RULES + TERMINAL
