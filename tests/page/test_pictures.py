from __future__ import annotations

import json

from picture_sources import DOCS, made_from


def test_the_readmes_pictures_show_what_there_is_now():
    kept = json.loads((DOCS / "pictures.json").read_text())

    assert kept == made_from(), "make pictures (needs Chromium: make browser)"
    assert all((DOCS / picture).is_file() for picture in kept)
