"""Turn a bundle of `ofsted-watch doctor` into a test: python tests/captures/take_up.py FILE.zip NAME."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

from watcher import data
from watcher.monitor import bundle
from watcher.monitor.assumptions.compare import compare

HERE = Path(__file__).parent


def take_up(file: Path, name: str, into: Path = HERE) -> Path:
    """Unpack a bundle into a folder of that name, with what the comparison says of it."""
    looks = bundle.unpack(file.read_bytes())
    folder = into / name
    folder.mkdir()
    with zipfile.ZipFile(io.BytesIO(bundle.pack(looks))) as packed:
        packed.extractall(folder)
    known = sorted(data.by_urn())
    said = [{each.number: each.verdict for each in compare(look, known)} for look in looks]
    (folder / "expected.json").write_text(
        json.dumps({"known": " ".join(known), "verdicts": said}, indent=1) + "\n", "utf-8"
    )
    return folder


if __name__ == "__main__":
    print(take_up(Path(sys.argv[1]), sys.argv[2]))
