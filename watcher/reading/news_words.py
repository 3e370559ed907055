"""The wording guide as data: what papers write for each grade, direction and occasion. All patterns read small letters."""

from __future__ import annotations

import re

GRADES_WORSE_LAST = ("outstanding", "good", "adequate", "requires improvement", "inadequate")


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts))


Q = r"[\"']?"
"""A quotation mark, perhaps: papers put grades in them."""

SUBJECT = _any(
    r"\bchild(?:ren)?(?:'?s)?'? (?:and (?:families|family|young people'?s?|adults?'?) )?(?:social (?:care|services?|work)|services?|protection|safeguarding|care services|department)\b",
    r"\bservices? (?:for|to|that protect) (?:\w+ ){0,2}(?:children|young people)",
    r"\bsocial (?:services|work(?:ers)?) (?:for|department)",
)
"""An authority's services for children."""
SUBJECT_TOO = _any(
    r"\bchildren in (?:need|care)\b|\bcare[- ](?:leavers|experienced)|\blooked[- ]after\b|\bchildren who need help\b"
    r"|\bsafeguarding\b|\bsocial workers?\b|\bvulnerable (?:children|kids|young|youngsters)|\bchild protection\b"
    r"|\bfail(?:s|ed|ing)? (?:\w+ ){0,2}(?:children|kids|youngsters)|\bfront[- ]door\b|\bchildren (?:are |were |being )?(?:left )?at risk|\bcouncil\b|\bchildren's\b"
)
"""Words that go with them but prove nothing alone."""

CHILDREN = _any(r"\bchildren\b|\byoungsters\b")
OFSTED = _any(r"\bofsted\b|\binspectors?\b|\bwatchdog\b")
INSPECTED = _any(r"\bofsted\b|\binspect(?:ion|ions|or|ors|ed|s)\b|\bwatchdog\b|\bilacs\b|\bregulator\b|\bjtai\b|\breport\b|\brated\b|\bratings?\b")

