"""A config as most would write it: all of England, the three usual rules, one terminal."""

from config_blocks import OFSTED, TERMINAL, USUAL_RULES, judged

SITE = '[watch]\nauthorities = ["all"]\n' + OFSTED
NAME, ADVERSE = "Inadequate, whatever it is called now", ("inadequate", "urgent improvement", "not met")
STANDARD = SITE + judged(NAME, ADVERSE) + USUAL_RULES + TERMINAL
