"""Puts sentences whose meaning is known behind, before and between others, and counts whether the answer changes.

    python tests/benchmarks/reading_mutants.py [--only declines] [--how opening] [--each 1] [--show 5]

The sentences are the tests' own (tests/support/said): of declines, areas for priority action and progress. Each is put
behind an opening, beside others that say nothing of it or the contrary of something else, into a list, and into other
words for the same people. What it says must be read as before: "lost" is what is told no more, and not even doubted,
"false" what is told though it isn't so; doubts that come or go are counted apart. Some of each are printed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parents[2]))

from said_sentences import rows

from watcher.reading.lines import lines
from watcher.reading.pages import Page
from watcher.reading.reports import letters
from watcher.reading.reports.decline import declines
from watcher.reading.reports.priority import priority_actions
from watcher.reading.reports.progress import directions
from watcher.reading.text import Said

OPENINGS = (
    *("At the time of this inspection, {}", "At this visit, {}", "As a result, {}", "However, {}", "Overall, {}"),
    *("In addition, {}", "It is also the case that {}", "Inspectors found that {}", "In some respects, {}"),
    *("Despite the commitment of staff, {}", "Although staff are committed, {}", "While morale is high, {}"),
    *("In the north of the county, {}", "For children in need, {}"),
)
"""What may stand in front of any sentence."""
AGAINST = ("In contrast to the last visit, {}", "Although leaders believe otherwise, {}", "Leaders accept that {}")
"""What may stand in front of what is so, or was not so before."""
CLOSINGS = (
    *("{}, and leaders know this", "{}, although staff are committed", "{}; children are polite and friendly"),
    *("{} and this was discussed with senior leaders", "{}, as inspectors saw", "{} in many respects"),
)
"""What may stand behind a clause."""
BESIDE = (
    "Inspectors spoke with children, parents and staff.",
    "Staff morale is high, and social workers like working here.",
    "The number of children in care has risen since the last inspection.",
    "Children live with carers who look after them well.",
    "The youth justice service has its own plan.",
    "Leaders have an accurate understanding of what they need to do next.",
)
"""Sentences that change nothing of what others say."""
OPPOSITE = {
    "declines": {
        "yes": (
            "The quality of early help has improved since the last inspection.",
            "There has been no decline in the support for unaccompanied children.",
            "Adoption work remains strong.",
        ),
        "no": ("Some plans are weak, and supervision is irregular.", "Too many visits are late."),
    },
    "priority_actions": {
        "set": (
            "The areas for improvement from the last visit have been addressed.",
            "Leaders have their own priorities.",
        ),
        "none": ("Leaders must make sure that children are visited on time.", "This is an area for improvement."),
    },
    "progress": {},
}
"""Of something else, the contrary."""
SAME = (
    ("the local authority", "the council"),
    ("The local authority", "Wirral Council"),
    ("the local authority", "Wirral Council"),
    ("the council", "the local authority"),
    ("The council", "The local authority"),
    ("children's services", "children's social care"),
    ("Inspectors ", "We "),
    ("inspectors ", "we "),
    ("Practice ", "Social work practice "),
    ("inspection", "visit"),
    ("has ", "has also "),
    ("have ", "have clearly "),
    ("care leavers", "young people who have left care"),
    ("the last inspection", "the previous inspection"),
    ("the last inspection", "the inspection in 2021"),
)
"""Other words for the same."""
FRONTED = re.compile(
    r"(?:while|whilst|although|though|whereas|since|in|at|for|after|despite|following|when|as)\b", re.IGNORECASE
)
"""How a sentence begins that can't have another adverbial or clause in front."""
COMMON = re.compile(r"\b[a-z][\w'-]*")
Answer = str
Base = tuple[str, Answer, str, tuple[str, ...]]
"""Of which kind, what it says, its words, and how they are put into a document."""


def all_words() -> frozenset[str]:
    """List the words that stand in small letters somewhere: a sentence that begins with one may begin so."""
    texts = (row[-1] for name in ("declines", "priority_actions", "progress") for row in rows(name, 2))
    return frozenset(word for text in texts for word in COMMON.findall(text))


SMALL = all_words()


def inside(text: str) -> str:
    """Write it as it stands within a sentence."""
    first = text.split(maxsplit=1)[0].rstrip(",")
    return text[0].lower() + text[1:] if first.lower() in SMALL else text


def said_in(*paragraphs: str) -> tuple[tuple, Said]:
    read = lines((Page(1, "\n".join(("Headline findings", *paragraphs, "Main findings", BESIDE[0]))),))
    return read, letters.said(read)


def answer_declines(*paragraphs: str) -> Answer:
    found = declines.read(said_in(*paragraphs)[1])
    return "yes" if found.says_so else "doubt" if found.problems else "no"


