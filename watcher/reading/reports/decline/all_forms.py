"""The ways of saying in English that something got worse: verbs, nouns, comparisons, and what was not kept up."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from watcher.reading.reports.decline import comparisons, increases, loose, losses
from watcher.reading.reports.decline.comparisons import EARLIER, GOOD_QUALITY, OF_WORK, THAN, WORSE
from watcher.reading.reports.decline.phrases import PHRASES
from watcher.reading.reports.decline.words import (
    BAD,
    DECLINE,
    DECLINED,
    DECLINED_THEN,
    DECLINING,
    GOOD,
    GRIP,
    HOW,
    KEPT,
    OF_DECLINE,
    OF_QUALITY,
    REFUSED,
    WITHOUT_OBJECT,
    Form,
    Shape,
    Time,
    form,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_PERCEIVED = r"(?:seen|watched|witnessed|felt|found|experienced|noticed|observed)"
_BECOME_WORSE = (
    rf"(?=\s[^,.;]{{3,80}}?\s(?:(?:become|becoming|grow|growing|get|getting)\s(?:\w+\s(?:and|but)\s)?(?:{WORSE}|{BAD})"
    rf"|{DECLINE}|{DECLINING}|go(?:ing)?\sdownhill|fall(?:ing)?\saway)\b)"
)
_OF_PERCEIVED = "become|becoming|grow|get |getting|deteriorate|downhill|falling|going backwards|" + OF_DECLINE
FORMS = (
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s(?:not\s(?:only|merely|just|simply)\s[\w\s]{{2,40}}?\sbut\s)?{HOW}{DECLINED}{REFUSED}"
        rf"{WITHOUT_OBJECT}",
        OF_DECLINE,
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}lost\s(?:(?:much|most|some)\sof\s(?:what|its|their)|the\s(?:\w+\sand\s)?(?:depth|{GRIP})\s"
        r"(?:noted|seen|found|reported|praised|that\s(?:inspectors|we))\b)",
        "lost",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:become|grown|got)\s(?:\w+\sand\s|a\s(?:great|good)\sdeal\s)?{WORSE}",
        "become|grown|got",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?<!who )(?<!that )(?<!they )(?<!or )(?<!recording )(?<!children )(?<!people )(?<!families )(?:has|have)\s"
        rf"{HOW}suffered"
        rf"(?!,(?!\s(?:and|although|as)\b)|\sfrom){WITHOUT_OBJECT}",
        "suffered",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}been\s(?:allowed|left)\sto\s(?:{DECLINE}|suffer{WITHOUT_OBJECT})",
        "allowed to|left to",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:continued|begun|started)\sto\s{DECLINE}",
        "continued to|begun to|started to",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:fallen|dropped|dipped|slipped)\sbelow\s(?:(?:the|its|their|those)\s(?:\w+\s){{0,2}}?"
        r"(?:seen|found|reported|identified|achieved|reached|recorded)|(?:an?|the|that)\s(?:\w+\s)?(?:standard|level))",
        "below the|below its|below their|below those|below a|below that",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:is|are)\snot\s(?:now\s)?(?:where|what|(?:in\s)?the\s(?:{GOOD_QUALITY}\s)?\w+(?:\sthat)?)\s(?:it\s(?:once\s)?was"
        r"|they\s(?:once\s)?were)",
        "not where|not what|not the|not in the|not now",
    ),
    form(
        Shape.VERB,
        Time.THEN,
        rf"(?:began|started|continued)\sto\s{DECLINE}{REFUSED}",
        "began to|started to|continued to",
    ),
    form(Shape.VERB, Time.THEN, rf"(?:was|were)\s{HOW}{DECLINING}", OF_DECLINE),
    form(Shape.VERB, Time.NOW, rf"continues?\sto\s{DECLINE}|(?:is|are)\s{HOW}{DECLINING}", OF_DECLINE),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:is|are)\snow\s(?:(?:\w+ly\s)?{WORSE}|(?:very\smuch\s)?the\sexception)",
        "is now|are now",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}been\s{WORSE}(?=\s(?:in|over|for|during)\sthe\s(?:past|last)\b|\ssince\b)",
        "worse|weaker|poorer|slower|lower|looser|thinner|patchier|vaguer|sparser|narrower|flimsier|sketchier|shallower"
        "|bleaker|tardier|laxer|rarer|harder|been later|been less|been more|been much|been far|been even|been still"
        "|been rather|been somewhat|ly later|ly less|ly more",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:is|are)\sno\slonger\s(?:(?:consistently|sufficiently|always|fully)\s)?(?:good|outstanding|effective"
        r"|strong|safe|evident|compliant|secure|reliable|dependable|consistent(?!ly)|sufficient"
        r"|(?<!that\sis\sno\slonger\s)(?<!that\sare\sno\slonger\s)(?:specific|measurable|precise|accurate|meaningful|clear"
        rf"|coherent|embedded|regular|frequent|realistic|ambitious|stable)|(?:seen|visible|apparent|present|in\s(?:evidence|place))|{OF_WORK}(?!\sof\b)|to\sa\sgood\sstandard"
        rf"|{comparisons.ACT}\s(?:within\s(?:the\s|statutory\s|required\s|expected\s|agreed\s)*(?:time|timescales?)|in\stime|on\stime|promptly|regularly|alone))",
        "no longer",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:is|are)\s{GOOD}\sno\s(?:longer|more)|(?:has|have)\sceased\sto\sbe\s{GOOD}",
        "no longer|no more|ceased to",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:gone|fallen|moved|dropped|changed|slid|been\s(?:downgraded"
        rf"|lowered))\sfrom\s(?:(?:being|providing|offering|delivering)\s)?(?:{GOOD}|(?:among\s)?the\sbest|strength)\b[^.;,]{{0,40}}?\sto\s"
        rf"(?:good|requires|inadequate|poor|weak(?:ness)?|the\sworst|causing\sconcern|{BAD}|being|providing|offering|delivering|one\s(?:in|where|that)|an?\s(?:(?:area|source)\sof\s)?(?:\w+\s)?(?:weakness|concern))",
        "gone from|fallen from|moved from|dropped from|changed from|slid from|graded from|lowered from",
    ),
    form(
        Shape.TRANSITIVE,
        Time.NOW,
        rf"(?:has|have)\s(?:allowed|caused)(?=\s[^,.;]{{3,60}}\sto\s{DECLINE}\b)",
        OF_DECLINE,
    ),
    form(
        Shape.TRANSITIVE,
        Time.NOW,
        rf"(?:has|have)\s(?:(?:also|all|now)\s)?{_PERCEIVED}{_BECOME_WORSE}",
        _OF_PERCEIVED,
    ),
    form(
        Shape.VERB,
        Time.THEN,
        rf"had\s{HOW}(?:{DECLINED}|suffered(?!,|\sfrom)|(?:become|grown)\s(?:{WORSE}|{BAD}))",
        "become|grown|suffered|" + OF_DECLINE,
    ),
    form(Shape.VERB, Time.THEN, rf"(?<!has )(?<!have )(?<!had ){DECLINED_THEN}{REFUSED}", OF_DECLINE),
    form(
        Shape.PARTICIPLE,
        Time.ASKED,
        rf"{DECLINING}(?=[,.]|$|\s(?:to|since|because|and|for|in|over|as|after|further)\b)",
        OF_DECLINE,
    ),
    form(
        Shape.ADJECTIVE,
        Time.ASKED,
        r"(?:deteriorating|declining|worsening|falling|slipping)(?=\s(?:\w+\s)?(?:performance|practice|services?"
        r"|quality|standards?)\b)",
        OF_DECLINE,
    ),
    form(
        Shape.NOUN,
        Time.ASKED,
        r"(?:deterioration|decline|(?:worsening|weakening)(?=\s(?:of|in)\b)"
        r"|(?:deteriorating|declining|worsening)\s(?:picture|position|situation|trend)(?=\s(?:of|in)\b)|regression|slippage|erosion|downturn"
        r"|backsliding|(?:backward|retrograde)\sstep"
        r"|downward\s(?:trend|trajectory|turn|spiral|course|path)"
        r"|steps?\sbackwards?|falling[\s-](?:off|away)|changes?\sfor\sthe\sworse)|(?:dip|drop|fall|slide|slump"
        rf"|reduction|lowering){OF_QUALITY}",
        "erosion|backward|downward|downturn|backslid|retrograde|reduction|lowering|for the worse|" + OF_DECLINE,
    ),
    form(
        Shape.TRANSITIVE,
        Time.ASKED,
        r"(?:weakened|eroded|diminished|worsened|degraded|lowered|harmed|set\sback)(?=\s(?:what\s(?:was|were|had)|the|its|their|some|much"
        r"|many|oversight|management|leadership|practice)\b)",
        "lowered|harmed|set back|" + OF_DECLINE,
    ),
    form(
        Shape.NOT_KEPT,
        Time.NOW,
        rf"(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+ly\s)?(?:been\s)?(?:\w+ly\s)?{KEPT}|(?:is"
        rf"|are)\snot\sbeing\s{KEPT}"
        r"|(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+\s)?(?:sustained|maintained|retained|kept|preserved"
        r"|held\son\sto)\s(?=(?:the|its|these|those|their)\s)"
        r"|(?:has|have)\snot\ssucceeded\sin\s(?:sustaining|maintaining|keeping\sup|holding\son\sto|preserving|building\son)"
        r"|did\snot\s(?:last|endure|hold(?=[,.;:]|\sup))"
        r"|(?:(?:has|have)\s(?:failed|struggled|found\sit\s(?:hard|difficult)|been\sunable|not\sbeen\sable|not\smanaged)"
        r"|(?:failure|inability))\sto\s(?:sustain|maintain|keep\sup|hold\son\sto|preserve|build\son)"
        r"|(?<!\byears\s)(?<!\bmonths\s)(?<!\btime\s)(?:has|have)\s(?:now\s|since\s)?(?:been\s(?:lost|given\sup|ceded|surrendered|squandered)|gone(?=[.;]))",
        "sustain|maintain|endured|survived|lasted|not held|not hold|not last|not endure|never held|not kept|never kept"
        "|kept up|keep up|built on|build on|retained|preserve|surrendered|squandered"
        "|succeeded|held on|hold on|lost|been given|gone.|gone;|ceded"
        "|being held|ly held|kept the|kept its|kept these|kept those|kept their",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:become|grown|turned)\s(?:(?:\w+\sand\s)?{BAD}|(?:an?\s)?(?:(?:areas?|sources?"
        r"|causes?)\sof\s)?(?:\w+\s)?(?:weakness(?:es)?|concern))",
        "become|grown|turned",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:is|are)\s(?:now\s)?(?:(?:becoming\s)?(?:increasingly|ever\smore|more\sand\smore)\s{BAD}"
        rf"|becoming\s(?:{BAD}|{WORSE}))|becomes?\s{WORSE}(?=\swith\s(?:each|every)\b)",
        "increasingly|ever more|more and more|becoming|with each|with every",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:has|have)\s(?:gone|moved)\sfrom\s(?:bad|poor|weak)\sto\s(?:worse|very|even)",
        "from bad|from poor|from weak",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:was|were)\s{BAD}\b[^.;]{{0,50}}?\s(?:and|but)\s(?:it\s|they\s)?(?:(?:has|have)\s(?:\w+\s)?(?:become|grown)"
        r"|(?:is|are)(?:\snow)?)\s(?:even\s)?(?:weaker|worse|poorer|slower|more\sso)"
        rf"|{BAD}\b[^.;]{{0,30}}?\smore\sso\s{THAN}",
        "more so|weaker|worse|poorer|slower",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}(?:reverted|relapsed|returned|gone\sback|slipped\sback|slid\sback|fallen\sback)\sto\s"
        rf"(?:(?:an?|the|its|their|old)\s)*(?:\w+\s)?(?:{BAD}|drift|delay|crisis|where\s(?:it|they)|ways)",
        "reverted|relapsed|returned to|back to",
    ),
    form(Shape.MEASURE, Time.NOW, rf"(?:has|have)\s{HOW}(?:reduced|decreased)", "reduced|decreased"),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:is|are)\s(?:\w+\s)?a\s(?:\w+\s)?(?:shadow|reflection|echo)\sof\s(?:what|its|their)",
        "shadow of|reflection of|echo of",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:has|have)\s{HOW}come\sto\sbe\s(?:(?:marked|characterised|dominated|beset|dogged)\sby\s(?:\w+\s)?(?:gaps|drift|delays?|crisis"
        rf"|inconsisten\w+|weakness\w*)|{BAD})",
        "come to be",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:needs?\sto|must|should|(?:has|have)\sto|(?:has|have|is|are)\syet\sto)\s(?:return|recover|get\sback|be\s(?:restored|returned|brought"
        rf"\sback))\sto\sthe\s(?:\w+\s)?(?:standard|level|quality|position)\s(?:that\s)?(?:(?:it|they)\b|{EARLIER}|(?:seen|found|reported|noted|praised)\b)",
        "return to|recover to|back to|stored to|returned to",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:has|have)\s(?:\w+\s)?not\s(?:\w+\s)?(?:(?:returned|recovered|been\s(?:restored|kept|held)|kept|held)\sto|stayed\sat|been\skept\sat|regained|kept\sup)\sthe\s"
        r"(?![^.;,]{0,60}?\b(?:inadequate|poor|weak|low|unsafe|unacceptable|unsatisfactory|concern\w*|is|but|when)\b)(?:\w+\s)?(?:standard|quality|level)\s"
        rf"(?:that\s)?(?:(?:it|they)\b|{EARLIER}|(?:(?:was|were)\s)?(?:seen|found|reported|noted|praised)\b)(?![^.;]{{0,40}},\swhen\b)",
        "returned to|recovered to|restored to|regained|kept to|held to|kept at|stayed at|kept up",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:(?:do(?:es)?\snot|no\slonger)\s(?:now\s)?(?:has|have)|lacks?)\sthe\s(?:same\s)?(?:\w+\s)?{GRIP}\b[^.;,]{{0,40}}?\s(?:that\s)?(?:it|they)\s(?:once\s)?had\b"
        r"(?!\s(?:hoped|planned|sought|intended|promised|been|asked|expected|wanted))",
        "not have|not now have|longer has|longer have|lack",
    ),
    form(
        Shape.VERB,
        Time.NOW,
        rf"(?:was|were)\s(?:\w+ly\s)?(?:better|stronger|safer|more\s{GOOD_QUALITY})\s[^.;]{{0,80}}?\bthan\s(?:it|they)\s(?:is|are)(?=[.,;]|\s(?:now|today|currently|at\s(?:present|this)|on\sthis)\b)",
        "than it is|than they are",
    ),
    form(Shape.VERB, Time.NOW, rf"compares?\s(?:poorly|badly|unfavourably)\s(?:with|to)\s{EARLIER}", "compare"),
    form(
        Shape.VERB,
        Time.NOW,
        r"(?:is|are)\s(?:now\s)?(?:\w+ly\s)?(?:poorer|weaker|worse)\sas\sa\s(?:result|consequence)",
        "poorer|weaker|worse",
    ),
    *comparisons.FORMS,
    *increases.FORMS,
    *loose.FORMS,
    form(Shape.NOUN, Time.NOW, r"no\s(?:signs?\sof\s(?:an?\s)?)?recovery(?=\s(?:in|of)\s)", "recovery"),
    *losses.FORMS,
    *PHRASES,
)
LETTERS: dict[str, list[Form]] = {}
"""The forms that need these letters."""
for _form in FORMS:
    for _letters in _form.needs:
        LETTERS.setdefault(_letters, []).append(_form)


def that_need(found: Iterable[str]) -> list[Form]:
    """List the forms that may be in a sentence with these letters."""
    return list(dict.fromkeys(chain.from_iterable(map(LETTERS.__getitem__, found))))