OTHER_PROVIDER = _any(
    r"\b(?:pre-?|primary |high |secondary |infant |junior |special |boarding |independent |state )?schools?\b(?! (?:nursing|nurses|improvement|places))",
    r"\bacadem(?:y|ies)\b|\bpupil referral\b|\bpru\b|\bsixth form\b|\bcolleges?\b|\buniversit(?:y|ies)\b|\btraining provider\b|\bapprenticeships?\b",
    r"\bnurser(?:y|ies)\b|\bpre-?schools?\b|\bplaygroups?\b|\bplayschemes?\b|\bchild-?minders?\b|\bday ?care\b|\bholiday clubs?\b|\bafter-school club|\bcr[eè]che\b|\bearly years\b",
    r"\bchild(?:ren)?'?s'? (?:care )?homes?\b|\bhomes? for (?:\w+ ){0,2}(?:children|young|adults|older)|\bshort[- ]breaks?\b|\brespite\b|\bcouncil-run homes?\b|\bsecure (?:children's )?(?:home|unit|training centre)s?\b|\bresidential (?:home|unit|centre|school|care)s?\b|\bsupported accommodation provider",
    r"\bfostering (?:agency|agencies|service)\b|\bfoster(?:ing)? agency\b|\badoption agency\b|\bfamily centre\b|\bchildren's centres?\b",
    r"\bcare homes?\b|\bnursing homes?\b|\bhome care\b|\bdomiciliary\b|\bhospitals?\b|\bambulance\b|\bgp (?:surger|practice)|\bsurger(?:y|ies)\b|\bnhs\b|\bmental health (?:trust|unit|ward)\b|\bmaternity\b|\bhospice\b|\bdentists?\b",
    r"\bprisons?\b|\byoung offenders?\b|\byois?\b|\byouth (?:justice|offending|custody|jail|prison)\b|\bprobation\b|\bpolice force\b|\bconstabulary\b|\bfire (?:service|and rescue)\b|\bhmicfrs\b|\bjails?\b",
    r"\badult social (?:care|services)\b|\badult (?:care|services)\b|\badults?' (?:social )?(?:care|services)\b|\bcqc\b|\bcare quality commission\b",
    r"\bparish council\b|\btown council\b|\bhousing (?:service|association|ombudsman|regulator|department)\b|\blandlord\b|\bregulator of social housing\b|\bplanning (?:service|department|committee)\b",
    r"\b(?:early|adult|further) education\b|\badult learning\b|\btutoring\b|\bmosque\b|\bmadrass?ah?\b|\bswimming\b|\bleisure centre\b|\bbus(?:es)?\b",
)
"""Who else is inspected, and rated with the same words."""
SEND = _any(
    r"\bsend\b(?! (?:a|the|in|to|them|him|her|more|your|us|out|back))|\bspecial (?:educational )?needs\b|\bsend inspection|\bwritten statement of action\b"
    r"|\barea send\b|\beducation, health and care\b|\behcps?\b|\bsen provision\b|\blocal area partnership\b"
)
YOUTH_JUSTICE = _any(r"\byouth (?:justice|offending)\b|\bprobation\b")
BOARD = _any(r"\bsafeguarding (?:children(?:'s)? )?(?:board|partnership)\b|\blscb\b|\bsafeguarding board\b")
NOT_ENGLAND = _any(
    r"\bestyn\b|\bcare inspectorate\b|\bciw\b|\brqia\b|\bhealthcare inspectorate wales\b|\bhiw\b|\bscotland\b|\bscottish\b|\bwelsh\b|\bwales\b|\bnorthern ireland\b"
)
NATIONAL = _any(
    r"\b(?:councils|local authorities|authorities) (?:are|were|have|has|had|in england|across england|nationwide|nationally|face|rated|judged|inspected|make|need|would|get|receive|still|now|could|with|struggl|fail)",
    r"\bnationally\b|\bacross england\b|\bnationwide\b|\bacross the country\b|\bin england are\b|\bannual report\b|\bstatistics\b|\bfigures show\b|\bthink[- ]tank\b",
    r"\b(?:of|in|all) (?:the )?(?:\d+|nearly|almost) (?:councils|authorities|local authorities|areas|english|top-tier|inspections)|\b\d+(?:\.\d+)? ?(?:%|per ?cent) of\b|\b\d+% are\b"
    r"|\b(?:a |one )?(?:quarter|third|half|fifth|tenth|two-thirds|three-quarters|majority) of (?:all |the |england's |english )*(?:councils|authorities|local|children|areas|inspections|\d+)"
    r"|\bone in (?:three|four|five|six|ten)\b|\bround-?up\b|\bleague table|\bof the \d+\b|\b\d+ authorities inspected\b|\bof \d+ (?:english )?(?:local )?(?:authorities|councils|inspections)\b"
    r"|\bof 15[0-3]\b",
)
"""Statistics and round-ups: they repeat results, and name many."""
SNAP_VISITS = _any(r"\bsnap\b|\bunannounced\b|\bno-notice\b")
ANNUAL_RATING = _any(r"\bannual (?:ratings?|assessments?|performance)\b|\brated (?:as )?[\"']?poor\b|\bperform\w* poorly\b|\bpoor ratings?\b|\bnamed? (?:as )?(?:the )?(?:\w+ )?poor\b|\bjudged (?:as )?[\"']?poor\b")
"""The yearly ratings of 2009 to 2011, in which councils could perform poorly."""
LAST_ANNUAL_RATING = 2012

