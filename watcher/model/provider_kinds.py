"""Kinds of provider in Ofsted's words, and the words that people use for several of them at once."""

from __future__ import annotations

HOME = "children's home"
SCHOOL_KINDS = frozenset(
    {
        "nursery school",
        "primary school",
        "secondary school",
        "all-through school",
        "special school",
        "pupil referral unit",
        "16 to 19 academy",
        "school",
        "independent school",
        "independent special school",
    }
)
NURSERY = "childcare on non-domestic premises"
CHILDCARE_KINDS = frozenset({NURSERY, "childcare on domestic premises", "childminder", "home childcarer"})
GROUPS = {
    "school": SCHOOL_KINDS,
    "nursery": frozenset({NURSERY, "nursery school"}),
    "childcare": CHILDCARE_KINDS,
    HOME: frozenset({HOME, "secure children's home", "residential special school registered as a children's home"}),
    "fostering agency": frozenset({"independent fostering agency"}),
    "adoption agency": frozenset({"voluntary adoption agency", "adoption support agency"}),
}
"""What a word in a config means besides the kind of that very name."""

KINDS = (
    *sorted(SCHOOL_KINDS),
    *sorted(GROUPS["childcare"]),
    *sorted(GROUPS[HOME]),
    *sorted(GROUPS["fostering agency"] | GROUPS["adoption agency"]),
    "supported accommodation",
    "residential family centre",
    "residential special school",
    "boarding school",
    "residential holiday scheme for disabled children",
    "further education college",
)
"""The kinds that a config may name, besides the words for several."""

TYPE_CODES = {
    "1": "boarding school",
    "2": HOME,
    "15": "childcare on domestic premises",
    "16": NURSERY,
    "17": "childminder",
    "18": "home childcarer",
    "20": "nursery school",
    "21": "primary school",
    "22": "pupil referral unit",
    "23": "secondary school",
    "25": "special school",
    "27": "independent school",
    "28": "all-through school",
    "31": "further education college",
    "46": "16 to 19 academy",
}
"""The kinds by the number in their pages' addresses (docs/sources.md 8); of others it is not known."""

_SPELLINGS = {
    "residential special school (registered as a children's home)": (
        "residential special school registered as a children's home"
    ),
    "independent fostering agencies": "independent fostering agency",
    "nursery": "nursery school",
    "primary": "primary school",
    "secondary": "secondary school",
    "special": "special school",
    "pru": "pupil referral unit",
    "alternative provision": "pupil referral unit",
    "all-through": "all-through school",
    "16-19 academy": "16 to 19 academy",
    "independent special": "independent special school",
    "secure children's home": "secure children's home",
    "supported accommodation provider": "supported accommodation",
}


def kind_named(words: str) -> str:
    """Write a kind as we do: in small letters, with a straight apostrophe, and in one of its spellings."""
    plain = " ".join(words.replace("’", "'").casefold().split())
    return _SPELLINGS.get(plain, plain)


def kinds_meant(word: str) -> frozenset[str]:
    """Name the kinds that a word in a config means: "school" means a dozen, "childminder" one."""
    plain = " ".join(word.replace("’", "'").casefold().split())
    singular = plain.removesuffix("s") if plain.removesuffix("s") in GROUPS else plain
    return GROUPS.get(singular) or frozenset({kind_named(plain)})


def kinds_of(path: str, category: str | None) -> frozenset[str]:
    """Name the kinds that a provider is, by its page's path ("provider/2/SC123456") and what the site calls it."""
    code = TYPE_CODES.get(path.split("/")[1] if path.count("/") == 2 else "")
    return frozenset(each for each in (code, kind_named(category) if category else None) if each)
