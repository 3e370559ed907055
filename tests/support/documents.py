"""Makes sample documents in the layouts of Ofsted's, with sentences of our own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from fpdf import FPDF

PRINTED = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
}
ILACS_TITLES = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "children_in_care_and_care_leavers": "The experiences and progress of children in care and care leavers",
    "children_in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall_effectiveness": "Overall effectiveness",
}
SIF_TITLES = {
    "help_and_protection": "1. Children who need help and protection",
    "looked_after_and_permanence": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care_leavers": "2.2 Experiences and progress of care leavers",
    "leadership": "3. Leadership, management and governance",
}


def span(start: date, end: date) -> str:
    """Write dates as Ofsted's covers do."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {end:%-d %B %Y}"
    return f"{start:%-d %B} to {end:%-d %B %Y}" if start.year == end.year else f"{start:%-d %B %Y} to {end:%-d %B %Y}"


class Paper(FPDF):
    """A page of A4 with Ofsted's margins, to be written on."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.set_creation_date(datetime(2026, 1, 1, tzinfo=UTC))
        self.set_margins(25, 25)
        self.set_auto_page_break(True, 25)
        self.add_page()
        self.set_font("Helvetica", size=11)

    def text_line(self, text: str, *, size: int = 11, bold: bool = False, gap: float = 2) -> None:
        self.set_font("Helvetica", "B" if bold else "", size)
        for line in _lines(text, size, bold=bold):
            self.cell(0, 5.5 if size < 14 else 8, line, new_x="LMARGIN", new_y="NEXT")
        self.ln(gap)
        self.set_font("Helvetica", size=11)

    def row(self, label: str, grade: str) -> None:
        top = self.get_y()
        self.multi_cell(85, 5.5, label, align="L", new_x="LMARGIN", new_y="NEXT")
        below = self.get_y()
        self.set_xy(120, top)
        self.multi_cell(65, 5.5, grade, align="L", new_x="LMARGIN", new_y="NEXT")
        self.set_y(max(below, self.get_y()) + 2)

    def made(self) -> bytes:
        return bytes(self.output())


@cache
def _lines(text: str, size: int, *, bold: bool) -> list[str]:
    """Break a paragraph into lines, once for all documents that have it: that is most of what drawing one takes."""
    paper = Paper()
    paper.set_font("Helvetica", "B" if bold else "", size)
    return paper.multi_cell(0, text=text, align="L", dry_run=True, output="LINES")


@cache
def ilacs(
    authority: str,
    judgements: tuple[tuple[str, str], ...],
    start: date,
    end: date,
    opening: str = "Services for children in this area have changed little since the previous inspection.",
    improve: tuple[str, ...] = ("The timeliness of visits to children.", "The quality of recorded supervision."),
) -> bytes:
    """Make an ILACS report: cover with table and opening, then a section for each judgement."""
    paper = Paper()
    paper.text_line(f"Inspection of {authority} local authority children's services", size=20, bold=True, gap=6)
    paper.text_line(f"Inspection dates: {span(start, end)}")
    paper.text_line("Lead inspector: Pat Example, His Majesty's Inspector", gap=6)
    paper.row("Judgement", "Grade")
    for area, grade in judgements:
        paper.row(ILACS_TITLES[area], PRINTED[grade])
    paper.ln(6)
    paper.text_line(opening)
    paper.text_line("Inspectors looked at children's records and spoke with children, parents, carers and staff.")
    paper.add_page()
    paper.text_line("What needs to improve?", size=14, bold=True)
    for each in improve:
        paper.text_line(f"- {each}")
    number = 1
    for area, grade in judgements:
        if area == "overall_effectiveness":
            continue
        paper.text_line(f"{ILACS_TITLES[area]}: {PRINTED[grade].lower()}", size=13, bold=True)
        for _ in range(4):
            paper.text_line(
                f"{number}. This paragraph of the sample says in a few plain words what inspectors might have seen, so "
                "that a page is filled as pages of such reports are."
            )
            number += 1
    paper.text_line(
        "The Office for Standards in Education, Children's Services and Skills (Ofsted) regulates and inspects to "
        "achieve excellence in the care of children and young people. Piccadilly Gate, Store Street, Manchester M1 2WD"
    )
    return paper.made()


@cache
def sif(
    authority: str,
    judgements: tuple[tuple[str, str], ...],
    start: date,
    end: date,
    published: date,
    opening: str = "Children in this area receive services of mixed quality.",
) -> bytes:
    """Make a SIF report: the cover's sentence and table, the sections, and the safeguarding board's review."""
    said = dict(judgements)
    verb = (
        "require improvement to be good"
        if said["overall_effectiveness"] == "requires improvement"
        else (f"are {said['overall_effectiveness']}")
    )
    paper = Paper()
    paper.text_line(authority, size=20, bold=True)
    paper.text_line(
        "Inspection of services for children in need of help and protection, children looked after and care leavers"
    )
    if "lscb" in said:
        paper.text_line("and\nReview of the effectiveness of the Local Safeguarding Children Board")
    paper.text_line(f"Inspection date: {start:%-d %B %Y} - {end:%-d %B %Y}")
    paper.text_line(f"Report published: {published:%-d %B %Y}", gap=6)
    paper.text_line(f"Children's services in {authority} {verb}", bold=True)
    for area, title in SIF_TITLES.items():
        if area in said:
            paper.row(title, said[area].capitalize())
    paper.add_page()
    paper.text_line("Executive summary", size=14, bold=True)
    paper.text_line(opening)
    paper.add_page()
    paper.text_line("Recommendations", size=14, bold=True)
    paper.text_line("1. Make sure that visits to children are made in time.")
    for area in ("help_and_protection", "looked_after_and_permanence", "leadership"):
        paper.add_page()
        label = SIF_TITLES[area].split(" ", 1)[1]
        label = label if area == "leadership" else f"The experiences and progress of {label[0].lower()}{label[1:]}"
        paper.row("Key judgement", "Judgement grade")
        paper.row(label, said[area].capitalize())
        paper.text_line("Summary", bold=True)
        paper.text_line("Inspectors looked at children's records and spoke with children, parents, carers and staff.")
        if area == "looked_after_and_permanence":
            for part, words in (("adoption", "for adoption performance"), ("care_leavers", _CARE_LEAVERS)):
                if part in said:
                    verb = "requires" if said[part].startswith("requires") else "is"
                    grade = said[part].removeprefix("requires ")
                    paper.text_line(f"The graded judgement {words} is that it {verb} {grade}", bold=True)
    if "lscb" in said:
        paper.add_page()
        verb = said["lscb"] if said["lscb"].startswith("requires") else f"is {said['lscb']}"
        paper.text_line("The Local Safeguarding Children Board (LSCB)", size=14, bold=True)
        paper.text_line(f"The Local Safeguarding Children Board {verb}", bold=True)
        paper.text_line("Executive summary", bold=True)
        paper.text_line(f"{authority} Safeguarding Children Board {verb}. Partners attend its meetings.")
    paper.text_line("Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD")
    return paper.made()


_CARE_LEAVERS = "about the experience and progress of care leavers"


@cache
def plain_letter(*paragraphs: str) -> bytes:
    """Make a PDF with these paragraphs, Ofsted's address at the end."""
    paper = Paper()
    for each in paragraphs:
        paper.text_line(each)
    paper.text_line("Ofsted, Piccadilly Gate, Store Street, Manchester M1 2WD")
    return paper.made()