INADEQUATE = _any(
    r"\binadequate(?:ly)?\b|\binadequacies\b|\bin special measures\b|\binto special measures\b|\bspecial measures\b",
    rf"\b(?:lowest|worst|bottom|poorest)(?:[ -]possible|[ -]available|[ -]ever)?(?: ofsted)?(?: of (?:the )?(?:three|four))?(?: possible)? (?:rating|grade|ranking|score|mark|level|judge?ment|category|rung|outcome)s?\b",
    rf"\b(?:rated|judged|graded|branded|deemed|labelled|ranked|ruled|classed|found|declared) (?:as |to be |to have )*{Q}failing\b|\bgrade 4\b",
)
POOR = _any(
    rf"\b(?:rated|judged|graded|branded|deemed|labelled|ranked|ruled|classed|named)(?: as| to be)?(?: performing)? {Q}poor(?:ly)?\b|\bperform\w* {Q}poorly\b|\b{Q}poor{Q} (?:rating|grade)s?\b"
)
REQUIRES_IMPROVEMENT = _any(
    rf"\brequir(?:es?|ed|ing)(?: (?:to )?)?{Q} ?improv(?:ement|ements|ing|e)\b(?: to be {Q}good)?|\bneed(?:s|ing)? to improve\b|\bneeds? improvement\b|\btold to improve\b|\bsecond[- ](?:lowest|worst)\b|\bin need of improvement\b|\bmust improve\b|\bnot yet good\b|\b'ri'\b"
)
ADEQUATE = _any(r"(?<!in)\badequate(?:ly)?\b|\bminimum requirements\b")
GOOD = _any(
    rf"\b(?:rated|judged|graded|deemed|ranked|ruled|found|remain\w*|still|retain\w*|keep\w*|kept|maintain\w*|get|gets|given|overall|previously|was|were|are|is|now|from|to|into|lost its|longer|a|its|as|at|its?|of|all|areas|been|having been|consistently|be|former\w*|or|once|and|both|slid|slipp\w*|dropp\w*|down from|than|services?) {Q}good\b{Q}(?! (?:progress|practice|work|quality|news|support|reason|start|example|placements?|outcomes?|or better|many|enough|at|for|to see|deal|relationships?|understanding|governance|idea|and improving))",
    rf"\b{Q}good{Q} (?:overall|rating|grade|in (?:every|all|\d{{4}})|across|verdict|ofsted|judge?ment|from|at its)|'good'|\"good\"|\bgood[,;]|\bgood to requires?\b",
)
OUTSTANDING = _any(r"\boutstanding\b(?! (?:issues?|action|work|balance|matters?|debts?))|\b(?:top|highest)(?:[ -]possible)?(?: ofsted)? (?:rating|grade|mark|score)\b|\btop[- ]graded\b")

