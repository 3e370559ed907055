"""Blocks of TOML that the configs of tests and benchmarks are made of."""

from __future__ import annotations

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
