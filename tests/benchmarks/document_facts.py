"""Measures what the real documents are like: the counts in docs/what-ofsted-publishes.md that no other script gives.

python tests/benchmarks/document_facts.py
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pypdfium2.raw as raw

from watcher.reading import document, pdf
from watcher.reading.lines import lines
from watcher.reading.pages import Page
from watcher.reading.reports import bullet_lists, ilacs
from watcher.reading.reports.decline import declines
from watcher.reading.text import flat, sentences

DOCUMENTS = Path(__file__).parents[3] / "shared" / "corpus" / "documents"
LIGATURES = "ﬀﬁﬂﬃﬄ"
LOST = re.compile(r"\bidenti ?ed\b|\bsigni ?cant\b|\b(?:in)?su ?cient\b")
TRUST = re.compile(
    r"Children's (?:Services )?Trust|Children and Families Trust|Achieving for Children|Together for Children"
    r"|Brighter Futures for Children|Children First\b"
)
A_TABLE = re.compile(r"judge?ments?\s*grades?", re.IGNORECASE)


def main() -> int:
    """Measure and print."""
    counts: Counter[str] = Counter()
    for file in sorted(DOCUMENTS.rglob("*.pdf")):
        try:
            with pdf.opened(file.read_bytes()) as paper:
                pages = paper.pages()
                counts["documents"] += 1
                counts.update(_of_pages(paper, pages))
        except pdf.NotReadableError:
            continue
        kind = file.stem.split("-", 3)[3]
        counts.update(_of_letters(kind, pages) if kind != "inspection" else _of_reports(pages))
    for what, count in sorted(counts.items()):
        print(f"{count:6}  {what}")
    return 0


def _of_pages(paper: pdf.Pdf, pages: tuple[Page, ...]) -> Counter[str]:
    whole = "\n".join(each.text for each in pages)
    found = Counter({"pages": len(pages)})
    found["documents with ligatures as letters"] = any(each in whole for each in LIGATURES)
    found["documents that lost ligatures"] = bool(LOST.search(flat(whole)))
    found["documents with soft hyphens or marks for unknown letters"] = bool(re.search("[\u00ad\ufffd]", whole))
    found["documents with form fields"] = bool(paper.filled_in())
    found["documents naming a trust on page 1"] = bool(TRUST.search(flat(pages[0].text)))
    found["documents naming a trust"] = bool(TRUST.search(flat(whole)))
    sizes = set()
    for number in range(1, paper.length + 1):
        with paper._page(number) as page:
            sizes.add((round(raw.FPDF_GetPageWidthF(page.page)), round(raw.FPDF_GetPageHeightF(page.page))))
            found["pages turned"] += raw.FPDFPage_GetRotation(page.page) != 0
        found["pages that are pictures"] += paper.is_picture(number)
    found["pages with fewer than 40 letters"] = sum(
        len(each.text.strip()) < document.FEWEST_ON_A_PAGE for each in pages
    )
    found["documents with pages of two sizes"] = len(sizes) > 1
    found["documents not on A4 to the point"] = sizes != {(595, 842)}
    found["documents with a page wider than high"] = any(width > height for width, height in sizes)
    return found


def _of_letters(kind: str, pages: tuple[Page, ...]) -> Counter[str]:
    whole = flat(" ".join(each.text for each in pages))
    found = Counter({f"{kind}: documents": 1})
    found[f"{kind}: signed “Yours sincerely”"] = "Yours sincerely" in whole
    for heading in bullet_lists.under(bullet_lists.PRIORITY, lines(pages)):
        shape = "bullets" if heading.items else "prose" if heading.prose else "nothing"
        found[f"headings of priority action with {shape} under them"] += 1
    return found


def _of_reports(pages: tuple[Page, ...]) -> Counter[str]:
    said = [(page.number, each) for page in pages for each in sentences(flat(page.text))]
    found = Counter({"reports: documents": 1, "reports: sentences": len(said)})
    found["reports that say anywhere that something got worse"] = declines.read(said).says_so
    cover = flat(pages[0].text)
    if not ilacs.has_table(cover):
        return found
    heading = A_TABLE.search(cover)
    rows = cover[heading.end() :].lstrip().lower() if heading else ""
    found["ILACS: reports"] = 1
    found["ILACS: leaders are the table's first row"] = rows.startswith("the impact of leaders")
    found["ILACS: another table of judgements behind page 1"] = any(
        A_TABLE.search(flat(each.text)) for each in pages[1:]
    )
    found["ILACS: numbers outcomes of the national framework"] = bool(
        re.search(r"\((?:outcome|enabler)", flat(" ".join(each.text for each in pages)), re.IGNORECASE)
    )
    return found


if __name__ == "__main__":
    sys.exit(main())
