"""Makes small tagged PDFs: pages of words at their places, and a structure tree over them."""

from __future__ import annotations

from dataclasses import dataclass

TOP = 780
LINE = 16


@dataclass(frozen=True)
class Tag:
    """A part of a structure tree: its type, its words where it has some itself, and the parts within."""

    kind: str
    text: str = ""
    parts: tuple[Tag, ...] = ()
    left: int = 60


def table(*rows: tuple[str, ...]) -> Tag:
    """Make a table; its cells stand on lines of their own, as a typesetter may have put them."""
    made = [
        Tag(
            "TR", parts=tuple(Tag("TD", parts=(Tag("P", cell, left=60 + 300 * (n > 0)),)) for n, cell in enumerate(row))
        )
        for row in rows
    ]
    return Tag("Table", parts=tuple(made))


def paragraph(text: str) -> Tag:
    """Make a paragraph."""
    return Tag("P", text)


class _Objects:
    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def add(self, body: str | bytes = b"") -> int:
        self.bodies.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.bodies)

    def put(self, number: int, body: str) -> None:
        self.bodies[number - 1] = body.encode("latin-1")

    def written(self, root: int) -> bytes:
        out, places = b"%PDF-1.7\n", []
        for number, body in enumerate(self.bodies, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        cross = b"".join(b"%010d 00000 n \n" % place for place in places)
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF"
            % (
                len(self.bodies) + 1,
                cross,
                len(self.bodies) + 1,
                root,
                len(out),
            )
        )


def pdf(*pages: tuple[Tag, ...], backwards: bool = False) -> bytes:
    """Make the PDF; `backwards`: the words stand in the file in the opposite order of their places."""
    made = _Objects()
    root, tree, list_of_pages = made.add(), made.add(), made.add()
    font = made.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
    top, numbers, parents = [], [], []
    for at, tags in enumerate(pages):
        page = made.add()
        owners: list[int] = []
        drawn: list[str] = []
        for each in tags:
            top.append(_element(made, each, tree, page, owners, drawn))
        stream = "\n".join(reversed(drawn) if backwards else drawn).encode("latin-1")
        content = made.add(b"<</Length %d>>\nstream\n%b\nendstream" % (len(stream), stream))
        made.put(
            page,
            f"<</Type /Page /Parent {list_of_pages} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
            f" /Resources <</Font <</F {font} 0 R>>>> /StructParents {at}>>",
        )
        numbers.append(page)
        parents.append(f"{at} [{' '.join(f'{each} 0 R' for each in owners)}]")
    made.put(list_of_pages, f"<</Type /Pages /Count {len(numbers)} /Kids [{_references(numbers)}]>>")
    made.put(tree, f"<</Type /StructTreeRoot /K [{_references(top)}] /ParentTree <</Nums [{' '.join(parents)}]>>>>")
    made.put(
        root, f"<</Type /Catalog /Pages {list_of_pages} 0 R /MarkInfo <</Marked true>> /StructTreeRoot {tree} 0 R>>"
    )
    return made.written(root)


def _element(made: _Objects, tag: Tag, parent: int, page: int, owners: list[int], drawn: list[str]) -> int:
    number = made.add()
    children = [f"{_element(made, each, number, page, owners, drawn)} 0 R" for each in tag.parts]
    if tag.text:
        mark, place = len(owners), TOP - LINE * len(owners)
        owners.append(number)
        drawn.append(f"/{tag.kind} <</MCID {mark}>> BDC BT /F 11 Tf {tag.left} {place} Td ({tag.text}) Tj ET EMC")
        children.append(str(mark))
    made.put(number, f"<</Type /StructElem /S /{tag.kind} /P {parent} 0 R /Pg {page} 0 R /K [{' '.join(children)}]>>")
    return number


def _references(numbers: list[int]) -> str:
    return " ".join(f"{each} 0 R" for each in numbers)
