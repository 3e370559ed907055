"""Sets tables of judgements as typesetters do: columns, wrapped cells, the orders of a PDF's words."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from watcher.reading.pdf import PlacedWord

ILACS_ROWS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "children_in_care_and_care_leavers": "The experiences and progress of children in care and care leavers",
    "children_in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall_effectiveness": "Overall effectiveness",
}
SIF_ROWS = {
    "help_and_protection": "1. Children who need help and protection",
    "looked_after_and_permanence": "2. Children looked after and achieving permanence",
    "adoption": "2.1 Adoption performance",
    "care_leavers": "2.2 Experiences and progress of care leavers",
    "leadership": "3. Leadership, management and governance",
}
LETTER = 5.5


@dataclass(frozen=True)
class Layout:
    """Sizes in points; how cells stand in their rows; and in which order their words come."""

    label_letters: int
    grade_letters: int
    line: float
    between: float
    border: float
    centred: bool
    order: str

    @classmethod
    def drawn(cls, random: Random) -> Layout:
        label = random.choice((24, 32, 40, 60))
        return cls(
            label_letters=label,
            grade_letters=random.choice((12, 20, 40)),
            line=random.choice((11.0, 13.0, 16.0)),
            between=random.choice((3.0, 8.0, 20.0)),
            border=70 + label * LETTER + random.choice((10, 30, 80)),
            centred=random.random() < 0.5,
            order=random.choice(("by row", "by line", "by column")),
        )


def wrapped(text: str, letters: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def laid_out(rows: list[tuple[str, str]], layout: Layout, random: Random) -> tuple[str, tuple[PlacedWord, ...]]:
    """Set a table; its text in the layout's order of reading, and its words with their places."""
    top = 700.0
    lines: list[tuple[float, int, int, str]] = [(top, 0, 0, "Judgement"), (top, 0, 1, "Grade")]
    top -= layout.line + layout.between
    for number, (label, grade) in enumerate(rows, start=1):
        cells = wrapped(label, layout.label_letters), wrapped(grade, layout.grade_letters)
        height = max(map(len, cells)) * layout.line
        for column, cell in enumerate(cells):
            down = (height - len(cell) * layout.line) / 2 if layout.centred else 0
            lines += [(top - down - at * layout.line, number, column, text) for at, text in enumerate(cell)]
        top -= height + layout.between
    orders = {
        "by row": lambda each: (each[1], each[2], -each[0]),
        "by line": lambda each: (-each[0], each[2]),
        "by column": lambda each: (each[1] > 0, each[2], -each[0]),
    }
    in_order = sorted(lines, key=orders[layout.order])
    text = "\n".join(each[3] for each in in_order)
    words = []
    for place, _, column, said in in_order:
        left = 70.0 if column == 0 else layout.border
        for word in said.split():
            right = left + len(word) * LETTER
            words.append(PlacedWord(word, left, place - layout.line * 0.8, right, place))
            left = right + LETTER
    return text, tuple(words)
