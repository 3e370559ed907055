"""The words from which the ways of saying that something got worse are made, and what such a way is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from watcher.reading.reports.sentences.whole_words import whole_words

if TYPE_CHECKING:
    from watcher.reading.either_case import EitherCase


class Shape(Enum):
    """What kind of words they are; it says where what got worse is named."""

    VERB = "verb"
    """Its subject: "practice has declined"."""
    PARTICIPLE = "participle"
    """What stands next to it: "led to services declining"."""
    ADJECTIVE = "adjective"
    """Its noun: "deteriorating practice"."""
    NOUN = "noun"
    """Its complement, or else the subject: "a decline in practice", "services have seen a decline"."""
    TRANSITIVE = "transitive verb"
    """Its object: "has weakened the oversight"."""
    COMPARISON = "comparison"
    """The subject or the noun behind it, beside "than at the last inspection": "weaker", "a poorer service"."""
    MEASURE = "measure"
    """A measure that fell, which is a decline where it measures their own work: "timeliness has reduced"."""
    NOT_KEPT = "not kept"
    """What was good: "has not been sustained"."""
    WHOLE = "whole"
    """The words name what got worse themselves: "the quality of plans has reduced"."""
    MORE_BAD = "more of what is bad"
    """What has it: "delays in planning have grown"."""
    LOOSE = "loose"
    """They may say so of services, and may not: a doubt."""
    NO_LONGER = "no longer"
    """What another clause or sentence said was good: "this is no longer the case", "… but is now poor"."""


KEEPS_SOMETHING = (Shape.NO_LONGER, Shape.NOT_KEPT)
"""What says that something good is no more."""


class Time(Enum):
    """When it happened, by the form of the verb."""

    NOW = "now"
    """It has happened, or is happening: true at this visit."""
    THEN = "then"
    """It happened, and may be over."""
    ASKED = "asked"
    """The words don't say; another verb of the clause does."""


class Form(Struct, frozen=True, eq=False):
    """One way to say it. `needs` are small letters of which a sentence has some where the words are in it."""

    shape: Shape
    time: Time
    pattern: str
    needs: tuple[str, ...]

    @property
    def words(self) -> EitherCase:
        """Its words, as they are looked for in a sentence."""
        return whole_words(self.pattern)


