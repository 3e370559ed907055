"""What news is about, as data: children's services, or all that is confused with them. All read small letters."""

from __future__ import annotations

from watcher.reading.news.wording import any_of

SUBJECT = any_of(
    r"\bchild(?:ren)?(?:'?s)?'? (?:and (?:families|family|young people'?s?|adults?'?) )?(?:social (?:care"
    r"|services?|work)|services?|protection|safeguarding|care services|department)\b",
    r"\bservices? (?:for|to|that protect) (?:\w+ ){0,2}(?:children|young people)",
    r"\b(?:protection|safeguarding) of (?:vulnerable )?children\b",
    r"\bsocial (?:services|work(?:ers)?) (?:for|department)|\bdepartment (?:for|that looks after) (?:\w+ )?children\b",
)
"""An authority's services for children."""
SUBJECT_TOO = any_of(
    r"\bchildren in (?:need|care)\b|\bcare[- ](?:leavers|experienced)|\blooked[- ]after\b|\bchildren who need help\b"
    r"|\bsafeguarding\b|\bsocial workers?\b|\bvulnerable (?:children|kids|young|youngsters)|\bchild protection\b"
    r"|\bfail(?:s|ed|ing)? (?:\w+ ){0,2}(?:children|kids|youngsters)|\bfront[- ]door\b|\bchildren (?:are |were "
    r"|being )?(?:left )?at risk|\bchildren in [a-z ]{2,30} at risk\b|\bhelp and protection\b|\bkeep(?:ing"
    r"|s)? (?:\w+ )?children safe\b|\bstaying safe\b"
    r"|\b(?:rated|judged|graded|found) the (?:authority|council|borough|county|city)\b"
)
"""Words that go with them but prove nothing alone."""
WITH_OFSTED = any_of(r"\bcouncil\b|\bchildren's\b")
"""Words that mean them only where Ofsted itself is named."""
COUNCIL = any_of(r"\bcouncil\b|\bsafeguarding\b")
CHILDREN = any_of(r"\bchildren\b|\byoungsters\b")
OFSTED = any_of(r"\bofsted\b|\binspectors?\b|\bwatchdog\b")
OFSTED_ITSELF = any_of(r"\bofsted\b")
CQC = any_of(r"^(?:cqc|care quality commission)$")
"""It inspects adults' care alone, and safeguarding together with Ofsted."""
OTHER_INSPECTORS = any_of(
    r"\b(?:cqc|care quality commission|hmicfrs|hmip|hm inspectorate of \w+|inspectorate of (?:probation|prisons"
    r"|constabulary))\b"
)
"""Who inspects hospitals, adults' care, police and probation; with Ofsted also children's safeguarding."""
INSPECTED = any_of(
    r"\bofsted\b|\binspect(?:ion|ions|or|ors|ed|s)\b|\bwatchdog\b|\bilacs\b|\bregulator\b|\bjtai\b|\breport\b"
    r"|\brated\b|\bratings?\b"
)
INSPECTOR = any_of(
    r"\bofsted\b|\binspect(?:ion|ions|or|ors|orate|ed|s)\b|\bwatchdog\b|\bilacs\b|\bregulator\b|\bjtai\b"
)
"""Who gives judgements; a "report" may be anybody's."""
RATED = any_of(r"\b(?:rat(?:ed|es|ings?)|judged|graded|downgraded|assessments)\b")
AREAS = any_of(
    r"\bhelp and protection\b|\bcare[- ](?:leavers|experienced)|\bchildren in care\b|\blooked[- ]after children\b"
    r"|\bimpact of leaders\b|\boverall effectiveness\b|\bchildren who need help\b"
)
"""What only an authority's services are judged on."""
OTHER_PROVIDER = any_of(
    r"\b(?:pre-?|primary |high |secondary |infant |junior |special |boarding |independent "
    r"|state )?schools?\b(?! (?:nursing|nurses|improvement|places))",
    r"\bacadem(?:y|ies)\b|\bpupil referral\b|\bpru\b|\bsixth form\b|\bcolleges?\b|\buniversit(?:y|ies)\b"
    r"|\btraining provider\b|\bapprenticeships?\b",
    r"\bnurser(?:y|ies)\b|\bpre-?schools?\b|\bplaygroups?\b|\bplayschemes?\b|\bchild-?minders?\b|\bday ?care\b"
    r"|\bholiday clubs?\b|\bafter-school club|\bcr[eè]che\b|\bearly years\b",
    r"\bchild(?:ren)?'?s'? (?:care )?homes?\b|\bhomes? for (?:\w+ ){0,2}(?:children|young|adults|older)"
    r"|\bshort[- ]breaks?\b|\brespite\b|\bcouncil-run homes?\b|\bsecure (?:children's )?(?:home|unit"
    r"|training centre)s?\b|\bresidential (?:home|unit|centre|school|care)s?\b|\bsupported accommodation provider",
    r"\bfostering (?:agency|agencies|service)\b|\bfoster(?:ing)? agency\b|\badoption (?:agency|charity"
    r"|service(?= in))\b|\bcharity in\b|\bfamily centre\b"
    r"|\bchildren's centres?\b",
    r"\bcare homes?\b|\bnursing homes?\b|\bhome care\b|\bdomiciliary\b|\bhospitals?\b|\bambulance\b|\bgp (?:surger"
    r"|practice)|\bsurger(?:y|ies)\b|\bnhs\b|\bmental health (?:trust|unit|ward)\b|\bmaternity\b|\bhospice\b"
    r"|\bdentists?\b",
    r"\bprisons?\b|\byoung offenders?\b|\byois?\b|\byouth (?:justice|offending|custody|jail|prison)\b"
    r"|\bprobation\b|\bpolice force\b|\bconstabulary\b|\bfire (?:service|and rescue)\b|\bhmicfrs\b|\bjails?\b",
    r"\badult social (?:care|services)\b|\badult (?:care|services)\b|\badults?' (?:social )?(?:care|services)\b"
    r"|\bcqc\b|\bcare quality commission\b",
    r"\bparish council\b|\btown council\b|\bhousing (?:service|association|ombudsman|regulator|department)\b"
    r"|\blandlord\b|\bregulator of social housing\b|\bplanning (?:service|department|committee)\b",
    r"\b(?:early|adult|further) education\b|\badult learning\b|\btutoring\b|\bmosque\b|\bmadrass?ah?\b"
    r"|\bswimming\b|\bleisure centre\b|\bbus(?:es)?\b",
    r"\bsupported (?:lodgings?|living|accommodation|housing)\b|\bsemi-independent\b|\bhostels?\b|\bcontact centre\b"
    r"|\b(?:fostering|care|private|independent|education|learning|childcare|nursery) (?:firm|company|provider|charity"
    r"|trust|chain|group)\b|\b(?:firm|charity|provider|company|business) (?:for|that|which|running|looking)\b",
    r"\b(?:youth|sports?|football|boxing|holiday|breakfast|dance|gymnastics|scout) (?:clubs?|centres?|groups?)\b"
    r"|\bsummer camps?\b|\bsoft play\b|\balternative provision\b|\btuition centre\b|\bseminary\b|\byeshiva\b"
    r"|\bcamhs\b|\bhealth visit\w+\b|\bcafcass\b|\bdetention centre\b|\bremoval centre\b|\btaxi\w*\b"
    r"|\bwater company\b",
)
"""Who else is inspected, and rated with the same words."""
DISABLED = any_of(r"\bdisab(?:led|ilit(?:y|ies))\b")
SEND = any_of(
    r"\bsend\b(?! (?:a|the|in|to|them|him|her|more|your|us|out|back)\b)|\bspecial (?:educational )?needs\b"
    r"|\bsend inspection|\bwritten statement of action\b"
    r"|\barea send\b|\beducation, health and care\b|\behcps?\b|\bsen provision\b|\blocal area partnership\b"
)
YOUTH_JUSTICE = any_of(r"\byouth (?:justice|offending)\b|\bprobation\b")
BOARD = any_of(r"\bsafeguarding (?:children(?:'s)? )?(?:board|partnership)\b|\blscb\b|\bsafeguarding board\b")
NOT_ENGLAND = any_of(
    r"\bestyn\b|\bcare inspectorate\b|\bciw\b|\brqia\b|\bhealthcare inspectorate wales\b|\bhiw\b|\bscotland\b"
    r"|\bscottish\b|\bwelsh\b|\bwales\b|\bnorthern ireland\b|\bjersey\b|\bguernsey\b|\bisle of man\b"
)
NATIONAL = any_of(
    r"\b(?:councils|local authorities|authorities) (?:are|were|have|has|had|in england|across england|nationwide"
    r"|nationally|face|rated|judged|inspected|make|need|would|get|receive|still|now|could|with|struggl|fail)",
    r"\bnationally\b|\bacross england\b|\bnationwide\b|\bacross the country\b|\bin england are\b|\bannual report\b"
    r"|\bstatistics\b|\bfigures show\b|\bthink[- ]tank\b",
    r"\b(?:of|in|all) (?:the )?(?:\d+|nearly|almost) (?:councils|authorities|local authorities|areas|english"
    r"|top-tier|inspections)|\b\d+(?:\.\d+)? ?(?:%|per ?cent) of\b|\b\d+% are\b"
    r"|\b(?:a |one )?(?:quarter|third|half|fifth|tenth|two-thirds|three-quarters|majority) of (?:all |the "
    r"|england's |english )*(?:councils|authorities|local|children|areas|inspections|\d+)"
    r"|\bone in (?:three|four|five|six|ten)\b|\bround-?up\b|\bleague table|\bof the \d+\b"
    r"|\b\d+ authorities inspected\b|\bof \d+ (?:english )?(?:local )?(?:authorities|councils|inspections)\b"
    r"|\bof 15[0-3]\b",
)
"""Statistics and round-ups: they repeat results, and name many."""
SNAP_VISITS = any_of(r"\bsnap\b|\bunannounced\b|\bno-notice\b")
ANNUAL_RATING = any_of(
    r"\bannual (?:ratings?|assessments?|performance)\b|\brated (?:as )?[\"']?poor\b|\bperform\w* poorly\b"
    r"|\bpoor ratings?\b|\bnamed? (?:as )?(?:the )?(?:\w+ )?poor\b|\bjudged (?:as )?[\"']?poor\b"
)
"""The yearly ratings of 2009 to 2011, in which councils could perform poorly."""
LAST_ANNUAL_RATING = 2012
