"""Damages documents as typesetting, copying and Ofsted's own habits do, without changing what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from layout import ILACS_ROWS, SIF_ROWS, Layout, laid_out

from watcher.model.documents import Reading
from watcher.model.values import replace
from watcher.reading import document, pdf
from watcher.reading.pages import Page
from watcher.reading.pdf import PlacedWord
from watcher.reading.reports.sentences.closer import Closer
from watcher.reading.structure_tree import Element, TaggedPage

GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
PRINTED = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
}


@dataclass(frozen=True)
class Document:
    """A document as its readers see it, and what it says: grades by area."""

    name: str
    says: Mapping[str, str]
    pages: tuple[Page, ...]
    placed: Mapping[int, tuple[PlacedWord, ...]]
    tagged: Mapping[int, TaggedPage]

    @property
    def authority(self):
        found = re.search(
            r"(?:Inspection of|services in) ([A-Z][\w ]{2,30}?)(?: local| require| are| is|\n|$)", self.pages[0].text
        )
        return found[1] if found else "the area"

    @property
    def is_sif(self):
        return "looked_after_and_permanence" in self.says

    def read(self) -> Reading:
        return document.read_pages(
            self.pages, Closer(lambda n: self.placed.get(n, ()), lambda n: self.tagged.get(n, TaggedPage()))
        )

    def with_text(self, change: Callable[[Page], str]) -> Document:
        return replace(self, pages=tuple(Page(page.number, change(page)) for page in self.pages))

    def with_words(self, change: Callable[[str], str]) -> Document:
        """Change the words in their places, and those that the tags hold together."""
        placed = {
            number: tuple(word._replace(text=change(word.text)) for word in words)
            for number, words in self.placed.items()
        }
        tagged = {
            number: TaggedPage(tuple(_changed(each, change) for each in page.elements))
            for number, page in self.tagged.items()
        }
        return replace(self, placed=placed, tagged=tagged)

    def on_pages(self, numbers: Sequence[int | None]) -> Document:
        """Number the pages anew: the first is what was page `numbers[0]` (None: a page that wasn't there)."""
        return replace(
            self,
            placed={new: self.placed.get(old, ()) for new, old in enumerate(numbers, start=1) if old},
            tagged={new: self.tagged.get(old, TaggedPage()) for new, old in enumerate(numbers, start=1) if old},
        )


def _changed(element: Element, change: Callable[[str], str]) -> Element:
    words = " ".join(change(word) for word in element.words.split())
    return Element(element.kind, words, tuple(_changed(each, change) for each in element.parts))


def opened(name: str, body: bytes, says: Mapping[str, str]) -> Document:
    """Open a PDF as its readers do."""
    with pdf.opened(body) as paper:
        pages = paper.pages()
        tagged = {page.number: paper.tagged(page.number) for page in pages}
        looked_at = pages[:3] if tagged[1].elements else pages
        placed = {page.number: paper.placed_words(page.number) for page in looked_at}
    return Document(name, says, pages, placed, tagged)


def damaged(paper: Document, others: Sequence[Document], random: Random) -> tuple[Document, tuple[str, ...]]:
    """Damage a document in one to three ways; at times another report follows in its file."""
    how = random.sample(list(DAMAGES), random.choice((1, 1, 1, 2, 3)))
    for each in how:
        paper = DAMAGES[each](paper, random)
    # Without its first pages, a report followed by another is that other one, whatever stands before it.
    if random.random() < 0.05 and "pages missing" not in how:
        paper = two_in_one_file(paper, random.choice(others))
        how.append("another report follows")
    return paper, tuple(how)


def _lines(text: str) -> list[str]:
    return re.split(r"\r?\n", text)


def rows_shuffled(paper: Document, random: Random) -> Document:
    """The lines of the table come in another order; where they stand on the page stays."""

    def change(page: Page) -> str:
        if page.number != 1:
            return page.text
        lines = _lines(page.text)
        at = [n for n, line in enumerate(lines) if re.search(r"judgement|children who need help", line, re.IGNORECASE)]
        start = at[0] + 1 if at else 0
        part = lines[start : start + random.randint(6, 16)]
        random.shuffle(part)
        return "\n".join([*lines[:start], *part, *lines[start + len(part) :]])

    return paper.with_text(change)


def wrapped_elsewhere(paper: Document, random: Random) -> Document:
    """Lines break at other places."""
    width = random.choice((18, 30, 55, 90, 140, 100_000))

    def change(page: Page) -> str:
        made, line = [], ""
        for word in page.text.split():
            if line and len(line) + len(word) > width:
                made.append(line)
                line = ""
            line = f"{line} {word}".strip()
        return "\n".join([*made, line])

    return paper.with_text(change)


def marks_lost(paper: Document, random: Random) -> Document:
    """Apostrophes, dashes, colons and stops are lost or become other signs."""
    lost = str.maketrans({each: random.choice(("", " ", "?", "\ufffd", each)) for each in "'’‘-–—:.,"})

    return paper.with_text(lambda page: page.text.translate(lost)).with_words(lambda word: word.translate(lost))


def labels_misprinted(paper: Document, random: Random) -> Document:
    """Words of the labels are misspelt, doubled or left out."""
    share = random.choice((0.01, 0.03, 0.3))
    label = re.compile(
        r"\b(experiences?|progress|children|care|leavers|leaders|impact|protection|permanence|performance"
        r"|overall|effectiveness|governance|and|who|need|help|of)\b",
        re.IGNORECASE,
    )

    def misprint(found: re.Match[str]) -> str:
        word = found[0]
        if random.random() > share:
            return word
        at = random.randrange(len(word))
        return random.choice((word[:at] + word[at + 1 :], word[:at] + "x" + word[at:], f"{word} {word}", ""))

    return paper.with_text(lambda page: label.sub(misprint, page.text)).with_words(
        lambda word: label.sub(misprint, word)
    )


def pages_missing(paper: Document, random: Random) -> Document:
    """Some pages are not there."""
    share = random.choice((0.1, 0.5, 0.9))
    kept = [page for page in paper.pages if random.random() > share] or [paper.pages[-1]]
    moved = paper.on_pages([page.number for page in kept])
    return replace(moved, pages=tuple(Page(n, page.text) for n, page in enumerate(kept, start=1)))


def spaces_lost(paper: Document, random: Random) -> Document:
    """Another font: some words run together, others fall apart."""
    share = random.choice((0.02, 0.1, 0.3))

    def change(page: Page) -> str:
        made = re.sub(r" (?=\w)", lambda _: "" if random.random() < share else " ", page.text)
        return re.sub(r"(?<=\w)(?=\w)", lambda _: " " if random.random() < share / 20 else "", made)

    return paper.with_text(change).with_words(
        lambda word: word[: random.randint(1, len(word))] if word and random.random() < share / 5 else word
    )


def letters_replaced(paper: Document, random: Random) -> Document:
    """Another font: ligatures, narrow spaces, soft hyphens, bullets of its own."""
    signs = {
        "ff": "ﬀ",
        "fi": "ﬁ",
        " ": random.choice((" ", "\u00a0", "\u202f", "  ")),
        "-": random.choice("-–\u00ad\ufffe"),
    }

    def change(text: str) -> str:
        for plain, odd in signs.items():
            text = text.replace(plain, odd)
        return text

    return paper.with_text(lambda page: change(page.text)).with_words(change)


def headings_removed(paper: Document, random: Random) -> Document:
    """The body has no headings with grades any more."""
    heading = re.compile(
        r"(?im)^(?:the )?(?:impact of|experiences? and progress|leadership|adoption)[^\n]*\n?(?:[^\n]{0,70}\n){0,2}?"
        r"[^\n]*?(?:outstanding|good|improvement|inadequate)[^\n]*$"
    )
    return replace(
        paper, pages=(paper.pages[0], *(Page(page.number, heading.sub("", page.text)) for page in paper.pages[1:]))
    )


def _others(paper: Document, random: Random) -> dict[str, str]:
    """Earlier grades, each another one than now."""
    return {area: random.choice([each for each in GRADES if each != grade]) for area, grade in paper.says.items()}


def quotes_the_previous(paper: Document, random: Random) -> Document:
    """Earlier grades are quoted, in the words in which current ones are given."""
    other, name = _others(paper, random), paper.authority
    overall = other.get("overall_effectiveness", "good").replace("_", " ")
    part = random.choice(list(other))
    grade = other[part].replace("_", " ")
    service = {
        "help_and_protection": "children in need of help and protection",
        "care_leavers": "care leavers",
        "adoption": "adoption",
        "leadership": "leadership, management and governance",
    }.get(part, "children looked after")
    said = random.sample(
        [
            f"At the last inspection, children's services in {name} were judged to be {overall}.",
            f"In 2011 inspectors found that children's services in {name} were {overall}.",
            f"Children's services in {name} are no longer {overall}.",
            f"The previous report said that “Children's services in {name} are {overall}”.",
            f"When Ofsted last inspected children's services in {name}, help was {overall}.",
            f"The overall judgement at the last inspection was {overall}. The council has worked on this since.",
            f"The previous inspection judged services for {service} to be {grade}.",
            f"Services for {service} were {grade}, and are not so any more.",
            f"Last time, the experiences and progress of {service}: {grade}.",
            f"The Local Safeguarding Children Board was judged {other.get('lscb', 'good').replace('_', ' ')} in 2011.",
            f"The LSCB is not {other.get('lscb', 'good').replace('_', ' ')}.",
            f"Children's homes in {name} are good. Two schools are inadequate. The board's training is outstanding.",
            "Leadership requires improvement in the view of the council's own evaluation; adoption is good.",
            "The Safeguarding Children Board good practice guide is used.",
            "An LSCB that is good has partners who attend.",
        ],
        k=random.randint(1, 6),
    )
    place = random.choice((0, 0, 1, 1, 2, len(paper.pages) - 1))

    def change(page: Page) -> str:
        if page.number != min(place + 1, len(paper.pages)):
            return page.text
        lines = _lines(page.text)
        end = max(
            (
                n
                for n, line in enumerate(lines)
                if re.search(r"(?i)^(?:\s*)(?:requires improvement.*|good|inadequate|outstanding)\s*$", line)
            ),
            default=0,
        )
        at = random.randint(end + 1, len(lines)) if end + 1 <= len(lines) else len(lines)
        return "\n".join([*lines[:at], *said, *lines[at:]])

    number = min(place + 1, len(paper.pages))
    here = paper.tagged.get(number, TaggedPage()).elements
    added = tuple(Element("P", each) for each in said) if here else ()
    return replace(paper.with_text(change), tagged={**paper.tagged, number: TaggedPage((*here, *added))})


def descriptors_appended(paper: Document, random: Random) -> Document:
    """The end explains what each grade means."""
    text = "\n".join(
        [
            "What the judgements mean",
            "An LSCB is likely to be judged good if partners attend its meetings.",
            "An LSCB requires improvement if its partners do not yet work together well.",
            "An LSCB that is inadequate does not fulfil its duties.",
            "Leadership, management and governance is outstanding where children thrive.",
            "The experiences and progress of care leavers are good when young people have homes.",
            "Children's services in an area are inadequate if there are widespread or serious failures.",
            "Outstanding",
            "Good",
            "Requires improvement",
            "Inadequate",
        ]
    )
    return replace(paper, pages=(*paper.pages, Page(len(paper.pages) + 1, text)))


def _table(
    paper: Document, grades: Mapping[str, str], random: Random
) -> tuple[str, tuple[PlacedWord, ...], tuple[Element, ...]]:
    labels = SIF_ROWS if paper.is_sif else ILACS_ROWS
    rows = [(labels[area], PRINTED[grade]) for area, grade in grades.items() if area in labels]
    text, words = laid_out(rows, Layout.drawn(random), random)
    is_tagged = any(page.elements for page in paper.tagged.values())
    return text, words, (_tagged_table([("Judgement", "Grade"), *rows]),) if is_tagged else ()


def _tagged_table(rows: Sequence[tuple[str, ...]]) -> Element:
    cells = [tuple(Element("TD", cell) for cell in row) for row in rows]
    return Element("Table", "", tuple(Element("TR", "", each) for each in cells))


_TOLD = (
    "Judgements at the previous inspection in 2019",
    "At the last inspection the judgements were",
    "Earlier judgements",
    "",
)


def earlier_table_appended(paper: Document, random: Random) -> Document:
    """A page at the end, or soon, has the table of an earlier inspection."""
    text, words, tags = _table(paper, _others(paper, random), random)
    page = f"{random.choice(_TOLD)}\n{text}"
    at = random.choice((1, 2, len(paper.pages)))
    pages = [*paper.pages[:at], Page(None, page), *paper.pages[at:]]
    moved = paper.on_pages([each.number for each in pages])
    return replace(
        moved,
        pages=tuple(Page(n, each.text) for n, each in enumerate(pages, start=1)),
        placed={**moved.placed, at + 1: words},
        tagged={**moved.tagged, at + 1: TaggedPage(tags)},
    )


def earlier_table_on_the_cover(paper: Document, random: Random) -> Document:
    """The cover has the table of an earlier inspection too, above or below the present one."""
    text, words, tags = _table(paper, _others(paper, random), random)
    told = random.choice(_TOLD)
    cover = paper.pages[0].text
    lowered = tuple(each._replace(top=each.top - 400, bottom=each.bottom - 400) for each in paper.placed.get(1, ()))
    if random.random() < 0.5:
        at = re.search(r"(?i)judgements?\s+grades?|children'?’?s services in|the overall judgement", cover)
        cut = at.start() if at else 0
        cover, placed = f"{cover[:cut]}\n{told}\n{text}\n{cover[cut:]}", (*words, *lowered)
    else:
        below = tuple(each._replace(top=each.top - 800, bottom=each.bottom - 800) for each in words)
        cover, placed = f"{cover}\n{told}\n{text}", (*paper.placed.get(1, ()), *below)
    here = paper.tagged.get(1, TaggedPage()).elements
    return replace(
        paper,
        pages=(Page(1, cover), *paper.pages[1:]),
        placed={**paper.placed, 1: placed},
        tagged={**paper.tagged, 1: TaggedPage((*tags, *here) if random.random() < 0.5 else (*here, *tags))},
    )


def set_anew(paper: Document, random: Random) -> Document:
    """The table is set anew: other widths, heights and orders of reading."""
    if paper.is_sif:
        return wrapped_elsewhere(paper, random)
    text, words, tags = _table(paper, paper.says, random)
    return _with_table(paper, text, words, tags)


def _with_table(
    paper: Document, text: str, words: tuple[PlacedWord, ...], tags: tuple[Element, ...], over: str = ""
) -> Document:
    """Put another table in the place of the cover's; `over` runs over onto the next page."""
    cover = paper.pages[0].text
    start = re.search(r"(?i)judgements?\s+grades?", cover)
    if not start:
        return paper
    end = max(
        (
            each.end()
            for each in re.finditer(
                r"(?i)\b(?:outstanding|good|improvement|inadequate)\b", cover[: start.start() + 700]
            )
        ),
        default=0,
    )
    opening = cover[end:]
    pages = [Page(1, f"{cover[: start.start()]}{text}\n{opening}"), *paper.pages[1:]]
    if over:
        pages[0] = Page(1, cover[: start.start()] + text)
        pages[1] = Page(2, f"{over}\n{opening}\n{pages[1].text}")
    return replace(
        paper,
        pages=tuple(pages),
        placed={**paper.placed, 1: words},
        tagged={**paper.tagged, 1: TaggedPage(tags)},
    )


def footnote_marks(paper: Document, random: Random) -> Document:
    """Grades and labels have marks of footnotes behind them."""
    mark = random.choice(("1", "\u00b9", "*", "\u2020", " 2"))
    ends = re.compile(r"\b([Oo]utstanding|[Gg]ood|[Ii]nadequate|care leavers|families)$", re.MULTILINE)

    def change(text: str) -> str:
        return ends.sub(lambda found: found[0] + mark, text)

    cover = Page(1, "\n".join(change(line) for line in _lines(paper.pages[0].text)))
    with_marks = paper.with_words(lambda word: change(word) if word[:1].isupper() else word)
    return replace(with_marks, pages=(cover, *paper.pages[1:]))


def watermark(paper: Document, random: Random) -> Document:
    """A stamp stands across the cover, large, and its word comes anywhere in the order of words."""
    stamp = random.choice(("DRAFT", "EMBARGOED", "CONFIDENTIAL"))
    lines = _lines(paper.pages[0].text)
    at = random.randint(0, len(lines))
    cover = Page(1, "\n".join([*lines[:at], stamp, *lines[at:]]))
    drawn = PlacedWord(stamp, 120.0, 480.0, 460.0, 560.0)
    placed = {**paper.placed, 1: (*paper.placed.get(1, ()), drawn)} if paper.placed.get(1) else paper.placed
    return replace(paper, pages=(cover, *paper.pages[1:]), placed=placed)


def column_of_previous_grades(paper: Document, random: Random) -> Document:
    """The table has a third column, with the grades of the inspection before."""
    if paper.is_sif:
        return paper
    heading, before = random.choice(("Previous grade", "Last inspection", "Previous judgement")), _others(paper, random)
    rows = [(ILACS_ROWS[area], PRINTED[grade], PRINTED[before[area]]) for area, grade in paper.says.items()]
    text, words = laid_out([row[:2] for row in rows], replace(Layout.drawn(random), order="by row"), random)
    text = "\n".join((f"Judgement Grade {heading}", *(" ".join(row) for row in rows)))
    third = max(word.right for word in words) + 30
    grades = [
        word
        for word in words
        if word.left > 70 and word.text[0].isupper() and word.text in {p.split()[0] for p in PRINTED.values()}
    ]
    labels = iter(row[2] for row in rows)
    beside = [
        PlacedWord(each, third, word.bottom, third + 60, word.top)
        for word, printed in zip(grades, labels, strict=False)
        for each in printed.split()[:1]
    ]
    top = next(word for word in words if word.text == "Grade")
    heads = (PlacedWord(heading.split()[0], third, top.bottom, third + 50, top.top),)
    is_tagged = any(page.elements for page in paper.tagged.values())
    tags = (_tagged_table([("Judgement", "Grade", heading), *rows]),) if is_tagged else ()
    return _with_table(paper, text, (*words, *heads, *beside), tags)


def row_of_a_new_framework(paper: Document, random: Random) -> Document:
    """The table has a row that no framework of today's has, anywhere; at times its grade is of another scale."""
    rows = [(ILACS_ROWS[area], PRINTED[grade]) for area, grade in paper.says.items()]
    label = random.choice(("The quality of family hubs and early help", "Multi-agency child protection"))
    rows.insert(random.randint(0, len(rows)), (label, random.choice(("Inadequate", "Urgent improvement", "Good"))))
    text, words = laid_out(rows, Layout.drawn(random), random)
    return _with_table(replace(paper, tagged={}), text, words, ())


def table_runs_over(paper: Document, random: Random) -> Document:
    """The last rows of the table stand at the head of the next page."""
    if paper.is_sif or len(paper.pages) < 2:
        return paper
    rows = [(ILACS_ROWS[area], PRINTED[grade]) for area, grade in paper.says.items()]
    at = random.randint(1, len(rows) - 1)
    layout = replace(Layout.drawn(random), order="by row")
    (text, words), (over, placed) = (laid_out(part, layout, random) for part in (rows[:at], rows[at:]))
    is_tagged = any(page.elements for page in paper.tagged.values())
    tags = [(_tagged_table(part),) if is_tagged else () for part in ([("Judgement", "Grade"), *rows[:at]], rows[at:])]
    made = _with_table(paper, text, words, tags[0], over.partition("Grade\n")[2])
    second = made.tagged.get(2, TaggedPage()).elements
    return replace(
        made,
        placed={**made.placed, 2: (*placed[2:], *made.placed.get(2, ()))},
        tagged={**made.tagged, 2: TaggedPage((*tags[1], *second))},
    )


def cover_comes_second(paper: Document, random: Random) -> Document:
    """A blank or a covering page stands before the cover."""
    first = random.choice(
        ("", "This page is left blank.", f"To whom it may concern: the report on {paper.authority} follows. Ofsted.")
    )
    pages = (Page(1, first), *(Page(page.number + 1, page.text) for page in paper.pages))
    return replace(paper.on_pages([None, *(page.number for page in paper.pages)]), pages=pages)


DAMAGES: Mapping[str, Callable[[Document, Random], Document]] = {
    each.__name__.replace("_", " "): each
    for each in (
        rows_shuffled,
        wrapped_elsewhere,
        marks_lost,
        labels_misprinted,
        pages_missing,
        spaces_lost,
        letters_replaced,
        headings_removed,
        quotes_the_previous,
        descriptors_appended,
        earlier_table_appended,
        earlier_table_on_the_cover,
        set_anew,
        footnote_marks,
        watermark,
        column_of_previous_grades,
        table_runs_over,
        cover_comes_second,
    )
}


def two_in_one_file(first: Document, second: Document) -> Document:
    """Another report follows in the same file."""
    pages = tuple(Page(n, page.text) for n, page in enumerate((*first.pages, *second.pages), start=1))
    return replace(first, pages=pages)


def wrong(paper: Document, reading: Reading) -> list[str]:
    """List the grades that were read with confidence and that the document doesn't give."""
    return [
        f"{each.area}: {each.grade.key}, not {paper.says.get(each.area)}"
        for each in reading.judgements
        if paper.says.get(each.area) != each.grade.key
    ]


def missed_in_silence(paper: Document, reading: Reading) -> bool:
    """Tell whether a judgement is missing and nothing says so."""
    missed = set(paper.says) - {each.area for each in reading.judgements}
    if not any(_BOARD_GRADED.search(page.text) for page in paper.pages):
        missed.discard("lscb")  # the pages that judge the board are not there, and nothing else tells that they were
    return bool(missed) and not reading.problems and reading.kind == "inspection"


_BOARD_GRADED = re.compile(r"(?:Board|LSCB)\b[^.]{0,60}(?:outstanding|good|improvement|inadequate)", re.IGNORECASE)
