"""Which authorities are named beside the matter: helpers, neighbours, and where somebody worked before."""

from __future__ import annotations

import re

# Named for help, comparison or somebody's past: it is another council that was judged.
_PARTNER_BEFORE = re.compile(
    r"\b(?:not|neighbouring|nearby|(?:help|helped|support|supported|advice|assistance|expertise|staff|backing) (?:from"
    r"|by|of)|advised by|mentored by"
    r"|partner(?:ed|ing|ship|s)?(?:,? (?:with|is|from))?|working with|work with|on loan from|seconded from"
    r"|formerly (?:of|at|in)|former"
    r"|mov(?:ed|es|ing) (?:from|to)|joins? from|joining|joined from|comes? from|came from|previously (?:at|of|in"
    r"|worked (?:at|in|for))"
    r"|worked (?:at|in|for)|similar to|such as|unlike|like|as in|compar(?:ed|es|ing) (?:with|to)|exclud(?:es|ed|ing)"
    r"|except(?:ing)?(?: for)?|apart from|other than|not including|(?:does|do) not (?:cover|include)|scandals? in"
    r"|(?:than|like|unlike|as|to|from) those in|that of"
    r"|parts? of|(?:formed|created|carved|split|made) (?:from|out of)|successor (?:to|of)|replac(?:ed|ing)"
    r"|echoes of|follows?|as did|who (?:led|ran)|recruited from|hired from|director (?:at|for|from)"
    r"|(?<!news )(?<!service )(?<!services )(?<!statement )(?<!release )(?<!response )(?<!letter )from"
    r"|lessons (?:from|in)"
    r"|(?:boss|chief executive|director|head|leader) of (?!children|the children))\s+(?:\w+ (?:and|council's?"
    r"|improvement) ){0,2}$",
    re.IGNORECASE,
)
# "while neighbouring X": named for contrast.
_NEIGHBOUR_BEFORE = re.compile(r"\b(?:neighbouring|nearby|while|whereas)\s+$", re.IGNORECASE)
_JOINED = re.compile(r",?\s*(?:and|or|&|,)?\s*")
_OWN_VERB = re.compile(r"^(?: (?:City|County|Borough))?(?: Council)?,? (?:has|have|had|is|are|was|were)\b")
"""What begins a sentence of its own after a comma: "once part of Cumbria, Cumberland was ..."."""
# "from" before a grade is where it came from, before a place where somebody did.
_FROM_GRADES = re.compile(r"\bfrom\s+$", re.IGNORECASE)
# The same behind the name: "X, which has sent managers", "X runs its own services".
_PARTNER_AFTER = re.compile(
    r"^(?: (?:City|County|Borough|Metropolitan))*(?: Council)?,?(?:'s (?!early|family|targeted)\w+)? (?:which |who "
    r"|has |have |will |is |are |was |to )*"
    r"(?:be |been )?(?:(?:offer|send|sent|lend|lent)\w* (?:to )?(?:\w+ )?(?:help|support|staff|advice|managers|workers)"
    r"|help(?!s? (?:and protection|children|families))|advis|mentor|assist|lend|lent|agreed to (?:help|support)"
    r"|support(?:ing|s)\b)"
    r"|^(?: (?:City|County|Borough))?(?: Council)?,? (?:which |who )?(?:is|are|was|were|has|have|had|runs?)"
    r" (?:inspected separately|(?:a )?separate|not (?:affected|part|included|covered|involved)"
    r"|(?:children's )?services of (?:its|their) own|(?:its|their) own)"
    r"|^\s+and\s+[A-Z]\w+,? (?:are|is) (?:help|support|separate)",
    re.IGNORECASE,
)
_JUDGED_ITSELF = re.compile(
    r"^(?: (?:City|County|Borough|Metropolitan))*(?: Council)?(?:'s? child\w*'s services)? (?:was|were|is|are|has|have)"
    r" (?:also |been |now |just )*(?:judged|rated|graded|branded|deemed|found|declared|downgraded|told)\b",
    re.IGNORECASE,
)
"""What says that a neighbour has a result of its own: "while neighbouring Leeds was judged inadequate"."""


def is_partner(before: str, after: str) -> bool:
    """Return whether a name between these words is named beside the matter."""
    if _FROM_GRADES.search(before) and re.match(r"'s?\s", after):
        return False
    if _NEIGHBOUR_BEFORE.search(before) and _JUDGED_ITSELF.match(after):
        return False
    return bool(_PARTNER_BEFORE.search(before) or _PARTNER_AFTER.match(after))


def is_joined(joint: str, after: str) -> bool:
    """Return whether a name belongs to one list with the partner before it; `joint` is what is between them."""
    return bool(_JOINED.fullmatch(joint)) and not (joint == ", " and _OWN_VERB.match(after))