HOW = (
    r"(?:(?:all\sbut|now|also|since|then|further|both|each|all|once|again|overall|being|already|again|even|somewhat|\w+ly"
    r"|in\s(?:some|many|most|several)\s\w+)\s)*"
)
DECLINED = (
    r"(?:deteriorated|declined|worsened|weakened|regressed|diminished|degraded|eroded|slipped|slid|dipped|dropped"
    r"|disappeared|vanished|taken\sa\sturn\sfor\sthe\sworse|been\son\s(?:the\s(?:slide|wane)|an?\sdownward\s\w+)"
    r"|fallen|slumped|plummeted|loosened|slackened|backslid|collapsed|got(?:ten)?\sworse|gone\s(?:backwards?|downhill)"
    r"|moved\sbackwards?|been\s(?:eroded|weakened|(?:all\sbut|largely|quietly|in\seffect)\sabandoned|hollowed\sout|run\sdown|dismantled|diluted|undone|squandered"
    r"|destabilised)"
    r"|been\sin\s(?:\w+\s)?decline|taken\sa\s(?:\w+\s)?steps?\sback(?:wards?)?|lost\sground"
    r"|gone\sinto\s(?:\w+\s)?decline|lost\s(?:(?:its|their)\s)?(?:(?:line\sof\s)?sight|direction|clarity|way|focus|grip|edge|momentum"
    r"|rigour|purpose|depth|sharpness|quality|energy)|shrunk|sunk|lessened"
    r"|fallen\sinto\s(?:disuse|abeyance|disrepair|decline)|frayed|fragmented|fractured|dissipated|splintered|backtracked"
    r"|receded"
    r"|dwindled|nose-?dived|plunged|tumbled|relapsed|atrophied|decayed|narrowed|tapered\soff|petered\sout|dried\sup"
    r"|gone\sback(?=[.,;])|lost\s(?:the\s)?most(?=\ssince\b)|moved\sback|stepped\sback|fallen\s(?:back|apart|by\sthe\swayside)|come\sapart|broken\sdown|been\sdepleted"
    r"|ebbed(?:\saway)?|faded(?:\saway)?|thinned(?:\sout)?|turned\sdown(?:wards?)?|tailed\soff|gone\sdown"
    r"|fallen\saway|unravelled|crumbled|withered|waned|changed\sfor\sthe\sworse"
    r"|(?:gone|moved|travelled|headed|been\s(?:going|moving|heading))\s(?:into\sreverse|in\sthe\s(?:wrong|other|opposite)\sdirection))"
)
OF_DECLINE = (
    "deteriorat|declin|wors|weaken|regress|diminish|degrad|erod|slip|slid|dip|drop|fall|fell|slump|plummet|loosen|slacken"
    "|collapse|lapse"
    "|backward|step back|steps back|downhill|hollow|run down|dismantl|dilut|undone|lost |disappear|vanish"
    "|on the slide|on the wane|fragmented"
    "|downward|shrunk|sunk|abandoned|ebbed|faded|thinned"
    "|turned down|tailed off|lessened"
    "|wane|gone down|unravel|frayed|fractured|dissipated|splintered|backtracked|receded|squandered|destabilis"
    "|dwindl|dived|plung|tumbled|relapsed|atrophied|decayed|narrowed|tapered|petered|dried up|moved back|stepped back"
    "|come apart|broken down|depleted"
    "|crumbled|wither|waned|waning|tail off|into reverse|wrong direction|gone back|lost most|lost the most"
    "|other direction|opposite direction"
)
"""Letters of which each of these words has some."""
DECLINED_THEN = (
    r"(?:deteriorated|declined|worsened|weakened|regressed|dipped|slipped|fell|dropped|got\sworse|slumped|slid|loosened|slackened"
    r"|tailed\soff"
    r"|ebbed\saway)"
)
DECLINE = (
    r"(?:deteriorate|decline|worsen|weaken|regress|diminish|dwindle|erode|slip|slide|lapse|wither|wane|fall|drop|dip"
    r"|unravel|tail\soff|get\sworse|go\sbackwards)"
)
DECLINING = (
    r"(?:deteriorating|declining|worsening|weakening|diminishing|regressing|slipping|sliding|waning|eroding|unravelling"
    r"|getting\sworse|going\sbackwards|in\sdecline)"
)
REFUSED = (
    r"(?!\s(?:in\s(?:number|size|volume|cost)s?|the|a|an|this|that|these|any|early|help|support|offers?|contact|services|it|them|involvement"
    r"|interviews?|its|their|plans|by\s(?:the|a|an|many|some|most|young|their|parents|families|carers)|to(?!\s(?:(?:an?|the|such\san?)\s(?:\w+\s)?(?:point|degree|extent|level|standard)"
    r"|good|requir\w+|inadequate|poor|unsafe|one\sof)\b))\b)"
)
"""What families do when they "declined the support" is not this."""
WITHOUT_OBJECT = (
    r"(?=[,.;:)]|$|\s(?:off|away|in|since|over|at|for|as|so|and|or|but|because|to|from|with|after|during|on|by|due"
    r"|under|still|even"
    r"|following|further"
    r"|when|where|while|until|overall|(?:month|year|quarter|term|week)(?=\s(?:on|by|after)\b)|across|back(?:wards?)?|again|without|despite|this|last|\w+ly)\b)"
)
OF_QUALITY = (
    r"(?=\s(?:in|of)\s(?:the\s)?(?:\w+\s){0,3}?"
    r"(?:quality|timeliness|consistency|standards?|performance(?!\smanagement)|effectiveness|practice)\b)"
)
THE_QUALITY = (
    r"(?:quality|standards?)(?:\sand\s\w+)?\sof\s(?:(?:social\swork|their|the|front-?line|direct|care|written)\s)*(?:practice|social\swork"
    r"|record(?:s|ing)|case\srecord\w*|services?|help"
    r"|support|work|plan(?:s|ning)|assessments?|supervision|oversight|decision-making)(?:\s(?:with"
    r"|for)\s\w+(?:\sin\s\w+)?)?"
)
GOOD = (
    r"(?:good|strong|outstanding|exemplary|excellent|effective|robust|secure|regular|clear|timely|thorough|consistent|child-\w+|stable"
    r"|praised|commended|reliable"
    r"|an?\s(?:\w+\s)?strength)"
)
RARE = (
    r"(?:seldom|rare(?:ly)?|infrequent(?:ly)?)(?!\s(?:\w+\s){0,6}?(?:missing|los[et]|losing|late|delay|wait|drift|harm"
    r"|disrupt|mov[ei]|exclu|arrest|offend|hospital|homeless|evict|go\s(?:\w+\s){1,3}(?:without|months))\w*)"
)
"""What is bad of good things alone: "is now rarely missing" is no decline."""
BAD = (
    r"(?:(?:too|now|very|more|often)\s)*(?:weak|careless|sloppy|slapdash|slack|poor|variable|patchy|fragile|fragmented|sporadic|lax|sluggish"
    r"|superficial|cursory|perfunctory|reactive|crisis-\w+"
    r"|erratic|haphazard|rushed|vague|muddled|confused|chaotic|blurred|formulaic|mechanistic|complacent|remote"
    r"|distant|overstretched|intermittent|hit[\s-]and[\s-]miss|overwhelmed|late|slow|delayed|lacking|limited"
    r"|minimal|process-\w+|task-\w+"
    r"|dis(?:jointed|organised|connected|rupted)"
    r"|in(?:adequate|effective|consistent|sufficient|frequent|coherent|secure|accurate|complete)|ir(?:regular|relevant)"
    r"|un(?:reliable|safe|even|clear|focused|manageable|coordinated|sustainable|satisfactory|responsive|structured"
    r"|planned|timely)|(?:inconsistent|poor|inadequate|ineffective|insufficient|uneven)ly\s\w+"
    rf"|{RARE}\s\w+|stale|the\sexception|hard\sto\s(?:follow|read|understand|trace|find|reach|contact)"
    r"|out\sof\sdate|subject\sto\s(?:drift|delay|too)"
    r"|dependent\son|of\s(?:an?\s)?(?:poor|low|variable|inconsistent)\s(?:quality|standard))"
)
WORSE_NOW = (
    r"(?:now\s(?:(?:one\s(?:that|which)\s)?requires?\simprovement|takes?\s(?:far\s)?too|lacks?\b|var(?:y|ies)\b|depends?\son|fails?\sto"
    rf"|falls?\sshort)|(?:is|are)\snow\s(?:\w+ly\s)?(?:(?:only|merely|just)\s(?:good|adequate|satisfactory)|{BAD}"
    r"|an?\s(?:\w+\sof\s)?(?:\w+\s)?(?:weakness|concern))|(?:has|have)\s(?:been\sallowed\sto\sdrift"
    rf"|drifted|broken\sdown|stalled|lapsed|faltered|slipped|become\s{BAD})|(?:was|were"
    r"|could)\snot\s(?:be\s)?(?:seen|evident|found)\s(?:at|on|during)\sthis"
    r"|(?:[^.;]{0,60}?\s)?no\slonger\s(?:meets?|provides?|offers?|delivers?|keeps?|protects?|helps?|(?:operat|work"
    r"|function)ing\s(?:well|effectively)|as\s|good|strong|effective|robust|evident))"
)
"""What is said of something that was good."""
OF_WORSE_NOW = (
    "is now|are now|now require|now one |now take|now lack|now var|now depend|now fail|now fall|drifted|to drift"
    "|broken down|stalled|lapsed|faltered|slipped|not be seen|not be evident|not be found"
    "|not seen|not evident|not found|become|no longer"
)
WEAKNESSES = r"(?:weaknesses|failures|failings|shortfalls|deficits|gaps|poor\spractice)"
KEPT = (
    r"(?:sustained|maintained|endured|survived|lasted|held(?=[,.;:]|\s(?:up|firm|in|and|across|over)\b|$)|held\son\sto(?=[,.;:]|\s(?:and|but|since|in|across|over)\b|$)|kept\sup(?!\s(?:to|with)\b)"
    r"|built\son)"
)


GRIP = (
    r"(?:momentum|impetus|stability|continuity|quality|grip|focus|rigour|oversight|consistency|direction|sharpness|urgency"
    r"|clarity"
    r"|purpose)"
)
"""What those who lead services have, until they lose it."""


def form(shape: Shape, time: Time, words: str, needs: str) -> Form:
    """Make a form of a pattern that begins and ends at the border of a word; between bars, the letters it needs."""
    return Form(shape, time, words, tuple(needs.split("|")))