PLAIN_ADJECTIVE = _any(
    r"^(?:ly)?[\"']? (?:and \w+ |or \w+ |levels? of |number of |amount of )?(?:funding|support|staffing|staff|protection|housing|accommodation|information|resourc\w+|training|supervision|provision|pay|care|planning"
    r"|parking|drainage|response|help|explanation|budget|consultation|money|infrastructure|lighting|equipment|facilities|space|record\w*|assessments?|plans?|heating|supply|access|data|oversight|settlement|grant|arrangements)\b"
)
ATTRIBUTIVE = _any(
    r"^[\"']? (?:\w+'s |city |county |borough )?(?:council\b|councils\b|children|child\b|services?\b|department|authorit|local authorit|social|borough|trust\b|status|tag\b|label|areas?\b|-rated)|^-rated"
)
GRADE_ITSELF = _any(r"^[\"']?(?: (?:rating|grade|verdict|judge?ment|again|overall|in|for|across|services)\b|[:;,.-]| -|$)")
NEGATED_BEFORE = _any(
    r"\b(?:not|never|n't|avoid\w*(?: an| being| the)?(?: \w+)?|escap\w+(?: an| being)?|rather than|instead of|far from|without|above|deni\w+(?: being| that)?|nowhere near|nor|isn't|neither|if(?: \w+){0,3}|could be|may be|might be|would be|fear\w*(?: \w+){0,3}|risk\w* (?:of )?(?:being )?|can be|are being|to be made|or)(?: (?:rated|judged|found|graded|being|be|to be|as|quite|deemed))*[ \"']*$"
)
PAST_BEFORE = _any(
    r"\b(?:had (?:\w+ )?been|having (?:\w+ )?been|previously|formerly|originally|was once|once|since (?:[\w']+ ){0,6}|no longer|was first|first|the earlier|old|used to be|when (?:\w+ ){0,8}(?:was|were|been)|ever since|years? after (?:\w+ ){0,6}|years? on from|months? after (?:\w+ ){0,6}|legacy of|last year'?s?|last month'?s|the (?:19|20)\d\d|in response to (?:the|its|an|last)(?: \w+)?|recently|already|that (?:\w+ )?(?:was|were)|(?:which|who|whose [\w' ]{1,40}) (?:was|were|has been|have been))(?: (?:rated|judged|graded|found|deemed|being|be|branded|classed|as|to be|ruled|given|an|the|its|ofsted|overall|received|receiving|get|got|labelled|slammed|failing|condemned))*[ \"':-]*$"
)
FROM_BEFORE = _any(
    r"\b(?:from(?: being)?|out of|off|shed\w*(?: its| the| their)?|los(?:t|es|e|ing) (?:its|the|their)|escap\w+|lift\w+(?: \w+){0,3} (?:out of|from)|exit\w*|leav\w+|remov\w+ (?:its|the|from|an)|shak\w+ off(?: its| the)?|better than|longer)(?: an?| its| the| their| previous| former)?(?: (?:rated|ofsted|being))*[ \"']*$"
)
STILL_BEFORE = _any(
    r"\b(?:still|remain\w*|again|continu\w+ to be|stay\w*|once more|yet)(?: (?:rated|judged|graded|found|deemed|an|the|as|to be|be))*[ \"']*$"
)
PRESS_VERDICT = _any(
    r"\b(?:slam(?:s|med|ming)?|blast(?:s|ed)?|damn(?:s|ed|ing)|scold(?:s|ed)|scathing|devastating|stinging|shocking|hugely critical|highly critical|savage[ds]?|lambast\w*|condemn(?:s|ed)|castigat\w+|excoriat\w+|brutal|withering|stark report|blistering)\b"
)
FAILING = _any(
    r"\bfail(?:s|ing|ed) (?:\w+ ){0,2}(?:children|kids|youngsters|young people)\b|\bchildren (?:are |being |were |still )*(?:being )?(?:failed|left unsafe|harmed|left at (?:\w+ )?risk)\b|\b(?:major|serious) (?:inadequacies|failings|failures)\b|\bcatalogue of\b|\bchildren (?:\w+ ){0,3}at risk of (?:significant |serious )?harm\b"
)
SERIOUS = _any(
    r"\b(?:serious and widespread|widespread (?:and|or) serious|serious or widespread|widespread and systemic|systemic and widespread)\b|\bserious (?:\w+ )?(?:failures|failings|weaknesses|shortfalls|deficiencies)\b|\bwidespread (?:\w+ )?(?:failures|failings|weaknesses)\b|\bcorporate failure\b|\bsystemic (?:failures|failings|failure)\b"
    r"|\bnot (?:adequately )?(?:safeguarded|protected) (?:or|and) (?:promoted|their)"
)
PRIORITY_ACTION = _any(r"\bareas? (?:for|of|requiring) priority action\b|\bpriority actions?\b(?! plans?)")
NO_PRIORITY_ACTION = _any(r"\b(?:no|without(?: any)?|not (?:identify|find|set|raise)(?: any)?|did not \w+ any|earlier|previous|last year's|progress (?:on|against|with)(?: the)?) (?:\w+ )?(?:areas? (?:for|of|requiring) )?priority actions?\b")
DETERIORATED = _any(
    r"\bdeteriorat(?:ed|ing|ion|es)\b|\bgot(?:ten)? worse\b|\bgone backwards?\b|\bgoing backwards?\b|\bfrom bad to worse\b|\bin decline\b|\bdeclin(?:ed|ing)\b|\b(?:serious|significant|widespread|marked|sharp|steep|unrecognised|rapid) decline\b|\bworsened\b|\bgetting worse\b|\bhave worsened\b|\bno awareness of the decline\b|\bnot (?:been )?(?:maintained|sustained)\b|\bslid(?:e|ing) back\b|\bslipped back\b"
)
NOT_DETERIORATED = _any(
    r"\b(?:halt\w*|revers\w*|arrest\w*|stopp?\w*|end\w*|prevent\w*|not|without|stem\w*|tackl\w+|no)(?: \w+){0,4} (?:deteriorat\w+|declin\w+|worse\w*)|\bdeclin\w+ (?:to (?:comment|say|be)|an? (?:interview|offer))|\b(?:behaviour|finances?|weather|relationship|health|building|trust)\b[^,;]{0,20}\b(?:deteriorat|declin|worse)\w*|\bdeclin\w+ (?:over|in) (?:ten|the) (?:years|number)"
)
FELL = _any(
    r"\bdowngrad(?:ed|es|ing|e)\b|\bdemot(?:ed|es|ion)\b|\bstripped of\b|\bdropp?(?:ed|ing|s)?\b|\bf(?:e|a)ll(?:en|s|ing)?\b|\bslip(?:s|ped|ping)?\b|\bplung(?:es?|ed|ing)\b|\bplummet(?:s|ed|ing)?\b|\bslump(?:s|ed)?\b|\bdown from\b|\blower (?:rating|grade)\b|\b(?:lost|loses|losing|lose) (?:its |their |the |a )?(?=[\"']?(?:good|outstanding|top|rating|grade|ofsted))|\bmov(?:ed|es|ing)? from (?=[\"']?(?:good|outstanding))|\bgood to [\"']?(?:requir|inadequate|adequate)|\boutstanding to [\"']?(?:good|requir|inadequate)|\bno longer\b|\btumbl(?:es|ed)\b|\bslid(?:es)?\b|\bsink(?:s|ing)?\b|\bnot (?:maintained|kept|retained)\b|\bfalls? from\b|\bmoved? down\b"
)
FELL_NEAR = _any(r"\brating\b|\bgrades?\b|\bgraded\b|\bjudge?ment\b|\bgood\b|\boutstanding\b|\binadequate\b|\brequires improvement\b|\badequate\b|\bofsted\b|\bone level\b|\btwo\b")
IMPROVED = _any(
    r"\bno longer [\"']?(?:rated |judged |considered |deemed |be )*[\"']?inadequate\b|\bshed(?:s|ding)?\b|\bmov(?:es?|ed|ing) (?:out of|up|on from)\b|\blifted (?:out of|from)\b|\bexits?\b|\bupgrad(?:ed|es?)\b|(?<!requires )(?<!require )(?<!requiring )(?<!needs )\bimprov(?:ed|es|ing|ements?)\b|\bbetter than\b"
    r"|\b(?:jump|leap|ris|rose|climb|mov|step|go|went)\w* (?:\w+ ){0,4}from [\"']?(?:inadequate|requires)|\bturn(?:ed|ing|s)?[- ]?around\b|\bturnaround\b|\btransform\w*\b|\bfrom [\"']?inadequate[\"']? to\b|\bleap(?:t|ed|s)\b|\bprais(?:e|ed|es)\b|\bprogress\b|\bstrides\b|\bout of special measures\b|\bcelebrat\w+|\bsteps? up\b|\bpositive\b|\bstrengthened\b|\brecover(?:ed|y)\b|\bon the (?:right track|up)\b"
)
IMPROVED_SURELY = _any(
    r"\bno longer [\"']?(?:rated |judged |considered |deemed |be )*[\"']?inadequate\b|\bsheds?\b|\bmov(?:es?|ed) out of\b|\blifted (?:out of|from)\b|\bexits? [\"']?inadequate|\bupgrad(?:ed|es)\b|\bfrom (?:being )?[\"']?(?:inadequate|requires improvement|poor)[\"']? to [\"']?(?:requires|good|outstanding|adequate)|\bimproved? (?:to|from)\b|\bbut (?:are |is )?better than\b|\bleap(?:t|s)\b|\bjump(?:s|ed) (?:from|to|two)\b"
)
NO_PROGRESS = _any(
    r"\bnot improved\b|\bfail(?:s|ed|ing) to (?:get a grip|improve|make)\b|\babsence of (?:\w+ )?grip\b|\binsufficient (?:progress|pace)\b|\blittle progress\b|\bno (?:real |significant )?(?:progress|improvement)\b|\bnot (?:made|making) (?:enough|sufficient)\b|\btoo slow(?:ly)?\b|\bpoor progress\b|\bstalled\b|\bongoing harm\b"
)

