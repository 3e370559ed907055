"""Whether a grade is of a thing that is no council's: a nursery, a firm or a joke that is called by its name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.reading.news.judged import JUDGEABLE, LINKS

if TYPE_CHECKING:
    from watcher.reading.news.clauses import Sentence
    from watcher.reading.news.lexicon import Hit

ILL = ("inadequate", "poor", "requires improvement")
LONGEST = 4
"""How many words a thing's name has at most."""
_HANDED = frozenset(("given", "handed", "says", "said", "concludes"))
"""Before a grade verbs without an object that has it."""
_NO_NAMES = frozenset(("the", "a", "an", "us", "you", "just", "second", "now", "to", "there", "what", "ago"))
_NO_NAMES |= {"bosses", "managers", "chiefs", "another", "every", "each", "all"}
"""What is no name of a thing, or stands for what inspectors judge."""


def things_rated(sentences: tuple[Sentence, ...]) -> frozenset[tuple[int, int]]:
    """List where a piece's beginning grades things, by sentence and word: none where it names services for children."""
    if any(each.has("own") for each in sentences):
        return frozenset()
    return frozenset(
        (each.number, hit.start)
        for each in sentences
        for hit in each.grades
        if hit.sort in ILL and _is_of_a_thing(each, hit)
    )


def _is_of_a_thing(sentence: Sentence, hit: Hit) -> bool:
    """Return whether a grade is of what the vocabulary has no word for: "Ofsted rates Acorns inadequate"."""
    texts = sentence.texts
    rated = next((each for each in reversed(sentence.hits) if each.sort == "rated" and each.end <= hit.start), None)
    after = "".join(texts[hit.end : hit.end + 1])
    if (rated is None and (sentence.number or after.isalpha())) or (rated and texts[rated.start] in _HANDED):
        return False
    begin, end = rated.end if rated else 0, hit.start
    if rated and LINKS.issuperset(texts[begin:end]):
        begin, end = 0, rated.start
    while end and (texts[end - 1] in LINKS or texts[end - 1].endswith("ly")):
        end -= 1
    words = texts[begin:end]
    known = any(each.start < end and each.end > begin for each in sentence.hits)
    known |= any(begin <= at < end for at, _ in sentence.places)
    known |= bool(_NO_NAMES & set(words) or JUDGEABLE & {each.removesuffix("'s") for each in words})
    return 0 < len(words) <= LONGEST and all(map(str.isalnum, words)) and not known
