"""What parses pages, in processes of its own."""

from __future__ import annotations

import subprocess
import sys

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