MONITORING = _any(r"\bmonitoring (?:visit|inspection|letter|report)s?\b|\bfollow-up (?:visit|inspection)\b|\bprogress visit\b|\brevisit\w*\b|\b(?:first|second|third|fourth|fifth|sixth|latest) (?:of a series of )?(?:quarterly )?monitoring\b")
FOCUSED = _any(r"\bfocus(?:s)?ed[- ](?:visit|inspection)|\bfocussed (?:visit|inspection)|\bafter a visit on\b|\bone-day visit\b|\btwo-day visit\b(?! .{0,20}monitoring)")
JTAI = _any(r"\bjtai\b|\bjoint targeted area\b|\bjoint inspection\b")
SIF = _any(r"\bsingle inspection framework\b|\blocal safeguarding children board\b|\blscb\b")

TODAY = _any(
    r"\b(?:released|published|issued|revealed|out|announced|made public)(?: (?:in a report|by ofsted|online|at [\d.:]+ ?[ap]m|its findings|it|this|late|on its website))* (?:today|yesterday|this (?:morning|week|afternoon|evening)|on (?:mon|tues|wednes|thurs|fri)day|earlier (?:today|this week|this month)|last (?:night|week))\b",
    r"\b(?:today|yesterday|this (?:morning|week)|on (?:mon|tues|wednes|thurs|fri)day)(?:,| has| have)* (?:\w+ ){0,3}(?:published|released|issued|revealed)\b|\btoday's (?:\w+ )?(?:report|verdict|findings|judgement)|\bpublished (?:today|yesterday)\b|\b(?:report|findings|inspectors|ofsted) (?:\w+ ){0,3}(?:today|yesterday|this morning)\b",
    r"\bjust (?:been )?(?:rated|judged|published)\b|\bnews that\b|\b(?:today|yesterday) (?:been )?(?:rated|judged)",
)
NEW_REPORT = _any(
    r"\b(?:new|newly[- ]published|just[- ]published|fresh|latest|another|second|third) (?:\w+ ){0,2}(?:ofsted )?(?:report|verdict|inspection report|judgement|blow)\b|\bhas (?:now )?(?:been )?published\b",
)
"""What says that it came out now."""
AWAITING = _any(
    r"\b(?:await(?:s|ing|ed)?|waiting (?:on|for)|wait(?:s)? for|braced?|bracing|prepar(?:es?|ing) for|ahead of|expect(?:s|ed|ing)? (?:an?|to be|the|its|ofsted|in|later))\b.{0,60}\b(?:ofsted|inspect\w+|report|verdict|result|letter|outcome|findings|rating|publi\w+)",
    r"\b(?:report|findings|results?|outcome|letter|verdict|judgement) (?:is|are|will be|was|were) (?:due|expected|awaited|not yet|yet to)\b|\binspectors? (?:arrive|return|are (?:in|at|on|back|visiting)|begin|began|will|have (?:arrived|begun|started|returned)|descend)\b|\binspection (?:is )?(?:under ?way|begins|has (?:begun|started)|to (?:begin|start)|starts|looms|looming|imminent)\b"
    r"|\bdue to be (?:published|inspected)\b|\bchalleng(?:e|es|ed|ing) (?:\w+ ){0,2}(?:draft|report|findings|judgement|rating|grade)|\bappeal(?:s|ed)? against\b|\bdraft report\b|\bdelayed? (?:\w+ ){0,3}report|\breport (?:\w+ )?delay\w*|\bnext inspection\b|\byet to be published\b|\bno date\b.{0,30}\bpublish",
)
LOOKING_BACK = _any(
    r"\btimeline\b|\banniversary\b|\blook(?:s|ing)? back\b|\b(?:one|two|three|four|five|ten|a|\d+) years? (?:on|ago|after|since|later)\b|\bhow (?:\w+ ){1,4}unfolded\b|\bour story\b|\bperformance (?:measure|indicator|dashboard)s?\b|\bdashboard\b|\bhistory of\b|\bmonths? (?:on|after|later)\b|\bwhat happened\b|\bin the years? since\b|\bsince being (?:rated|judged)|\bon this day\b|\bfrom the archive\b|\bremember when\b|\breview of the year\b"
)
INTERVENTION = _any(
    r"\bcommissioners?\b|\b(?:improvement|non-compliance|statutory) (?:notice|direction|order)s?\b|\bdfe\b|\bdepartment for education\b|\beducation secretary\b|\b(?:children's |government |the )?minister\b|\btak(?:es?|en|ing) ?over\b|\btakeover\b|\bkeeps? control\b|\bstripped of (?:control|its|running|children's)\b|\bhand(?:ed|s|ing)? (?:over|back|control)\b|\b(?:independent|children's|new|voluntary) trust\b|\btrust (?:to|will|model|plan|move)\b|\bremoved from (?:council )?control\b|\bintervention\b|\bout of (?:the )?(?:council|its|their) (?:control|hands)\b|\blose control\b|\bgovernment (?:steps?|appoint|order|intervene|advis|send)\w*\b|\b(?:lead|improvement) (?:partner|adviser|advisor)\b|\bdirections?\b"
)
GOVERNANCE = _any(
    r"\bscrutiny\b|\bcommittee\b|\bcabinet (?:approv|agree|to|back|hear|member)\w*|\bminutes\b|\bagenda\b|\bcouncillors (?:\w+ )?(?:told|hear|heard|discuss|debat|grill|question|approve|back|vote|agree|note)\w*|\bfull council\b|\bmotion\b|\bno confidence\b|\b(?:improvement|action|recovery) (?:plan|board|journey|programme)s?\b|\bpeer review\b|\bspecial meeting\b|\bextraordinary meeting\b|\bprogress (?:report|update)\b|\bupdate on\b|\bimprovement update\b|\bself-evaluation\b"
)
PEOPLE = _any(
    r"\bresign(?:s|ed|ation|ing)?\b|\bquit(?:s|ting)?\b|\bst(?:ep|eps|epped|epping|ood|anding) (?:down|aside)\b|\bsack(?:ed|s|ing)?\b|\bsuspended\b|\bdepart(?:s|ed|ure)\b|\bappoint(?:s|ed|ment)?\b|\bnew (?:\w+ ){0,3}(?:director|boss|chief)\b|\binterim (?:\w+ )?(?:director|boss)\b|\bto leave\b|\bleaves (?:post|role|job)|\bpay-?off\b|\bgolden\b|\btakes? the helm\b|\bshould go\b|\bjoins\b"
)
MONEY_LAW_JOBS = _any(
    r"£ ?\d|\bbudget\b|\bfunding\b|\boverspen\w+|\bspending\b|\bcouncil tax\b|\bcuts\b|\bcosts?\b|\bcourts?\b|\bjudge\b(?!d)|\bombudsman\b|\binquest\b|\bserious case review\b|\bjailed\b|\btribunal\b|\bcompensation\b|\bdamages\b|\bpolice\b|\bjobs?\b(?! well)|\brecruit\w*|\bvacanc\w+|\bcareers?\b|\bagency staff\b|\bcampaign\b|\baward(?:s|ed)? (?:for|ceremony)|\bstrike\b|\bjoin (?:us|our)\b|\bmurder\w*|\bdeath of\b|\blast updated\b|\bage-gap\b|\bwork for us\b"
)
OPINION = _any(
    r"^(?:opinion|comment|column|editorial|feature|analysis|blog|podcast|interview|letters?|explainer|viewpoint|first person|long read)\b|\b(?:opinion|comment|analysis) (?:piece|column|article)\b|\bofsted blog\b|\bcolumnist\b|\bwrites\b|\breaders? letter\b|\bletter to the editor\b|^comment[.:]|^explained\b|\bexplainer\b|\bpodcast\b|\bprofile of\b|\bwhat (?:you need to know|we know|it means)\b|\bguide to\b"
)
REACTION = _any(
    r"\bapolog\w+|\bsorry\b|\breact(?:s|ed|ion)?\b|\bmps?\b|\bcalls? (?:for|on|to)\b|\burg(?:es?|ed|ing)\b|\bdemand(?:s|ed)?\b|\bopposition\b|\banger\b|\bangr\w+|\brow\b|\brespon(?:ds?|se|ded)\b|\bstatement (?:on|from)\b|\bvows?\b|\bpledg\w+|\bpromis\w+|\badmits?\b|\baccepts?\b|\bdefends?\b|\bunion\b|\bblames?\b|\blabour\b|\bconservative\w*|\btor(?:y|ies)\b|\blib dems?\b"
)
AREAS = _any(
    r"\bleaders\b|\bleadership\b|\bhelp and protection\b|\bprotection\b|\bchildren in care\b|\bcare[- ]leavers\b|\boverall\b|\bservices\b|\bcouncil\b|\bdepartment\b|\bauthorit(?:y|ies)\b|\badoption\b|\bfor children\b"
)
JUDGED = _any(r"\b(?:rat(?:ed|es|ing)|judg(?:ed|es|ing|e?ments?)|grad(?:ed|es?|ing)|brand(?:ed|s)|deem(?:ed|s)|labell?(?:ed|s)|rank(?:ed|s)|rul(?:ed|es)|declar(?:ed|es)|condemn(?:ed|s)|slam(?:med|s)|damn(?:ed|s)|class(?:ed|es)|verdict)\b")
MINUTES = _any(r"\bagenda item\b|\bminutes of\b|^minutes\b|\bresolved\b|\bmembers (?:were|was|noted|asked|of the)\b|\bscrutiny (?:board|committee|panel) (?:on|minute|item)|\breport to (?:cabinet|council|committee|scrutiny)|\bitem \d+\b|\bdecision\.? the (?:committee|cabinet)")
EXTENT = _any(
    r"\b(?:three|four|all|two|most|every) (?:out )?(?:of )?(?:the )?(?:its )?(?:three|four|five)? ?(?:areas?|categor(?:y|ies)|judgements?)\b|\bacross the board\b"
)
RECOMMENDATIONS = re.compile(r"\b(\w+(?:[ -]\w+)?) recommendations? (?:had been |were |have been )?made\b(?:[^.]{0,80}?\b(?:a )?further (\w+)\b)?")
PLAN_DUE = re.compile(r"\bplan\b[^.]{0,60}\b(?:within|in) (\d{1,3}|seventy|fourteen|twenty) (?:working )?days\b")
