#!/usr/bin/env bash
# pyspellchecker 0.9.1, symspellpy 6.10.1, autocorrect 2.6.1, TextBlob 0.20.1 (seen 29 November 2026, Python 3.11)
#
# One would think: a judgement that lost a letter to a scan or to the table's edge is put right by a speller, or left as it stands.
# It is so: "nadequate" is one letter from "inadequate" and one from "adequate", and all four take the commoner word: without its
# first letter the gravest judgement there is becomes its opposite. A capital I that was read as an l does no harm.
# Ours: no word of a document is corrected; a grade is one of the scale's own words, and what is almost one is told as "please check".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check 'pyspellchecker==0.9.1' 'symspellpy==6.10.1' 'autocorrect==2.6.1' 'textblob==0.20.1'

venv/bin/python -W ignore - > seen <<'PROGRAM'
import importlib.resources

import autocorrect
import spellchecker
import symspellpy
import textblob

symspell = symspellpy.SymSpell()
symspell.load_dictionary(str(importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
spellers = {
    "pyspellchecker": spellchecker.SpellChecker().correction,
    "symspellpy": lambda word: symspell.lookup(word, symspellpy.Verbosity.TOP)[0].term,
    "autocorrect": autocorrect.Speller(),
    "TextBlob": lambda word: str(textblob.TextBlob(word).correct()),
}
for name, correct in spellers.items():
    print(f"{name + ':':16}", *(f"{word} -> {correct(word)}" for word in ("lnadequate", "inadequat", "nadequate")), sep="  ")
PROGRAM

cat > expected <<'SEEN'
pyspellchecker:   lnadequate -> inadequate  inadequat -> inadequate  nadequate -> adequate
symspellpy:       lnadequate -> inadequate  inadequat -> inadequate  nadequate -> adequate
autocorrect:      lnadequate -> inadequate  inadequat -> inadequate  nadequate -> adequate
TextBlob:         lnadequate -> inadequate  inadequat -> inadequate  nadequate -> adequate
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
