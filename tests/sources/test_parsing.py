"""What parses pages, in processes of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from watcher.model.errors import SourceError
from watcher.sources.feed_xml import FEED
from watcher.sources.ofsted_pages import TIMELINE
from watcher.sources.provider_pages import PROVIDER
from watcher.sources.search_lines import LINES


def test_a_process_that_parses_loads_no_database():
    modules = [each.name.partition(":")[0] for each in (FEED, TIMELINE, PROVIDER, LINES)]
    loaded = f"import sys, {', '.join(modules)}; print(*sys.modules)"

    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert set(modules) < set(ran.stdout.split())
    assert not {"sqlalchemy", "pydantic"} & set(ran.stdout.split())


class Answering:
    """Stands for the process that parses."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer

    def call(self, *_: object) -> bytes:
        return self.answer


@pytest.mark.parametrize(
    "answer",
    [b'[{"key": 1}]', b'[{"more": ' + b"[" * 100_000, b"[", b'[{"key": "\xff"}]', b"null", b'[{"title": "no key"}]'],
    ids=["another type", "nested without end", "cut off", "no UTF-8", "nothing", "a part is missing"],
)
def test_what_comes_back_in_another_form_is_a_sentence(answer):
    with pytest.raises(SourceError, match="Its feed could not be read: what came makes no sense"):
        FEED.run(Answering(b"found\n" + answer), b"", "Its feed")
