"""What the parent of readers loads, which every command that reads documents waits for."""

import subprocess
import sys

LOADED = """
import sys
from watcher.reading import reader_parent
reader_parent.load()
print(*sys.modules)
"""


def test_it_loads_nothing_that_only_looks_into_code():
    run = subprocess.run([sys.executable, "-I", "-c", LOADED], check=True, capture_output=True, text=True)

    assert not {"inspect", "dataclasses", "typing_extensions"} & {*run.stdout.split()}
