"""Blocks of TOML that the configs of tests and benchmarks are made of."""

from __future__ import annotations

OFSTED = """
[[source]]
name = "Ofsted reports"
kind = "ofsted_reports"
"""


def watching(authority: str, database: str = "test.db") -> str:
    """Write who is watched, and where it is kept."""
    return f"""
[watch]
authorities = ["{authority}"]

[store]
url = "sqlite:///{database}"
"""


TERMINAL = """
[[receiver]]
name = "Terminal"
kind = "console"

[[route]]
send_to = ["Terminal"]

[operators]
send_to = ["Terminal"]
"""
"""Everything to the terminal."""


def judged(name: str = "Inadequate", grades: tuple[str, ...] = ("inadequate",)) -> str:
    """Write the rule that asks for these grades."""
    words = ", ".join(f'"{each}"' for each in grades)
    return f"""
[[rule]]
name     = "{name}"
kind     = "judged"
grades   = [{words}]
severity = "critical"
"""


USUAL_RULES = """
[[rule]]
name     = "Worse than last time"
kind     = "deteriorated"
severity = "critical"

[[rule]]
name     = "Priority action"
kind     = "priority_action"
severity = "critical"
"""
"""The two that most have beside `judged`."""

PLACES = """
[[places]]
file = "places.csv"
"""


def publications(site: str) -> str:
    """Write the source of what is published of any provider, at a replica of Ofsted's site."""
    return f"""
[[source]]
name     = "All publications"
kind     = "ofsted_publications"
every    = "1 second"
base_url = "{site}"
"""
