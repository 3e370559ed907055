"""How reports of the single inspection framework write their judgements: the forms of headings and sentences."""

from __future__ import annotations

import re

from watcher.model.ofsted import ADOPTION, CARE_LEAVERS, HELP_AND_PROTECTION, LEADERSHIP, LOOKED_AFTER

_LABEL = r"""(children\ who\ need\ help\ and\ protection|children\ in\ need\ of\ help\ and\ protection
    |children\ looked\ after\ and\ achieving\ permanence|adoption\ performance|adoption|care\ leavers
    |leadership,?\ management,?\ and\ governance)"""
_GRADE = r"(outstanding|good|inadequate|requires?\ improvement(?:\ to\ be\ good)?)"
_IS = r"(?:(?:is|are)\ )?(?:that\ )?(?:(?:it|they)\ )?(?:(?:is|are)\ )?"
# The table's rows as flat text, "Judgement grade" before each.
SECTION = re.compile(
    rf"""judge?ment\ grade\ (?:the\ )?(?:experiences?\ and\ progress\ of\ )?{_LABEL}\ {_GRADE}\b
        (?!\ (?:and|but|or)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# The heading of a chapter: "The graded judgement for ... is ...".
GRADED = re.compile(
    rf"""graded\ judge?ment\ (?:about|for|of|on)\ (?:the\ )?(?:experiences?\ and\ progress\ of\ )?{_LABEL}
        \ {_IS}{_GRADE}\b""",
    re.IGNORECASE | re.VERBOSE,
)
# The same without these words, alone on a line.
HEADING = re.compile(
    rf"""^(?:[1-3]\.\ )?(?:the\ )?(?:experiences?\ and\ progress\ of\ )?{_LABEL}\ (?:(?:is|are)\ )?{_GRADE}[\s.]*$""",
    re.IGNORECASE | re.VERBOSE,
)
# How every such heading begins; with "tela" in small or capital letters, or a capital C.
BEGINS = re.compile(
    r"(?:[1-3]\.\s+)?(?:the\s+)?(?:experiences?\s+and\s+progress|leadership|adoption|children\s+(?:who|in|looked)|care\s+leavers)",
    re.IGNORECASE,
)
PARTS = (
    ("help and protection", HELP_AND_PROTECTION),
    ("permanence", LOOKED_AFTER),
    ("adoption", ADOPTION),
    ("care leavers", CARE_LEAVERS),
    ("leadership", LEADERSHIP),
)
_NAME = r"""(?-i:(?:(?:[A-Z][\w'&.-]*,?|the|this|of|and|&|upon|on|with|under|in|le|city|county|borough|council|royal
    |area|authority|local)\ ){1,9}?)"""
"""A council's name: no verb is in it, so that "services in X, which were good, are inadequate" isn't one."""
OVERALL_IS = re.compile(
    rf"""(?:(?:the\ )?overall\ judge?ment\ is:?\ (?:that\ )?(?:children'?s\ services\ )?(?:in\ {_NAME})?
        (?:(?:is|are)\ )?
        |(?<!\w)(?<!of\ )children'?s\ services\ in\ {_NAME}(?:(?:is|are)\ )?){_GRADE}
        (?![a-z])(?!\ (?:enough|at|in)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
QUOTED = re.compile(
    r"\b(?:last|previous(?:ly)?|earlier|former|formerly|said|says|found|reported|until|when|if|that|whether)\b[^.!?]*$",
    re.IGNORECASE,
)
"""Before a sentence: it speaks of another time, or of somebody else."""
# The safeguarding board's grade, which is never the council's (docs/domain.md 1).
BOARD_IS = re.compile(
    rf"""(?:safeguarding\ children'?s?\ board(?:\ \([A-Z]{{3,6}}\))?|\bLSCB)(?:\ in\ [A-Z][\w\ ]{{2,40}}?)?,?
        \ (?:(?:is|are)\ (?:judged\ (?:to\ be|as)\ )?|(?=requires?\ )){_GRADE}
        (?=[.,:;]|\ (?-i:[A-Z0-9•])|\ (?:because|as)\b|$)""",
    re.VERBOSE | re.IGNORECASE,
)
# The same in the board's own chapter, right behind its heading.
BOARD_HEADED = re.compile(
    rf"""effectiveness\ of\ the\ local\ safeguarding\ children'?s?\ board(?:\ \([A-Z]{{3,6}}\))?
        \ the\ (?:board|LSCB)\ (?:is\ )?{_GRADE}
        (?=[.,:;]|\ (?-i:[A-Z0-9•])|\ (?:because|as)\b|$)""",
    re.VERBOSE | re.IGNORECASE,
)
# The same judgement worded by its arrangements, without the board's name before the grade.
ARRANGEMENTS = re.compile(
    rf"""arrangements\ in\ place\ to\ evaluate\ the\ effectiveness\ of\ what\ is\ done\ by\ the\ (?:local\ )?authority
        \ and\ board\ partners\ to\ safeguard\ and\ promote\ the\ welfare\ of\ children\ (?:(?:is|are)\ )?{_GRADE}\b""",
    re.VERBOSE | re.IGNORECASE,
)
ANY_GRADE = re.compile(_GRADE.replace("\\ ", " "), re.IGNORECASE)
SERVICES = re.compile(
    rf"""\bservices\ (?:to|for)\ ((?:children|care\ leavers)[^.;:]{{0,90}}?)\ (?:are|is)?\ ?{_GRADE}\b
        (?=[.,;]|\ because)""",
    re.IGNORECASE | re.VERBOSE,
)
SERVED = (
    ("help and protection", HELP_AND_PROTECTION),
    ("looked after", LOOKED_AFTER),
    ("adoption", ADOPTION),
    ("care leavers", CARE_LEAVERS),
)
REVIEW = re.compile(r"review of the (?:\w+ )?of the local safeguarding", re.IGNORECASE)
DESCRIBES = re.compile(r"\ban? (?:local )?$", re.IGNORECASE)
"""Before "LSCB requires improvement if …": what the grade means in general, at the end of early reports."""
