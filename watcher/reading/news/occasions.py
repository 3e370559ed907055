"""What occasions news, as data: a new report, or the many things that follow one. All forms read small letters."""

from __future__ import annotations

import re

from watcher.reading.news.wording import any_of

MONITORING = any_of(
    r"\bmonitoring (?:visit|inspection|letter|report)s?\b|\bfollow-up (?:visit|inspection)\b|\bprogress visit\b"
    r"|\b(?:second|third|fourth|fifth|sixth|seventh) visit\b"
    r"|\brevisit\w*\b|\b(?:first|second|third|fourth|fifth|sixth"
    r"|latest) (?:of a series of )?(?:quarterly )?monitoring\b"
)
FOCUSED = any_of(
    r"\bfocus(?:s)?ed[- ](?:visit|inspection)|\bfocussed (?:visit|inspection)|\bafter a visit on\b"
    r"|\bone-day visit\b|\bspent (?:one|two|a) days? (?:in|at|with)\b|\btwo-day visit\b(?! .{0,20}monitoring)"
)
LETTER = any_of(
    r"\b(?:ofsted|inspector|inspectorate|watchdog|regulator)(?:'?s'?)? (?:\w+ ){0,2}letter\b|\bletter\b[^.]{0,60}"
    r"\b(?:ofsted|inspectors?|watchdog|regulator)\b|\b(?:its|their) letter\b|^the letter\b"
)
"""What a visit without grades ends with."""
JTAI = any_of(
    r"\bofsted, (?:the )?(?:cqc|care quality commission)[^.]{0,60}\b(?:hmic\w*|constabulary|police"
    r"|probation)\b|\bjtai\b|\bjoint targeted area\b|\b(?:three|four) inspectorates\b|\bjoint (?:inspection|letter)\b"
)
SIF = any_of(r"\bsingle inspection framework\b|\blocal safeguarding children board\b|\blscb\b")
TODAY = any_of(
    r"\b(?:released|published|issued|revealed|out|announced|made public)(?: (?:in a report|by ofsted|online"
    r"|at [\d.:]+ ?[ap]m|its findings|it|this|late|on its website))* (?:today|yesterday|this (?:morning|week"
    r"|afternoon|evening)|on (?:mon|tues|wednes|thurs|fri)day|earlier (?:today|this week|this month)|last (?:night"
    r"|week))\b",
    r"\b(?:today|yesterday|this (?:morning|week)|on (?:mon|tues|wednes|thurs|fri)day)(?:,| has"
    r"| have)* (?:\w+ ){0,3}(?:published|released|issued|revealed)\b|\btoday's (?:\w+ )?(?:report|verdict|findings"
    r"|judgement)|\bpublished (?:today|yesterday)\b|\b(?:report|findings|inspectors|ofsted) (?:\w+ ){0,3}(?:today"
    r"|yesterday|this morning)\b",
    r"\bpublish(?:ed|ing) (?:\w+ ){1,4}(?:today|yesterday|on (?:mon|tues|wednes|thurs|fri)day)\b"
    r"|\b(?:inspectors|ofsted) (?:\w+ ){0,2}this week\b|\b(?:hours|minutes"
    r"|moments) after (?:\w+ ){0,3}(?:published|released|rated|judged|report)\b"
    r"|\bas (?:[\w']+ ){0,5}(?:rated|judged|branded|graded|found|ruled|slammed as) \"?'?inadequate\b",
    r"\bjust (?:been )?(?:rated|judged|published)\b|\bnews that\b|\b(?:today|yesterday) (?:been )?(?:rated|judged)",
)
NEW_REPORT = any_of(
    r"\b(?:new|newly[- ]published|just[- ]published|fresh|latest|another|second"
    r"|third) (?:\w+ ){0,2}(?:ofsted )?(?:report|verdict|inspection report|judgement|blow)\b"
    r"|\bhas (?:now )?(?:been )?published\b",
)
"""What says that it came out now."""
AWAITING = any_of(
    r"\b(?:await(?:s|ing|ed)?|waiting (?:on|for)|wait(?:s)? for|braced?|bracing|prepar(?:es?|ing) for|ahead of"
    r"|expect(?:s|ed|ing)? (?:an?|to be|the|its|ofsted|in|later))\b.{0,60}\b(?:ofsted|inspect\w+|report|verdict"
    r"|result|letter|outcome|findings|rating|publi\w+)",
    r"\b(?:report|findings|results?|outcome|letter|verdict|judgement) (?:is|are|will be|was|were) (?:due|expected"
    r"|awaited|not yet|yet to)\b|\binspectors? (?:arrive|return|are (?:in|at|on|back|visiting)|begin|began|will"
    r"|have (?:arrived|begun|started|returned)|descend)\b|\binspection (?:is )?(?:under ?way|begins|has (?:begun"
    r"|started)|to (?:begin|start)|starts|looms|looming|imminent)\b"
    r"|\bdue to be (?:published|inspected)\b|\bbeg[iau]ns? (?:an? |its |the )?(?:\w+ )?inspection\b"
    r"|\bleaked (?:draft|report|letter|verdict)\b"
    r"|\bpublication is (?:due|expected)\b|\b(?:will"
    r"|is set to|expected to) (?:rate|judge|be (?:rated|judged|found))\b|\bchalleng(?:e|es|ed"
    r"|ing) (?:\w+ ){0,2}(?:draft|report|findings"
    r"|judgement|rating|grade)|\bappeal(?:s|ed)? against\b|\bdraft report\b|\bdelayed? (?:\w+ ){0,3}report"
    r"|\breport (?:\w+ )?delay\w*|\binspectors? (?:are )?(?:due|set to|to return)\b|\bnext (?:\w+ )?(?:inspection"
    r"|visit)\b|\byet to be published\b|\bno date\b.{0,30}\bpublish",
)
YEARS_LATER = any_of(
    r"\b(?:one|two|three|four|five|ten|a|\d+) years? (?:on|ago|after|since|later)\b|\bmonths? (?:on|after"
    r"|later)\b|\bweeks? (?:on|after|later|since)\b(?! (?:an? |the )?inspect)",
    r"\bin the years? since\b|\bsince being (?:rated|judged)",
)
LOOKING_BACK = any_of(
    r"\btimeline\b|\blessons (?:from|of|for|learn\w+)\b|\banniversary\b|\blook(?:s|ing)? back\b"
    r"|\bhow (?:[\w']+ ){1,4}unfolded\b|\bour story\b",
    r"\bhistory of\b|\bperformance (?:measure|indicator|dashboard)s?\b|\bdashboard\b|\bwhat happened\b"
    r"|\bon this day\b",
    r"\bwhat (?:have|has) \w+ (?:learn\w+|changed)\b|\bspecial report\b|\ba (?:year|decade|month) in which\b"
    r"|\blooks at (?:how|what|an?|the)\b|\bfrom the archive\b|\bremember when\b"
    r"|\breview of the year\b",
)
INTERVENTION = any_of(
    r"\bcommissioners?\b|\b(?:improvement|non-compliance|statutory) (?:notice|direction|order)s?\b|\bdfe\b"
    r"|\bdepartment for education\b|\beducation secretary\b|\b(?:children's |government |the )?minister\b"
    r"|\btak(?:es?|en|ing) ?over\b|\btakeover\b|\bkeeps? control\b|\bstripped of (?:control|its|running"
    r"|children's)\b|\bhand(?:ed|s|ing)? (?:over|back|control)\b|\b(?:independent|children's|new"
    r"|voluntary) trust\b|\btrust (?:to|will|model|plan|move)\b|\bremoved from (?:council )?control\b"
    r"|\bintervention\b|\bout of (?:the )?(?:council|its|their) (?:control|hands)\b|\blose control\b"
    r"|\bgovernment (?:steps?|appoint|order|intervene|advis|send)\w*\b|\b(?:lead|improvement) (?:partner|adviser"
    r"|advisor)\b|\bdirections?\b"
)
GOVERNANCE = any_of(
    r"\bscrutiny\b|\bcommittee\b|\bcabinet (?:approv|agree|to|back|hear|member)\w*|\bminutes\b|\bagenda\b"
    r"|\bcouncillors (?:\w+ )?(?:told|hear|heard|discuss|debat|grill|question|approve|back|vote|agree|note)\w*"
    r"|\bfull council\b|\bmotion\b|\bno confidence\b|\b(?:improvement|action|recovery) (?:plan|board|journey"
    r"|programme)s?\b|\bpeer review\b|\bspecial meeting\b|\bextraordinary meeting\b|\bprogress (?:report|update)\b"
    r"|\bupdate on\b|\bimprovement update\b|\bstatement of (?:proposed )?action\b|\bself-evaluation\b|\bdr(?:aws"
    r"|awn|ew) up (?:an? )?(?:\w+ )?plan\b"
    r"|\bplans? to improve\b"
)
PEOPLE = any_of(
    r"\bresign(?:s|ed|ation|ing)?\b|\bquit(?:s|ting)?\b|(?<!one )(?<!two )(?<!three )\bst(?:ep|eps|epped|epping"
    r"|ood|anding) (?:down|aside)\b"
    r"|\bsack(?:ed|s|ing)?\b|\bsuspended\b|\bdepart(?:s|ed|ure)\b|\bappoint(?:s|ed|ment)?\b"
    r"|\bnew (?:\w+ ){0,3}(?:director|boss|chief)\b|\binterim (?:\w+ )?(?:director|boss)\b|\bto leave\b"
    r"|\bleaves (?:post|role|job)|\bpay-?off\b|\bgolden\b|\btakes? the helm\b|\bshould go\b|\bjoins\b"
)
MONEY_LAW_JOBS = any_of(
    r"\bfoi\b|\bfreedom of information\b|£ ?\d|\bcash\b|\bmoney\b|\bbudget\b|\bfunding\b|\boverspen\w+"
    r"|\bspending\b|\bcouncil tax\b|\bcuts\b"
    r"|\bcosts?\b|\bcourts?\b"
    r"|\bjudge\b(?!d)|\bombudsman\b|\binquest\b|\b(?:serious case|practice|case) reviews?\b|\bjailed\b"
    r"|\btribunal\b|\bcompensation\b"
    r"|\bdamages\b|\bpolice\b(?! inspectorate)|\bjobs?\b(?! well)|\brecruit\w*|\bvacanc\w+|\bcareers?\b"
    r"|\bagency staff\b"
    r"|\bcampaign\b|\baward(?:s|ed)? (?:for|ceremony)|\bstrike\b|\bjoin (?:us|our)\b|\bmurder\w*|\bdeath of\b"
    r"|\blast updated\b|\bage-gap\b|\bwork for us\b"
)
OPINION = any_of(
    r"'s tale\b|\bwhy i\b|\bmy (?:story|life)\b|\btells? (?:of|how|us)\b",
    r"^(?:opinion|comment|column|editorial|feature|analysis|blog|podcast|interview|letters?(?=:| to the)"
    r"|explainer|viewpoint"
    r"|first person|long read)\b|\b(?:opinion|comment|analysis) (?:piece|column|article)\b|\bofsted blog\b"
    r"|\bcolumnist\b|\bwrites\b|\breaders? letter\b|\bletter to the editor\b|^comment[.:]|^explained\b"
    r"|\bexplainer\b|\bpodcast\b|\bprofile of\b|\bwhat (?:you need to know|we know|it means)\b|\bguide to\b",
)
REACTION = any_of(
    r"\bapolog\w+|\bsorry\b|\breact(?:s|ed|ion)?\b|\bmps?\b|\bcalls? (?:for|on|to)\b|\burg(?:es?|ed|ing)\b"
    r"|\bdemand(?:s|ed)?\b|\bopposition\b|\banger\b|\bangr\w+|\brow\b|\brespon(?:ds?|ded)\b"
    r"|\bresponse\b(?! to (?:children|young|referr|contact|risk|concern|famil|need|abuse|neglect|exploit))"
    r"|\bstatement (?:on"
    r"|from)\b|\bvows?\b|\bpledg\w+|\bpromis(?:es?|ed)\b|\badmits?\b|\baccepts?\b|\bdefends?\b|\bunion\b|\bblames?\b"
    r"|\blabour\b|\bconservative\w*|\btor(?:y|ies)\b|\blib dems?\b"
)
INSPECTORS_DEMAND = any_of(r"\b(?:inspectors?|ofsted|watchdog) (?:calls?|urges?|demands?)\b")
"""What reads like somebody's reaction, and is the report itself."""
MINUTES = any_of(
    r"\bdecision details\b|\bwritten question\b|\bdecision made by\b|\bquestion \d+\b|\bpublic question\b",
    r"\bagenda item\b|\bminutes of\b|^minutes\b|\bresolved\b|\bmembers (?:were|was|noted|asked|of the)\b"
    r"|\bscrutiny (?:board|committee|panel) (?:on|minute|item)|\breport to (?:cabinet|council|committee|scrutiny)"
    r"|\bitem \d+\b|\bdecision\.? the (?:committee|cabinet)",
)
RECOMMENDATIONS = re.compile(
    r"\b(\w+(?:[ -]\w+)?) recommendations? (?:had been |were "
    r"|have been )?made\b(?:[^.]{0,80}?\b(?:a )?further (\w+)\b)?"
)
PLAN_DUE = re.compile(r"\bplan\b[^.]{0,60}\b(?:within|in) (\d{1,3}|seventy|fourteen|twenty) (?:working )?days\b")