def answer_priority(*paragraphs: str) -> Answer:
    found = priority_actions.read(*said_in(*paragraphs))
    return "set" if found.set_now else "carried" if found.carried else "doubt" if found.problems else "none"


def answer_progress(*paragraphs: str) -> Answer:
    found = directions.direction(said_in(*paragraphs)[1])
    return found[0] if found else "not said"


ANSWERS: dict[str, Callable[..., Answer]] = {
    "declines": answer_declines,
    "priority_actions": answer_priority,
    "progress": answer_progress,
}


def bases(name: str) -> Iterator[Base]:
    if name == "priority_actions":
        for says, where, heading, text in rows(name, 4):
            if where == "text":
                yield name, says, text, ()
            elif where in ("bullet", "prose"):
                yield name, says, f"- {text}" if where == "bullet" else text, (heading,)
        return
    for says, text in rows(name, 2):
        yield name, says, text, ()


Mutant = tuple[str, tuple[str, ...]]


def mutants(base: Base) -> Iterator[Mutant]:
    """Make them: how, and the paragraphs."""
    name, says, text, heading = base
    if heading:
        yield from _under_heading(text, heading)
        return
    affirms = says not in ("no", "none", "not said")
    opening = (*OPENINGS, *AGAINST) if affirms and name != "progress" else OPENINGS
    fronted = FRONTED.match(text)
    for each in opening:
        if fronted and each.startswith(("Al", "Whi", "Desp", "In the", "For ")):
            continue
        yield f"opening: {each}", (each.format(inside(text)),)
    if text.endswith(".") and text.count(". ") == 0:
        for each in CLOSINGS:
            yield f"closing: {each}", (f"{each.format(text[:-1])}.",)
    for each in BESIDE:
        yield f"behind: {each}", (f"{each} {text}",)
        yield f"before: {each}", (f"{text} {each}",)
    for each in OPPOSITE[name].get(says, ()):
        yield f"behind the contrary: {each}", (f"{each} {text}",)
        yield f"before the contrary: {each}", (f"{text} {each}",)
    yield "in a list", ("- Children are safe.", f"- {text}", "- Staff like their work.")
    yield "between", (f"{BESIDE[0]} {BESIDE[3]} {text} {BESIDE[5]}",)
    for old, new in SAME:
        if old in text:
            yield f"words: {old}→{new}", (text.replace(old, new),)


def _under_heading(text: str, heading: tuple[str, ...]) -> Iterator[Mutant]:
    if text.startswith("- "):
        yield "a sentence for a bullet", (*heading, text[2:] if text.endswith(".") else f"{text[2:]}.")
        yield "another bullet mark", (*heading, f"• {text[2:]}")
        yield "numbered", (*heading, f"1. {text[2:]}")
    else:
        yield "a bullet for prose", (*heading, f"- {text}")
    yield "a colon behind the heading", (f"{heading[0]}:", text)
    for each in BESIDE[:1]:
        yield f"in a letter behind: {each}", (each, *heading, text)


def called(before: Answer, after: Answer) -> str:
    """Name the change."""
    silent = {"no", "none", "not said"}
    if after in silent:
        return "lost" if before != "doubt" else "doubt gone"
    if before in silent:
        return "doubt come" if after == "doubt" else "false"
    return "doubted" if after == "doubt" else "told" if before == "doubt" else "otherwise"


def measure(name: str, how: str, each: int) -> Iterator[tuple[str, str, str, Answer, Answer]]:
    answer = ANSWERS[name]
    for base in list(bases(name))[::each]:
        before = answer(*base[3], base[2])
        for made, paragraphs in mutants(base):
            if how in made:
                after = answer(*paragraphs)
                yield made, "" if after == before else called(before, after), " / ".join(paragraphs), before, after


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", choices=("", *ANSWERS), help="of one kind")
    parser.add_argument("--how", default="", help="changes whose name has this in it")
    parser.add_argument("--each", type=int, default=1, help="every so many sentences")
    parser.add_argument("--show", type=int, default=3, help="how many of each to print")
    given = parser.parse_args()
    worst = 0
    for name in ANSWERS:
        if given.only not in ("", name):
            continue
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for made, change, words, before, after in measure(name, given.how, given.each):
            counts[made]["all"] += 1
            counts[made][change] += 1
            if change and counts[made][change] <= given.show:
                print(f"{name}, {made}: {before} → {after} | {words}")
        for made, counted in counts.items():
            changed = ", ".join(f"{what} {many}" for what, many in sorted(counted.items()) if what not in ("", "all"))
            print(f"{name:17}{made:75}{counted['all']:6}  {changed}")
        total = sum(counts.values(), Counter())
        print(
            f"{name}: {total['all']} changed; " + ", ".join(f"{a} {b}" for a, b in sorted(total.items()) if a != "all")
        )
        worst += total["lost"] + total["false"]
    return bool(worst)


if __name__ == "__main__":
    sys.exit(main())
