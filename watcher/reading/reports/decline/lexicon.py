"""One table of words by class: what services do for children, and how it is said that this is not as it should be."""

from __future__ import annotations

_VERBS = """
    see saw seen|know knew known|hear heard|seek sought|write wrote written|hold held|make made|take took taken
    |send sent|draw drew drawn|meet met|oversee oversaw overseen|understand understood|undertake undertook undertaken
    |read|speak spoke spoken|give gave given|bring brought|get got|keep kept|set|tell told|begin began begun
    |visit|apply applied|support|help|protect|safeguard|serve|identify identified|recognise|consider|assess|review
    |gather|share|analyse|check|arrange|deliver|consult|promote|prepare|match|allocate|offer|escalate|record|complete|achieve
    |plan planned|return|answer|issue|sign|open|circulate|monitor|track|challenge|address|manage|supervise|update
    |progress|resolve|listen|respond|attend|observe|audit|provide|discuss|receive|book|test|invite|contact|examine|follow|explain
    |introduce|start|involve|screen|pay paid"""
_DO = tuple(tuple(each.split()) for each in "".join(_VERBS.split("\n")).replace("    ", "").split("|"))


def _past(verb: tuple[str, ...]) -> str:
    base, *irregular = verb
    return irregular[0] if irregular else base if base in {"read", "set"} else f"{base.removesuffix('e')}ed"


DO = "|".join(base for base, *_ in _DO)
"""To do them: "used to visit"."""
DID = "|".join(map(_past, _DO))
"""That they did: "social workers visited"."""
DONE = "|".join(verb[-1] if len(verb) > 1 else _past(verb) for verb in _DO)
"""What was done: "children were seen"."""

_NOT_LACKING = (
    r"(?!accompanied|announced|affected|changed|interrupted|hurried|disturbed|impeded|qualified|divided"
    r"|precedented|expected)"
)
LATE = (
    r"late(?:ness)?|delay(?:s|ed)?|overdue|behind|protracted|stalled|drift\w*|backlogs?|waiting\slists?|long\s(?:waits?|delays?)"
    r"|wait(?:s|ed)?\s(?:for\s)?(?:\w+\s){0,2}?(?:days|weeks|months|a\s(?:week|fortnight|month))|waits?|waiting|longer(?!\sterm)|twice\sas"
    r"|(?:takes?|for)\s(?:several\s|many\s|up\sto\s\w+\s)?(?:weeks|months)\s(?:to|without)|too\s(?:late|long|slow\w*)"
)
LACKING = (
    rf"un{_NOT_LACKING}(?:read|seen|met|heard|written|known|told|\w+ed)|miss(?:es|ed)?(?!ing)|missing\sfrom\s(?!(?:home|care|school|education)\b)"
    r"|absent|scant|scarce|sparse|blank|a\srarity|in\sshort\ssupply|gaps?|in\s(?:their|[\w\s]{2,20}?['’]s?)\sabsence|neglected|nobody\sto"
    r"|left\s(?:without|at\srisk|waiting|unsafe|over\s|for\s(?:days|weeks|months)|to\s(?:chance|drift))|turned\saway|lack(?:s|ing|ed)?|(?:have|has|had)\syet\sto\s(?!be\s(?:fully\s)?(?:evaluat|embed|implement|complet))\w+|(?:none|nobody|no\sone)\s(?:has|have|had|was|were)\s(?:been\s)?(?:held|made|seen|done)"
    r"|(?:unusual|uncommon|rare)\sfor\s[\w\s]{2,40}?(?<!\snot)\sto\s(?!wait|miss|go\b|los|be\s(?:late|left|missed|moved|without)|have\sto)"
)
FEW = (
    r"only\s(?:an?\s)?(?:very\s)?(?:small|few|some|minority|handful|half|third|quarter)|only\s(?:when|if|once|after|as\sa\slast|exceptionally|by\sexception)"
    r"|too\s(?:few|little)|fewer\sthan\shalf|less\s(?:than\shalf|often|well|of)|sees?\sless|only\s[\w-]+\sof\s(?:the|them|those|these|\d+)|(?:rationed|restricted|limited|confined|reserved)\s(?:to|for)|(?<!not\s)(?:barely|scarcely)\s\w+"
)
MANY = (
    r"too\s(?:many|much|often)|crept\s(?:back\s)?up"
    r"|common(?:place)?\sfor\s[\w\s]{2,30}?\sto\s(?:take|wait|go|drift|miss|be\s(?:late|left|missed|cancelled|moved))"
)
LOST = (
    r"lost|lapsed|stopped|ceased|abandoned|eroded|fall(?:en)?|dropped|declin\w+|broken\sdown|petered\sout|died\sout|fallen\sout\sof\suse|disappeared|vanished|evaporated"
    r"|been\s(?:reduced|cut|scaled\s(?:back|down)|withdrawn|curtailed|disbanded|discontinued|diluted|dismantled|suspended)"
)
POOR = (
    r"poorly|weaker|inconsistent(?:ly)?|unevenly|variably|inadequately|insufficiently|ineffectively|hesitant|reactive|hurried|thin|threadbare"
    r"|tick-?box|an\safterthought|if\s(?:at\sall|ever)|perfunctorily|lurch(?:es|ing)?|an?\s(?:area\sof\s)?(?:\w+\s)?(?:weakness|concern)|brief|struggl\w+|fails?\sto|failed\sto|give\sup"
    r"|ha(?:ve|s)\sto\s(?:tell\stheir\sstor\w+|repeat|chase|wait)"
)
AMISS = "|".join((LATE, LACKING, FEW, MANY, LOST, POOR))
"""What is said of work that is not as it should be."""
RID = (
    r"\b(?:delays?|drift|gaps|backlogs?|weak\w*|waits?|waiting\slists?|shortfalls)\b[^,;]{0,40}\b(?:rare|fewer|less|reduced|fallen|uncommon"
    r"|the\sexception|shorter|tackled|addressed|challenged|cleared|gone|ended|eliminated|eradicated|brought\sdown)\b"
)
"""What is bad and was ended, or is seldom seen."""
