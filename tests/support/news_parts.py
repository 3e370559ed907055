"""A piece of news taken apart, for the tests of each part of its reading."""

from __future__ import annotations

from watcher.reading.news.telling import take_apart
from watcher.reading.news.text import piece


def apart(title, body="", day="2026-08-03", url=""):
    """Take a piece apart that came out on a day."""
    return take_apart(piece(title, body), day, url)


def standings(sentence, day="2026-08-03"):
    """Say of each grade or sign in a title how it stands."""
    return [(each.sort, each.standing.value) for each in apart(sentence, day=day).frames]