@cache
def school(name: str, judgements: tuple[tuple[str, str], ...], *, previous: str = "Good", summary: str = "") -> bytes:
    """Make a school's report: the table with the grade before below it, a summary, and the details with the URN."""
    paper = Paper()
    paper.text_line(name, size=20, bold=True, gap=6)
    paper.text_line("Inspection dates: 10 to 11 March 2026", gap=4)
    for label, grade in judgements:
        paper.row(label, grade)
    paper.row("Overall effectiveness at previous inspection", previous)
    paper.text_line(summary or "Pupils say that they like the new library. Leaders have changed the timetable.")
    paper.add_page()
    paper.text_line("School details", size=14, bold=True)
    paper.row("Unique reference number", "144225")
    return paper.made()


GRADES_OF_CARDS = ("Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement")


@cache
def report_card(urn: str, areas: tuple[tuple[str, str], ...], inspected: date, safeguarding: str = "met") -> bytes:
    """Make a report card: the grades as a legend, safeguarding, a row for each area, the legend again."""
    paper = Paper()
    paper.text_line("Hill Primary School", size=20, bold=True)
    paper.text_line(f"Unique reference number (URN): {urn}")
    paper.text_line(f"Inspection report: {inspected:%-d %B %Y}")
    for grade in GRADES_OF_CARDS:
        paper.text_line(grade)
    paper.text_line(f"Safeguarding standards {safeguarding}", bold=True)
    paper.text_line("Met: what is asked of it is done. Not met: it is not.")
    for area, grade in areas:
        paper.row(area, grade.capitalize())
    for grade in GRADES_OF_CARDS:
        paper.text_line(f"{grade} This is what the word means.")
    return paper.made()
