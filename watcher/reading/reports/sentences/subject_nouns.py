"""The nouns by which it is told whether a sentence is about services, or about what rises and falls without them."""

from __future__ import annotations

import re

_SERVICES = (
    r"services?(?!\s(?:budgets?|spending|funding|reserves)\b)|provision|quality|practice|(?<!living\s)standards?(?!\sof\sliving)|(?:effective|responsive|thorough|robust|prompt|purposeful)ness|consistency|approach(?:es)?|experiences?"
    r"|responses?|support|help|protection"
    r"|(?:rigour|care|speed|skill|thoroughness|energy|persistence|urgency)\swith\swhich"
    r"|oversight|leadership|management|governance|supervision|decision[- ]making|planning"
    r"|plans(?!\sto\s(?!(?:keep|protect|help|support|safeguard)\b)\w)|assessments?"
    r"|arrangements|work|safeguarding(?!\sconcerns)|impact|ways?\sin\swhich|way|offer|front door"
    r"|access\sto(?!\s(?:\w+\s){0,3}?(?:health|mental|therap\w+|dent\w+))|systems?|areas?|aspects?|strengths?"
    r"|improvements?|foundations|progress|things|what\s(?:inspectors|we)\s(?:praised|saw)|matters|(?:partnership"
    r"|joint|multi-agency)\sworking|outcomes(?!\s(?:at"
    r"|in)\s(?:the\send\sof\s)?(?:key|early|GCSE|English|math))|recording|visits|(?<!health\s)visiting(?!\srights)|meetings|discussions|conferences|reviews"
    r"|audits|auditing(?!\sof\s(?:the\s)?(?:accounts|finances|spending))|interviews"
    r"|chronologies|parenting|scrutiny|rigour|(?:officers'?|managers'?|management|board's|robust|effective"
    r"|internal)\schallenge|challenge(?=\sby)|hub|virtual\sschool|teams?"
    r"|how (?:well|safely|quickly|effectively|promptly|children|families|care leavers|young people|risks?|leaders)"
    r"|(?:fostering|adoption)\sagency|grip|grasp|knowledge|understanding|record\s(?:in|on|of)|momentum|clarity|preparation|interventions?"
    r"|monitoring|tracking|MASH|allocation|coordination"
    r"|timeliness,? and|judgements?|relationships\sbetween\s(?:social\s)?workers|voice|matching"
    r"|application\sof\s(?:\w+\s){0,2}?(?:thresholds?|criteria|guidance|polic(?:y|ies)|procedures?|models?|framework"
    r"|standards|tools?)"
    r"|thresholds(?=\s(?:is|are|has|have)\b|\s?$)"
    r"|performance(?!\s(?:on|against|in relation|in this|in 20\d\d|measure|data|indicator|at|management|information))"
)
_SOMETHING_ELSE = (
    r"numbers?|rates?|proportions?|percentages?|figures?|volumes?|demand|caseloads?|workloads?|vacanc\w+|turnover"
    r"|absences?|use|reliance|wait(?:s|ing)?|backlogs?|(?:re-?)?referrals?|costs?|financial\s(?:position|situation"
    r"|pressures?|resources)|budgets?|funding"
    r"|finances?|spend\w*|money|investment|grants?|econom(?:y|ies)|(?:un)?employment"
    r"|resources?|crime|entrants|(?:re-?)?offending|NEET|exclusions?|delays?|population|sickness|complaints?|risks?|neglect"
    r"|pressures?|stability|timeliness|(?<!in\s)need|availability|sufficiency|carers|(?<!return\s)homes?|placements?|relationships?(?!\sbetween\s(?:social\s)?workers)|poverty"
    r"|capacity|recruitment|retention|morale|take-?up|attainment|results|variab\w+|inconsisten\w+|drift|situations?"
    r"|circumstances|conditions?|health(?!\sassessments?)|behaviours?|attendance|needs|lives|well-?being|problems|difficulties|concerns|anxiet\w+|distress|self-harm|shortages?"
    r"|performance(?=\s(?:on|against|in relation|in (?:the )?timescales?|from \d|in this|in 20\d\d|measure|data"
    r"|indicator))|timescales"
    r"|engagement|employment|achievement|applications|application(?!\sof)|requests?|admissions?|reserves|income|communication|length|range|cases"
    r"|living\sstandards|standards\sof\sliving|year-olds|weakness(?:es)?|shortfalls|shortcomings|failings|deficits|gaps?|time\staken|deaths?|disparit\w+|plans\sto"
)
"""What may fall without services being worse for it: counts, means, and what happens in children's lives."""
_WORK_ON = (
    rf"\b(?!health|offending)(?:{_SOMETHING_ELSE})\s(?:services?|teams?|practice|planning|plans|work|oversight"
    r"|supervision"
    r"|assessments?|support|management|panels?|arrangements)"
)
"""A noun's head is its last word: a placement service is a service."""
ANOTHER_LAST = re.compile(rf"\b(?:{_SOMETHING_ELSE})\s$", re.IGNORECASE)
AMOUNT_OF = re.compile(
    r"(?:\A|,)\W*(?:(?:the|overall)\s)?(?:(?:demand|need|requests?|(?:re-?)?referrals?|applications?"
    r"|waiting\s(?:lists?|times?))\s(?:for|to)|(?:pressures?|reliance|spending)\son|(?:costs?|budgets?|funding|money)\s(?:of|for))\s(?:[\w'’-]+\s){0,4}$",
    re.IGNORECASE,
)
"""How much a service is asked for, or costs, with the service's name to come: "demand for early …"."""
_LIVING = (
    r"housing|meals|life(?!-|\sstory)|air|teaching|education(?!,\shealth)|data|information|referrals?|accommodation"
    r"|relationships?(?!\s(?:between\ssocial|with\s(?:social|their\s(?:social|personal))))|police(?!\sprotection)"
    r"|health(?!\s(?:advice|assessments?|contributions?|input|plans?|reports?)\b)"
)
"""What has a quality of its own that services don't make."""
_COUNCIL = (
    r"(?:\A|,\s)\W*(?:the\s)?(?:local\sauthority|authority|(?:(?!(?:for|of|from|by|to|in|with|on|and|budget|spending)\b)"
    r"[\w'-]+\s){0,3}council)(?=\s*\Z)"
)
"""The council itself, right before its verb."""
# What a sentence is about: children's lives, the authority's services, or something else.
NOUN = re.compile(
    rf"(?P<living>\b(?:(?:children|pupil)s?'s?\sprogress|quality\sof\s(?:[\w'’-]+\s){{0,4}}housing|(?:data|air|housing|water|build)\squality|quality\sof\s(?:the\s|their\s|local\s)*(?:{_LIVING})"
    r"|impact\sof\s(?:\w+\s)?(?:abuse|neglect"
    r"|poverty|trauma|violence|crime|exploitation|the\spandemic)|experiences?\sof\s(?:racism|abuse|neglect|violence"
    r"|crime|exploitation|bullying|discrimination|homelessness|poverty|trauma|school))\b)"
    rf"|(?P<services>\A\W*(?:the\s)?(?:local\sauthority|authority|council)(?!['’]s|\stax)\b|{_COUNCIL}|\b(?:{_SERVICES})\b|{_WORK_ON}\b)"
    rf"|(?P<other>\b(?:{_SOMETHING_ELSE})\b)",
    re.IGNORECASE,
)
