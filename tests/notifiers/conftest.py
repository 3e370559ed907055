from __future__ import annotations

import subprocess
from types import SimpleNamespace

import pytest


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """A certificate authority of our own, that signs for `localhost` only."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    named = "-addext subjectAltName=DNS:localhost"
    subprocess.run(
        ["openssl", *asked.split(), *named.split(), "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    return SimpleNamespace(key=key, certificate=certificate)
