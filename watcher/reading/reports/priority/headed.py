"""What stands under the heading of areas for priority action: an area that is set, unless it says not."""

from __future__ import annotations

import re

from watcher.reading.reports.priority.earlier import EARLIER
from watcher.reading.reports.priority.left import NOT_OVER, OVER, leaves_others_standing
from watcher.reading.reports.priority.outright import Standing
from watcher.reading.reports.priority.standing import standing_of
from watcher.reading.reports.priority.unread import names_an_earlier_one
from watcher.reading.reports.priority.words import AREA, TO_BE_DONE
from watcher.reading.text import sentences

_SAID_SO = (
    r"(?:identified|set|made|found(?!\sto\s)|raised|recorded|needed|required|given|arising|arose|reported|outstanding|necessary|warranted|noted"
    r"|appl(?:y|ies)|applicable|listed|added|resulted)"
)
_OF_THE_VISIT = (
    r"(?:at|from|following|during|across|here|under|this|(?:on|in|to|for)\s(?:this|the)|and\sthis|in\s(?:any|many)\srespects?"
    r"|as\sa\sresult)"
)
_ENDS = rf"(?=\W*\Z|[.,;:(]|\s(?:(?:is|are|was|were|has|have|had|been)\s)*(?:{_SAID_SO}|{_OF_THE_VISIT})\b)"
"""How words go on that deny areas; "no action was taken" tells of one."""
_VISITORS = (
    r"(?:(?:the\s)?(?:lead\s)?(?:inspectors?|inspectorates?)|ofsted|we"
    r"|(?:this|the)\s(?:\w+\s)?(?:visit|inspection|letter|report))"
)
_NOTHING = re.compile(
    rf"""\W*(?:(?:(?:at|on|during|in|following|after)\sthis\s(?:\w+\s)?(?:visit|inspection|occasion),?|as\s(?:at|on|in|with|after)\s[^,;.:]{{3,60}},)\s)?(?:(?:there\s(?:is|are|was|were)\s)?(?:currently\s)?(?:none(?:\sof\sthe\s(?=(?:previous|earlier)\b|(?:areas?|actions?)\s(?:for|from|set|identified|made|of\s20\d\d|remains?|(?:has|have)\sbeen)\b)|\sto\s(?:report|record|add)\b|\s(?:remains?|stands?|(?:is|are)\sleft)(?=\W*\Z)|{_ENDS})|nil{_ENDS}
        |(?:0|zero)(?=\W*\Z)|no\s(?:\w+\s)?areas?\s(?:remains?|(?:(?:is|are)\s)?left)(?=\W*\Z|[.,;]|\sfrom\b)|no\s(?:(?:new\s|further\s|such\s|priority\s)?(?:areas?(?:\sof\s(?:this|that)\s(?:kind|order|gravity|seriousness))?|recommendations?)|(?:new|further)\sones?){_ENDS}
        |no\s(?:\w+\s)?(?:actions?|matters?|issues?)(?:\sof\s(?:priority|this\s\w+))?(?=\W*\Z|[.,;]|\s(?:(?:is|are|was|were|has|have|been)\s)*(?:required|needed|necessary|identified|found|arising)(?=\W*\Z|[.,;]|\s(?:at|on|during|from)\sthis\b)))
    |n/?a\b|not\s(?:applicable|required|needed|identified|set|made)(?=\W*\Z|[.,;:(]|\s{_OF_THE_VISIT}\b)|this\s(?:section|heading)\s(?:does\snot|is\s(?:left\s)?(?:blank|empty))\b
    |(?:(?:[^.;:]{{3,40}}\s)?there\s(?:is|was)\s|(?:{_VISITORS}\s(?:have\s|has\s|had\s)?(?:found|saw|seen|identified)\s))?nothing(?=\W*\Z|\sto\s(?:report|record|add|raise|list|note|set)\b|\s(?:was|is|has)\b[^.]{{0,20}}(?:report|identified|found(?!\sto\s)|set\b(?!\sin\smotion))
        |[^.;]{{0,90}}\b(?:under\sthis\sheading|in\sthis\ssection|an\sentry|of\s(?:this|that)\s(?:kind|order|gravity|seriousness)|(?:for|warrants?|merits?)\s(?:one|any)(?=\W*\Z|[.,;:(])))
    |(?:[^.;]*,\s)?(?:inspectors|we)\s(?:[^.;,]*\sand\s)?(?:have|had|found|saw)\s(?:nothing|no\s(?:matters?|issues?|points?|findings?))\sto\s(?:report|add|record|raise)(?=\W*\Z|\s(?:here|under\sth(?:is|e\sheading)|in\sthis|on\sthis|at\sthis|this\stime)\b)
    |(?:there\s(?:is|are|was|were)\s)?no\s(?:matters?|issues?|weaknesses|findings|concerns)\sof\s(?:this|that)\s(?:kind|order|gravity|seriousness)(?=\W*\Z|[.,;:(]|\s(?:was|were|has\sbeen|have\sbeen)\s(?:found|seen|identified)\W*\Z)
    |{_VISITORS}\s(?:have|had|saw|found)\sno\s(?:cause|reason|need|grounds?|occasion)\s(?:to\s(?:set|make|identify|use|raise|record|enter|list|add)|for\s(?:one|any)(?=\W*\Z|[.,;:(]))|it\s(?:is|was)\snot\snecessary\sto\s(?:set|make|identify)\b
    |(?:the|these)\s(?:findings|weaknesses|concerns)\b[^.;]{{0,40}}\sdo\snot\s(?:call\sfor|warrant|merit|justify|amount\sto)\s(?:any|one|this)(?=\W*\Z|[.,;:(])
    |{_VISITORS}\s(?:have\s|has\s)?(?:found|identified|set|made)\s(?:none|no\s(?:such|areas?|matters?|issues?))\b
    |{_VISITORS}\s(?:did|does|do|have|has|had)\snot\s(?:[^.;]{{0,60}}?\b(?:any(?=\W*\Z|[.,;:]|\s(?:such|areas?|matters?|issues?|of\sth|{_OF_THE_VISIT})\b)
        |one(?=\W*\Z|[.,;:])|such(?=\W*\Z|[.,;:]|\s(?:an?\s)?(?:areas?|matters?|issues?|weakness\w*)\b)|(?:under|to)\sthis\sheading|in\sthis\ssection|giv\w+\srise\b|(?:lead|led|result)\w*\s(?:to|in)\b)
        |(?:identif\w+|set|ma[dk]e|raised?|f[io]u?nd|seen?|add(?:ed)?)\s(?:\w+\s)?(?:areas?|matters?|issues?|reasons?|cause|anything)\b(?!\s(?:where|in\swhich|of\s(?!th)|that\s(?:are|is)\b)))
    |no\s(?:matters?|issues?|weaknesses|findings|concerns)\s(?:was|were|has\sbeen|have\sbeen)\s(?:found|seen|identified|noted)\s(?:that|which)\s(?:calls?|called|warrant(?:s|ed)?|merit(?:s|ed)?|require[sd]?|justif(?:y|ies|ied))\s(?:for\s)?(?:this|one|it|an?\sentry)(?=\W*\Z|[.,;:(])
    |\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands under the heading in place of an area."""
THOUGHT_OF_IT = re.compile(
    rf"\W*{_VISITORS}\s(?:\w+\s){{0,2}}?(?:considered|discussed|asked|debated|weighed)\b[^.;]*?\bwhether\b[^.;]*\b(?:to\s(?:require|warrant|merit|justify|need|call\sfor)|for)\s"
    r"(?:(?:an?\s)?(?:\w+\s){1,3}under\sthis\sheading|one|an?\sentry)(?:\shere)?\.\s(?:they|we|inspectors)\s(?:concluded|decided|judged|agreed)\sthat\s(?:it|they|this|these)\s"
    r"(?:was|were|is|are|did|do|does)\snot(?=[.,;]|\W*\Z|\s(?:as|because|since)\b)(?!.*\b(?:however|but|although|instead|did|another)\b)",
    re.IGNORECASE,
)
"""What inspectors asked themselves, and answered with no: "They concluded that it was not"."""
_DID_NOT = re.compile(
    rf"\W*{_VISITORS}\s(?:did|do|have|has|had)\snot\b(?!\s(?:been\sassured|(?:seen?|f(?:i|ou)nd)\s(?:\w+\s)?(?:evidence|assurance))\b)",
    re.IGNORECASE,
)
"""What inspectors did not find may be an area, or that there is any: "did not see that children are safe"."""
_NONE_IS_OVER = re.compile(
    rf"\W*(?:none|neither)\sof\sthe\s(?:\w+\s)?(?:areas?|actions?|two|three|four)\b[^.;]{{0,60}}?\s(?:has|have|is|are)\s(?:\w+\s)*?{OVER}\b",
    re.IGNORECASE,
)
_EARLIER_AREAS_OVER = re.compile(
    r"\W*(?:the|both|all|each)\s(?:of\s(?:those|these|them)|(?:\w+\s){0,2}areas?|one|two|three|four)\s(?:(?:that|which)\s(?:were|was|inspectors|we|ofsted)\s(?:had\s|have\s)?)?(?:identified|set|named|raised|made|given|notified|issued|from)\b[^.;]{0,60}?"
    rf"\b(?:(?:has|have|had)\s(?:(?:now|all|both|since|clearly)\s)?been|(?P<then>was|were))\s(?:(?P<only>only(?:\spart(?:ial)?ly)?|part(?:ial)?ly)\s|\w+ly\s)?{OVER}\b(?P<part>\s(?:only\s)?(?:in\spart|partly|partially)\b)?",
    re.IGNORECASE,
)
_MET = rf"{OVER}(?!\s(?:only|in\spart|part|for|during|in\sth))"
TELLS_HOW_IT_STANDS = re.compile(
    rf"(?::|\s[-–—])\s(?:now\s|fully\s|partly\s|not\s(?:yet\s)?)?{OVER}(?=\W*\Z|[.,;(]|\s(?:in|at|since|with)\b)|\bthis\sarea\s(?:stays|remains|can\b|cannot|is\snot|has\snot)|\bprogress\b",
    re.IGNORECASE,
)
"""How an item or a paragraph says what became of an area that was set before."""
OF_EARLIER = re.compile(
    r"\A\W*(?:progress|update|existing|outstanding|remaining)\b|\b(?:not(?!\s(?:previously|earlier|before|so\sfar)\b)|still\sto\sbe|yet\sto\sbe|carried(?!\sout\b)|outstanding|unmet)\b",
    re.IGNORECASE,
)
"""How a heading says that what stands under it was set before."""
_THEY_ARE_OVER = re.compile(
    r"\W*(?:and\s|but\s)?(?:(?:both|all|each|these|they|it|this)(?:\s(?:of\s(?:the|them|these)|two|three|four|five|areas?|actions?))*|the\s(?:one|two"
    rf"|three)\s(?:areas?|actions?))\s(?:has|have|is|are)\s(?:now\s|all\s|both\s|since\s|been\s|\w+ly\s)*{_MET}\b"
    rf"|[^.;,]{{0,60}}?\b(?:has|have)\s(?:now\s|since\s|\w+ly\s)*{_MET}\s(?:both|all|each|these|them|this|it)\b"
    rf"|.*(?:\s\(|:\s|;\s|\s-\s)(?:now\s|fully\s)?{_MET}(?:\sin\s(?!part\b)\w+(?:\s20\d\d)?)?\W*\Z",
    re.IGNORECASE,
)
"""What is said of earlier areas by no name: "Both have been met", "visits to children (met)"."""


_CONCEDED = re.compile(
    rf"\W*(?:while|whilst|although|though|whereas)\s[^,]*?\b(?:{OVER}|no\slonger)\b[^,]*,\s(?P<main>[^;.]*?\b(?:must|should|needs?\sto|(?:is|are)\s(?:now\s)?(?:needed|required)|has\sto|have\sto|the\sfollowing)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
"""What is demanded besides an earlier area that is over."""
_DEMANDED_BEHIND = re.compile(
    r"[.;]\s[^.;]*\b(?:must|needs?\sto|has\sto|have\sto)\b(?![^.;]*\b(?:sustain|maintain|continu|keep|embed|build)\w*)",
    re.IGNORECASE,
)
"""How the sentence behind an earlier area that is over may set another: "It has been met. Leaders must now …"."""
_NO_OTHER = re.compile(
    rf"\b(?:no\s(?:others?|new|further|more)(?:\s(?:ones?|areas?|actions?))?|none|nothing(?:\s(?:else|new|further|more))?)\s(?:(?:has|have|was|were|is|are)\s)(?:\w+\s)?(?:asked|{_SAID_SO})(?=\W*\Z|[.,;]|\s(?:of|from|by)\sthe\s(?:council|(?:local\s)?authority|partnership)\b)",
    re.IGNORECASE,
)
"""What denies new ones beside: "this has been met, and no other was identified"."""


_CARRIED_OVER = re.compile(
    r"\W*(?:(?:they|these|this|it)\s)?(?:(?:is|are)\s(?:still\s)?)?(?:unchanged|the\ssame|as\sthey\swere|(?:remains?|stays?)\sas\s(?:they\swere|it\swas))\s(?:ones?\s)?(?:from|since|as|at)\s(?:at\s|in\s|from\s)?(?:the|our)\s(?:last|previous|earlier)\b|"
    r"\W*(?:(?:carried|brought|rolled)\s(?:over|forward)|(?:still\s)?(?:standing|stands?|outstanding|unresolved|remain(?:s|ing)?|continu(?:es|ing)|open|unmet|unchanged))"
    r"(?:\s(?:from|since)\s[^:]{0,40}?\b(?:20\d\d|last|previous|earlier)\b|:)"
    r"|[^()]*\((?:still\s)?(?:carried\s(?:over|forward)|outstanding|unresolved|remaining|continuing|unmet|not\s(?:yet\s)?(?:met|addressed|closed|resolved)),?\s(?:from|since)\s[^()]{0,40}?\b(?:20\d\d|last|previous|earlier)\b"
    r"|\W*(?:those|(?:the|both|all)\s(?:\w+\s)?(?:ones?|two|three|four))\s(?:set(?:\sout)?|identified|listed|given|made|raised|from)\b[^;.]*\b(?:20\d\d|last|previous|earlier)\b"
    r"[^;.]*?(?<!not\s)(?<!longer\s)(?:continues?\sto\s(?:apply|stand)|still\s(?:stands?|appl(?:y|ies))|(?:stays?|remains?)\sin\s(?:place|force))\b"
    r"|\W*as\s(?:set\sout|identified|listed|described)\sin\s(?:the|our)\s(?:\w+\s)?letter\sof\b[^.;]*?\b20\d\d,.*\b(?:it|they|this|the\sareas?)\s(?:still\s)?(?:stays?|remains?)\sin\s(?:place|force)\b"
    r"|\W*(?:these|this|it)\s(?:is|are)\s(?:(?:the\sones?|those)\s)?(?:as\s)?(?:set\sout|identified|listed|described)\sin\s(?:the|our)\s(?:previous|last|earlier|letter\sof\b.*\b20\d\d)\b"
    r"|\W*(?:(?:(?:this|it|they|these)\s)?(?:remains?|stands?|continues?|unchanged)\s(?:as\s)?(?:at|from|since|in)|as\s(?:(?:set(?:\sout)?|listed|given|made|identified)\s)?(?:in|at|following))\s(?:the|our)\s"
    r"(?:(?:last|previous|earlier)\s(?:\w+\s)?(?:visit|inspection|letter|report)\b[^.;:,()]{0,40}|letter\s(?:of|dated)\b[^.;:,()]*\b20\d\d|(?:\w+\s){0,2}?(?:visit|inspection|letter)\b[^.;:()]{0,60}?[,\s](?:and|but)\s(?:(?:is|are|has|have)\s)?"
    r"(?:not\s(?:yet\s)?(?:been\s)?(?:\w+ly\s)?|still\s(?:to\sbe\s|un))met)(?=\W*\Z|[.:(])"
    rf"(?!.*\b(?:(?:has|have|is|are)\s(?:now\s|since\s|both\s|been\s|\w+ly\s)*{OVER}|an?\s(?:new|further|second|additional|fresh)|another)\b)",
    re.IGNORECASE,
)
"""What an item says of itself that was set earlier: "Carried over from 2023: visits"."""


_SAYS_WHEN = re.compile(
    r"\W*\(?(?:(?:previously|first|originally|also)\s)?(?:identified|raised|set|made|given|repeated|carried|from\s(?:the|our)|as\s(?:in|at|set|raised))\b(?:[^:.;()]{3,70}:|[^()]{3,90}\))\s",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:an?|one)\s(?:new|further|second)\b|\banother\b", re.IGNORECASE)
_STAYS = re.compile(
    r"\b(?:ongoing|repeated|carr(?:ied|y|ies)|unchanged|continu\w+|remain\w*|outstanding|still|unmet|unresolved|stands?|stays?)\b",
    re.IGNORECASE,
)
"""How an item begins that says when it was set: "Previously identified and ongoing: …", "(Repeated from 2019.) …"."""
_TIME = (
    r"\b(?:previous(?:ly)?|(?:last|earlier)\s(?:visit|inspection|letter|time|year)|20\d\d|ago|first\sraised"
    r"|(?:our|the)\s(?:\w+\s)?letter\s(?:of|published|dated|in)(?!\stoday))\b"
)
_OF_THEN = re.compile(
    r"\W*(?:(?:this|these|they|it|both|those)\s(?:is|are|was|were|(?:has|have)\sbeen)\s(?:\w+\s){0,2}?(?:raised|set|identified|made|given|unchanged|repeated|carried|reported|named|listed|taken|the\ssame)\b"
    r"|(?:the|both)\s(?:\w+\s)?areas?\b|areas?\s\d\b|(?:inspectors|we)\s(?:\w+\s)?(?:reviewed|followed|returned|looked)\s[^.;]*?\b(?:areas?|given|those|had\s(?:be)?come)\b)"
    rf"(?!.*\bthis\s(?:visit|inspection)\b)[^.;]*?{_TIME}",
    re.IGNORECASE,
)
_THEN_BEHIND = re.compile(
    r"\((?:(?:first|also|previously)\s)?(?:raised|set|made|identified|repeated|carried)\s(?!by\s(?!us\b|ofsted\b|inspect))[^()]*\b(?:previous|last|earlier|20\d\d)\b[^()]*\)\W*\Z",
    re.IGNORECASE,
)
"""What says of an item that it was set before."""


_SHORTLY = re.compile(
    r"(?<!addition\sto\s)\b((?:the|both|these|those|all|each|one|two|neither|none)\s(?:of\sthe\s)?(?:(?!area)\w+\s){0,2}?)(?:area|action)(s?)\b"
    r"(?=\s(?:(?:that|which)\s)?(?:we\b|inspectors|ofsted|set\b|given\b|identified|made|raised|required|from|of\s(?:\w+\s)?20\d\d|in\s(?:our|the)|was|were|has|have|remain|stay|continue))",
    re.IGNORECASE,
)
"""How areas are called under the heading, which has their name: "both areas from our last letter remain"."""
_ITS_PHRASE = re.compile(
    r"(?:[,.;:]|\b(?:concern|relate|who|whose|is\sabout|are\sabout)\b).*", re.IGNORECASE | re.DOTALL
)
"""What stands behind the words that say which area it is."""
_NOT_MET = re.compile(
    r"(?:[:;]|\s[-–—]|\()\s?(?!not\s(?:yet\s)?(?:completed?|achieved|actioned)\b)"
    rf"(?:[^():]*\b(?:and|but)\s)?(?:{NOT_OVER})\)?\W*\Z",
    re.IGNORECASE | re.VERBOSE,
)
"""How an item ends that says of itself that it stands: "visits to children: not met"."""


def sets_one_behind(words: str) -> bool:
    """Return whether words say that an earlier area is over, and behind that ask for something else."""
    over = _EARLIER_AREAS_OVER.match(words)
    return bool(over and _DEMANDED_BEHIND.search(words, over.end())) and not _NO_OTHER.search(words)


def asks_first(words: str) -> bool:
    """Return whether words ask for something before one of them denies, by no name: what is lacking may be that."""
    told = sentences(words)
    standings = [standing_under_heading(each) for each in told]
    denial = standings.index(Standing.NONE) if Standing.NONE in standings else 0
    asked = any(
        standing is Standing.SET and TO_BE_DONE.search(each)
        for standing, each in zip(standings[:denial], told, strict=False)
    )
    return asked and not any(map(AREA.search, told[denial:]))


def denies_others(prose: str) -> bool:
    """Return whether a paragraph under the heading says that what was set earlier is over, and that no other is set."""
    told = sentences(prose)
    over = next((at for at, each in enumerate(told) if _THEY_ARE_OVER.match(each)), len(told))
    return any(map(_NO_OTHER.search, told[over:])) and EARLIER.search(prose) is not None


def standing_under_heading(words: str) -> Standing:
    """Say what an item of the list, or a sentence under the heading, is: an area that is set, unless it says not.

    UNSURE where it says of something by no name that it is over: an earlier area, or how this one was answered at once;
    and where it tells of an earlier one, and not how that stands.
    """
    if not AREA.search(words):
        return _by_no_name(words)
    conceded = _CONCEDED.match(words)
    if conceded and not _NO_OTHER.search(conceded["main"]) and standing_of(conceded["main"]) is not Standing.NONE:
        return standing_under_heading(conceded["main"])
    standing = standing_of(words)
    if standing is Standing.SPOKEN_OF and _NOTHING.match(words):
        return Standing.NONE
    if standing in (Standing.SPOKEN_OF, Standing.UNSURE) and names_an_earlier_one(words):
        return Standing.UNSURE
    return standing if standing in (Standing.STANDS, Standing.NONE) else Standing.SET


def _by_no_name(words: str) -> Standing:
    if _NONE_IS_OVER.match(words) or _NOT_MET.search(words):
        return Standing.STANDS
    over = _EARLIER_AREAS_OVER.match(words)
    if over and over["then"] and not EARLIER.search(over[0]):
        return Standing.UNSURE
    if over and (over["only"] or over["part"]):
        return Standing.STANDS
    if over and sets_one_behind(words):
        return Standing.UNSURE
    if _CARRIED_OVER.match(words) or any(map(leaves_others_standing, sentences(words))):
        return Standing.STANDS
    named = _SHORTLY.sub(r"\1area\2 for priority action", words, count=1)
    shortly = any(EARLIER.search(_ITS_PHRASE.sub("", words[each.start() :])) for each in _SHORTLY.finditer(words))
    if shortly and (standing := standing_of(named)) in (Standing.STANDS, Standing.NONE):
        return standing
    if THOUGHT_OF_IT.match(words) or _NOTHING.match(words) or over:
        return Standing.NONE
    then = _says_when(words)
    if then:
        return Standing.STANDS if _STAYS.search(then) else Standing.UNSURE
    no_such = _NO_SUCH.search(words) and not TO_BE_DONE.search(words)
    unsure = shortly or no_such or _DID_NOT.match(words) or _OF_THEN.match(words) or _THEN_BEHIND.search(words)
    return Standing.UNSURE if unsure or any(map(_THEY_ARE_OVER.match, sentences(words))) else Standing.SET


_NO_SUCH = re.compile(
    r"\b(?:no\s(?:areas?|findings?|such\s(?:areas?|findings?|concerns?|matters?|issues?|weakness(?:es)?))(?!\s(?:of|about|for|in|with|left)\b)|nothing\sof\s(?:that|this)\s(?:kind|order|sort|gravity|seriousness)(?!\sthat\b)|no(?:ne|\smore)\sto\s(?:add|set|report|record|list)|none\s(?:is|are)\snew|areas?\sfor\simprovement|none\s(?:was|were|is)\s(?:\w+\s)?(?:found|thought|considered|deemed|judged|felt|believed)|does\snot\sapply|(?:that|this|it)\s(?:is|was)\snot\s(?:the\scase|so|the\sposition)|not\sin\sth(?:at|is)\sposition)\b",
    re.IGNORECASE,
)
"""How a sentence may say by no name of areas, or of what is as grave, that there is none."""


def _says_when(words: str) -> str:
    """Take the words by which an item begins that say of it that it was set before; none where it adds another."""
    found = _SAYS_WHEN.match(words)
    then = found is not None and EARLIER.search(found[0]) and not _ANOTHER.search(words, found.end())
    return found[0] if found and then else ""
