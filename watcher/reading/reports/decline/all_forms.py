"""The ways of saying in English that something got worse: verbs, nouns, comparisons, and what was not kept up."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from watcher.reading.reports.decline import comparisons, increases, loose, phrases, verbs
from watcher.reading.reports.decline.comparisons import WORSE
from watcher.reading.reports.decline.words import (
    BAD,
    DECLINE,
    DECLINING,
    HOW,
    KEPT,
    OF_DECLINE,
    OF_QUALITY,
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
_TO_KEEP = r"(?:(?:sustain|maintain|preserve)(?:ing)?|keep(?:ing)?\sup|(?:hold(?:ing)?|build(?:ing)?)\son(?:\sto)?)"
FORMS = (
    *verbs.FORMS,
    form(Shape.MEASURE, Time.NOW, rf"(?:has|have)\s{HOW}(?:reduced|decreased)", "reduced|decreased"),
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
        Shape.TRANSITIVE,
        Time.ASKED,
        r"(?:weakened|eroded|diminished|worsened|degraded|lowered|harmed|set\sback)(?=\s(?:what\s(?:was|were|had)|the|its|their|some|much"
        r"|many|oversight|management|leadership|practice)\b)",
        "lowered|harmed|set back|" + OF_DECLINE,
    ),
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
    form(Shape.NOUN, Time.NOW, r"no\s(?:signs?\sof\s(?:an?\s)?)?recovery(?=\s(?:in|of)\s)", "recovery"),
    form(
        Shape.NOT_KEPT,
        Time.NOW,
        rf"(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+ly\s)?(?:been\s)?(?:\w+ly\s)?{KEPT}|(?:is"
        rf"|are)\snot\sbeing\s{KEPT}"
        r"|(?:has|have)\s(?:not(?!\sonly)|never)\s(?:\w+\s)?(?:sustained|maintained|retained|kept|preserved"
        r"|held\son\sto)\s(?=(?:the|its|these|those|their)\s)"
        r"|did\snot\s(?:last|endure|hold(?=[,.;:]|\sup))"
        r"|(?:(?:has|have)\s(?:failed|struggled|found\sit\s(?:hard|difficult)|been\sunable|not\sbeen\sable|not\smanaged|not\ssucceeded)"
        rf"|(?:failure|inability))\s(?:to|in)\s{_TO_KEEP}"
        r"|(?<!\byears\s)(?<!\bmonths\s)(?<!\btime\s)(?:has|have)\s(?:now\s|since\s)?(?:been\s(?:lost|given\sup|ceded|surrendered|squandered)|gone(?=[.;]))",
        "sustain|maintain|endured|survived|lasted|not held|not hold|not last|not endure|never held|not kept|never kept"
        "|kept up|keep up|keeping up|built on|build on|building on|retained|preserv|surrendered|squandered"
        "|held on|hold on|holding on|lost|been given|gone.|gone;|ceded"
        "|being held|ly held|kept the|kept its|kept these|kept those|kept their",
    ),
    *comparisons.FORMS,
    *increases.FORMS,
    *loose.FORMS,
    *phrases.FORMS,
)
LETTERS: dict[str, list[Form]] = {}
"""The forms that need these letters."""
for _form in FORMS:
    for _letters in _form.needs:
        LETTERS.setdefault(_letters, []).append(_form)


def that_need(found: Iterable[str]) -> list[Form]:
    """List the forms that may be in a sentence with these letters."""
    return list(dict.fromkeys(chain.from_iterable(map(LETTERS.__getitem__, found))))
