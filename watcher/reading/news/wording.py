"""The wording guide as data: what papers write for each grade and direction. All forms read small letters."""

from __future__ import annotations

import re


def any_of(*parts: str) -> re.Pattern[str]:
    """Make one form of several; all of them read small letters."""
    return re.compile("|".join(parts))


Q = r"[\"']?"
"""A quotation mark, perhaps: papers put grades in them."""
INADEQUATE = any_of(
    r"\binadequate(?:ly)?\b|\binadequacies\b|\bin special measures\b|\binto special measures\b|\bspecial measures\b",
    r"\b(?:lowest|worst|bottom|poorest)(?:[ -]possible|[ -]available"
    r"|[ -]ever)?(?: ofsted)?(?: of (?:the )?(?:three|four))?(?: possible)? (?:rating|grade|ranking|score|mark"
    r"|level|judge?ment|category|rung|outcome)s?\b",
    rf"\b(?:rated|judged|graded|branded|deemed|labelled|ranked|ruled|classed|found|declared) (?:as |to be "
    rf"|to have )*{Q}failing\b|\bgrade 4\b",
)
POOR = any_of(
    rf"\b(?:rated|judged|graded|branded|deemed|labelled|ranked|ruled|classed|named)(?: as"
    rf"| to be)?(?: performing)? {Q}poor(?:ly)?\b|\bperform\w* {Q}poorly\b|\b{Q}poor{Q} (?:rating|grade)s?\b"
)
REQUIRES_IMPROVEMENT = any_of(
    rf"\brequir(?:es?|ed|ing)(?: (?:to )?)?{Q} ?improv(?:ement|ements|ing|e)\b(?: to be {Q}good)?|\bneed(?:s"
    rf"|ing)? to improve\b|\bneeds? improvement\b|\btold to improve\b|\bsecond[- ](?:lowest|worst)\b"
    rf"|\bin need of improvement\b|\bmust improve\b|\bnot yet good\b|\b'ri'\b"
)
ADEQUATE = any_of(r"(?<!in)\badequate(?:ly)?\b|\bminimum requirements\b")
GOOD = any_of(
    rf"\b(?:rated|judged|graded|deemed|ranked|ruled|found|merely|become|becomes|remain\w*|still|retain\w*|keep\w*"
    rf"|kept|maintain\w*|get"
    rf"|gets|given|overall|previously|was|were|are|is|now|from|to|into|lost its|longer|a|its|as|at|its?|of|all"
    rf"|areas|been|having been|consistently|be|former\w*|or|once|and|both|slid|slipp\w*|dropp\w*|down from|than"
    rf"|services?) {Q}good\b{Q}(?! (?:progress|practice|work|quality|news|support|reason|start|example|placements?"
    rf"|outcomes?|or better|many|enough|at(?! (?:the|its) (?:last|previous))|for(?! (?:help|lead|children|care|its"
    rf"|the))|to see|deal|relationships?"
    rf"|understanding|governance|idea"
    rf"|and improving))",
    rf"\b{Q}good{Q}(?= (?:overall|rating|grade|in (?:every|all|\d{{4}})|across|verdict|ofsted|judge?ment|from"
    rf"|at its))"
    rf"|'good'|\"good\"|\bgood[,;]|\bgood to requires?\b",
)
OUTSTANDING = any_of(
    r"\boutstanding\b(?! (?:issues?|action|work|balance|matters?|debts?))|\b(?:top"
    r"|highest)(?:[ -]possible)?(?: ofsted)? (?:rating|grade|mark|score)\b|\btop[- ]graded\b"
)
PLAIN_ADJECTIVE = any_of(
    r"^(?:ly)?[\"']? (?:and \w+ |or \w+ |levels? of |number of |amount of )?(?:funding|support|staffing|staff"
    r"|protection|housing|accommodation|information|resourc\w+|training|supervision|provision|pay|care|planning"
    r"|parking|drainage|response|help|explanation|budget|consultation|money|infrastructure|lighting|equipment"
    r"|facilities|space|record\w*|assessments?|plans?|heating|supply|access|data|oversight|settlement|grant"
    r"|arrangements)\b"
)
SOMETHING_IS = any_of(
    r"\b(?:support|funding|pay|payments?|powers|response|housing|accommodation|provision|training|resources"
    r"|scheme|beds"
    r"|facilities|supervision|staffing|communication|transport|places|policy|budget|help|cover|system)\b[^,;:]{0,40}"
    r"\b(?:is|are|was|were|been|as|remains?)[ \"']*$"
)
"""What people call inadequate without a judgement."""
SOMEBODY_SAYS = any_of(
    r"\b(?:says?|said|warns?|warned|claims?|claimed|argues?|argued|complain\w*|according to)\b"
    r"(?! (?:an? |the )?(?:\w+ )?(?:ofsted|inspect|watchdog|report|regulator))"
)
ATTRIBUTIVE = any_of(
    r"^[\"']? (?:neighbours?\b|\w+'s |city |county |borough )?(?:council\b|councils\b|children|child\b"
    r"|services?\b|department"
    r"|authorit|local authorit|social|borough|trust\b|status|tag\b|label|areas?\b|-rated)|^-rated"
)
GRADE_ITSELF = any_of(
    r"^[\"']?(?: (?:rating|grade|verdict|judge?ment|again|overall|in|for|across|services)\b|[:;,.-]| -|$)"
)
NEGATED_BEFORE = any_of(
    r"\b(?:none of|no|nothing|neither) (?:[\w']+ ){1,5}(?:is|are|was|were|were found|being)[ \"']*$|\b(?:not"
    r"|never|n't|avoid\w*(?: an| being| the)?(?: \w+)?|escap\w+(?: an| being)?|rather than|instead of"
    r"|far from|without|above|deni\w+(?: being| that)?|nowhere near|nor|isn't|neither|if(?: \w+){0,3}|could be"
    r"|may be|might be|would be|fear\w*(?: \w+){0,3}|risk\w* (?:of )?(?:being )?|can be|are being|to be made"
    r"|or)(?: (?:rated|judged|found|graded|being|be|to be|as|quite|deemed))*[ \"']*$"
)
PAST_BEFORE = any_of(
    r"\b(?:had (?:\w+ )?been|having (?:\w+ )?been|previously(?: (?:the|its|their|it|they|had|services?|council"
    r"|[a-z]+ council))*|formerly|originally|w(?:as|ere) then|was once|once"
    r"|since (?:(?!and\b|is\b|are\b|has\b|have\b)[\w']+ ){0,9}|no longer|was first|first|the earlier|old"
    r"|used to be|when (?:\w+ ){0,8}(?:was|were"
    r"|been)|ever since|years? after (?:\w+ ){0,6}|years? on from|after (?:\w+ ){0,2}(?:years?|months?) (?:as|of"
    r"|being)(?: being)?|(?:months?|weeks?|days?) after (?:[\w']+ ){0,6}"
    r"|legacy of|, then|(?:services?|council|department) (?:that|which) (?:ofsted|inspectors|the watchdog)(?: had)?"
    r"|last year'?s?|last month'?s|the (?:19|20)\d\d|in response to (?:the|its|an|last)(?: \w+)?|recently|already"
    r"|that (?:\w+ )?(?:was|were))(?: (?:rated"
    r"|judged|graded|found|deemed|being|been|be|called|branded|classed|as|to be|ruled|given|an|the|its|ofsted"
    r"|overall|received"
    r"|receiving|get|got|labelled|slammed|failing|condemned))*[ \"':-]*$"
)
OF_WHICH_BEFORE = any_of(
    r"\b(?:which|who|whose [\w' ]{1,40}) (?:was|were|has been|have been|ofsted (?:\w+ )?)(?: (?:rated|judged"
    r"|graded|found|deemed|branded"
    r"|classed|as"
    r"|to be|ruled|given|an|the|ofsted|labelled|failing))*[ \"':-]*$"
)
"""What is said by the way, and so was known, unless it came out on the day."""
BACKGROUND_BEFORE = any_of(
    r"\b(?:after|following|follows|since|despite|in the wake of|over|because of|in (?:the )?light of)(?: (?:a|an"
    r"|the|its|their"
    r"|ofsted|ofsted's|second|third|damning|shock|latest|recent|council's|being|getting|receiving))*[ \"']*$"
)
BACKGROUND_AFTER = any_of(
    r"^[\"']? (?:ofsted )?(?:inspection |overall )?(?:ratings?|judge?ments?|reports?|verdicts?|inspections?"
    r"|grades?|findings?)\b"
)
"""What a piece is told after: "draws up plan after 'inadequate' rating"."""
LOST_AFTER = any_of(
    r"^[\"']? (?:ofsted )?(?:grade|rating|status|badge|crown)\b[^,;.]{0,12}\b(?:slips?|slipped|lost|falls?|fell"
    r"|drops?|dropped"
    r"|goes|gone|ends?)\b"
)
"""What says of a grade that it is the one that was before: "outstanding grade slips"."""
AGAIN_AFTER = any_of(r"^[\"']? (?:yet )?again\b")
FROM_BEFORE = any_of(
    r"\b(?:from(?: being)?|out of|off|shed\w*(?: its| the| their)?|los(?:t|es|e|ing)(?: its| the| their)?"
    r"|stripped of|t(?:ook|ak(?:en?|ing)) away(?: its| the| their)?|escap\w+"
    r"|lift\w+(?: \w+){0,3} (?:out of|from)|exit\w*|leav\w+|remov\w+ (?:its|the|from|an)|shak\w+ off(?: its| the)?"
    r"|better than|longer(?: merit\w*| deserv\w*| hold\w*| ha\w+| enjoy\w*| worth\w*)?)(?: an?| its| the| their"
    r"| previous| former)?(?: (?:rated|ofsted|being))*[ \"']*$"
)
STILL_BEFORE = any_of(
    r"\b(?:still|remain\w*|again|continu\w+ to(?: be)?|stay\w*|once more|yet)(?: (?:rated|judged|graded|found"
    r"|deemed|an"
    r"|the|as|to be|be))*[ \"']*$"
)
JUDGED = any_of(
    r"\b(?:downgraded|rat(?:ed|es|ing)|judg(?:ed|es|ing|e?ments?)|grad(?:ed|es?|ing)|brand(?:ed|s)|deem(?:ed|s)"
    r"|labell?(?:ed"
    r"|s)|rank(?:ed|s)|rul(?:ed|es)|declar(?:ed|es)|condemn(?:ed|s)|slam(?:med|s)|damn(?:ed|s)|class(?:ed|es)"
    r"|verdict)\b"
)
AREAS = any_of(
    r"\bleaders\b|\bleadership\b|\bhelp and protection\b|\bprotection\b|\bchildren in care\b|\bcare[- ]leavers\b"
    r"|\boverall\b|\bservices\b|^(?:they|it|the (?:city|town|borough|county)) |\b(?:it|they) (?:was|is|were|are) "
    r"|\bcouncil\b"
    r"|\bdepartment\b"
    r"|\bauthorit(?:y|ies)\b|\badoption\b|\bchildren\b"
    r"|^all (?:(?:of )?(?:the |its |them|four|five) ?)?(?:areas )?w(?:as|ere)\b"
)
PRESS_VERDICT = any_of(
    r"\b(?:slam(?:s|med|ming)?|blast(?:s|ed)?|damn(?:s|ed|ing)|scold(?:s|ed)|scathing|devastating|stinging"
    r"|shocking|hugely critical|highly critical|savage[ds]?|lambast\w*|condemn(?:s|ed)|castigat\w+|excoriat\w+"
    r"|brutal|withering|stark report|blistering)\b"
)
FAILING = any_of(
    r"\bfail(?:s|ing|ed) (?:\w+ ){0,2}(?:children|kids|youngsters|young people)\b|\bchildren (?:are |being |were "
    r"|still )*(?:being )?(?:failed|left unsafe|harmed|left at (?:\w+ )?risk)\b|\b(?:major"
    r"|serious) (?:inadequacies|failings|failures)\b|\bcatalogue of\b"
    r"|\bchildren (?:\w+ ){0,3}at risk of (?:significant |serious )?harm\b"
)
SERIOUS = any_of(
    r"\b(?:serious and widespread|widespread (?:and|or) serious|serious or widespread|widespread and systemic"
    r"|systemic and widespread)\b|\bserious (?:\w+ )?(?:failures|failings|weaknesses|shortfalls|deficiencies)\b"
    r"|\bwidespread (?:\w+ )?(?:failures|failings|weaknesses)\b|\bcorporate failure\b|\bsystemic (?:failures"
    r"|failings|failure)\b"
    r"|\bnot (?:adequately )?(?:safeguarded|protected) (?:or|and) (?:promoted|their)"
)
PRIORITY_ACTION = any_of(r"\bareas? (?:for|of|requiring) priority action\b|\bpriority actions?\b(?! plans?)")
NO_PRIORITY_ACTION = any_of(
    r"\bfollows [^.]{0,80}\bpriority actions?\b|\b(?:no|without(?: any)?|not (?:identify|find|set|raise)(?: any)?"
    r"|did not \w+ any|earlier|previous"
    r"|last year's|progress (?:on|against|with)(?: the)?) (?:\w+ )?(?:areas? (?:for|of"
    r"|requiring) )?priority actions?\b"
)
DETERIORATED = any_of(
    r"\bdeteriorat(?:ed|ing|ion|es)\b|\bgot(?:ten)? worse\b|\b(?:gone|went) backwards?\b|\bgoing backwards?\b"
    r"|\bfrom bad to worse\b|\bin decline\b|\bdeclin(?:ed|ing)\b|\b(?:serious|significant|widespread|marked|sharp"
    r"|steep|unrecognised|rapid) decline\b|\bworsened\b|\b(?:in a|is|are|was) (?:far |much )?worse(?: state"
    r"| place| position| shape)? than\b|\bgetting worse\b|\bhave worsened\b"
    r"|\bno awareness of the decline\b|\bnot (?:been )?(?:maintained|sustained)\b|\bslid(?:e|ing) back\b"
    r"|\bslipped back\b"
)
NOT_DETERIORATED = any_of(
    r"\b(?:halt\w*|revers\w*|arrest\w*|stopp?\w*|end\w*|prevent\w*|not|without|stem\w*|tackl\w+"
    r"|no)(?: \w+){0,4} (?:deteriorat\w+|declin\w+|worse\w*)|\bdeclin\w+ (?:to (?:comment|say|be)|an? (?:interview"
    r"|offer))|\b(?:behaviour|finances?|weather|relationship|health|building|trust)\b[^,;]{0,20}\b(?:deteriorat"
    r"|declin|worse)\w*|\bdeclin\w+ (?:over|in) (?:ten|the) (?:years|number)"
)
FELL = any_of(
    r"\bdowngrad(?:ed|es|ing|e)\b|\bdemot(?:ed|es|ion)\b|\bstripped of\b|\bt(?:ook|ak(?:en?|ing)) away\b"
    r"|\bdropp?(?:ed|ing|s)?\b|\bf(?:e|a)ll(?:en"
    r"|s|ing)?\b|\bslip(?:s|ped|ping)?\b|\bplung(?:es?|ed|ing)\b|\bplummet(?:s|ed|ing)?\b|\bslump(?:s|ed)?\b"
    r"|\bdown from\b|\blower (?:rating|grade)\b|\b(?:lost|loses|losing|lose) (?:its |their |the "
    r"|a )?(?=[\"']?(?:good|outstanding|top|rating|grade|ofsted))|\bmov(?:ed|es|ing)? from (?=[\"']?(?:good"
    r"|outstanding))|\bgood to [\"']?(?:requir|inadequate|adequate)|\boutstanding to [\"']?(?:good|requir"
    r"|inadequate)|\bno longer\b|\btumbl(?:es|ed)\b|\bslid(?:es)?\b|\bsink(?:s|ing)?\b|\bnot (?:maintained|kept"
    r"|retained)\b|\bfalls? from\b|\bmoved? down\b"
)
FELL_ITSELF = any_of(
    r"\b(?:lower(?:s|ed|ing)|cut(?:s|ting)?|reduc(?:ed|es|ing)) (?:[\w']+ ){0,3}(?:rating|grade|judge?ment)\b"
    r"|\bnot good any ?more\b|\b(?:services|standards|practice|care)[\"' ]+(?:have |has )?(?:slipped|slumped)\b"
    r"|\bservices? (?:\w+ ){0,2}downgraded\b|\bdowngraded(?: (?:by|again|after)\b|$)|\bmarked down\b"
    r"|\blower (?:rating|grade) than\b|\bdown (?:a|one|two) (?:grades?|rungs?|notch(?:es)?|levels?)\b"
    r"|\blos(?:es|t|ing) its crown\b"
    r"|\b(?:rating|grade)s? (?:\w+ ){0,2}(?:slips?|slipped|falls?|fell|drops?|dropped|plunges?|plunged|slides?"
    r"|slid)\b"
    r"|\b(?:good|requires? improvement) rather than [\"']?(?:good|outstanding)\b"
)
FELL_NEAR = any_of(
    r"\brating\b|\bgrades?\b|\bgraded\b|\bjudge?ment\b|\bgood\b|\boutstanding\b|\binadequate\b"
    r"|\brequires improvement\b|\badequate\b|\bofsted\b|\bone level\b|\btwo\b"
    r"|\bperform\w* (?:well|excellently)\b"
)
IMPROVED = any_of(
    r"\bno longer [\"']?(?:rated |judged |considered |deemed |be )*[\"']?inadequate\b|\bshed(?:s|ding)?\b"
    r"|\bmov(?:es?|ed|ing) (?:out of|up|on from)\b|\blifted (?:out of|from)\b|\bexits?\b|\bupgrad(?:ed|es?)\b"
    r"|(?<!requires )(?<!require )(?<!requiring )(?<!needs )\bimprov(?:ed|es|ing|ements?)\b|\bbetter than\b"
    r"|\b(?:jump|leap|ris|rose|climb|mov|step|go|went)\w* (?:\w+ ){0,4}from [\"']?(?:inadequate|requires)"
    r"|\bturn(?:ed|ing|s)?[- ]?around\b|\bturnaround\b|\btransform\w*\b|\bfrom [\"']?inadequate[\"']? to\b"
    r"|\bleap(?:t|ed|s)\b|\bprais(?:e|ed|es)\b|\bprogress\b|\bstrides\b|\bout of special measures\b|\bcelebrat\w+"
    r"|\bsteps? up\b|\bpositive\b|\bstrengthened\b|\brecover(?:ed|y)\b|\bon the (?:right track|up)\b"
)
IMPROVING = any_of(r"\bimproving\b|\bon the (?:mend|up)\b")
IMPROVED_SURELY = any_of(
    r"\bno longer [\"']?(?:rated |judged |considered |deemed |be )*[\"']?inadequate\b|\bsheds?\b|\bmov(?:es?"
    r"|ed) out of\b|\blifted (?:out of|from)\b|\bexits? [\"']?inadequate|\bupgrad(?:ed|es)\b"
    r"|\bfrom (?:being )?[\"']?(?:inadequate|requires improvement|poor)[\"']? to [\"']?(?:requires|good"
    r"|outstanding|adequate)\b(?![\"']?,? (?:in|by) (?:19|20)\d\d)|\bimproved? (?:to|from)\b|\bbut (?:are "
    r"|is )?better than\b|\bleap(?:t|s)\b|\bjump(?:s"
    r"|ed) (?:from|to|two)\b"
)
NO_CHANGE = any_of(
    r"\b(?:fail\w*|inadequate|same) (?:\w+ ){0,3}again\b|\bagain (?:been )?(?:rated|judged|found|handed|given"
    r"|branded|fail\w*)\b|\bfor (?:a |the )?(?:second|third|fourth|fifth|sixth) (?:time|year|consecutive|successive)"
    r"|\bsame (?:result|verdict|grade|rating|outcome|judgement)\b|\bin a row\b|\bonce (?:more|again)\b"
    r"|\bstill (?:failing|letting)\b"
)
NO_PROGRESS = any_of(
    r"\bnot improved\b|\bfail(?:s|ed|ing) to (?:get a grip|improve|make)\b|\babsence of (?:\w+ )?grip\b"
    r"|\binsufficient (?:progress|pace)\b|\blittle progress\b|\bno (?:real |significant )?(?:progress"
    r"|improvement)\b|\bnot (?:made|making) (?:enough|sufficient)\b|\btoo slow(?:ly)?\b|\bpoor progress\b"
    r"|\bstalled\b|\bongoing harm\b"
)
