"""Ofsted's site, a Slack workspace and a mailbox on loopback, and a config that leads to them."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from watcher.demo import ofsted, slack, story
from watcher.demo.mailbox import Mailbox

PLACES = f"""\
urn,label,note
{story.HOME},Willow House,where two of our children live
"""


@dataclass(frozen=True, slots=True)
class World:
    """What serves on loopback while its `with` block runs; `address` is the site's."""

    config: Path
    address: str
    site: ofsted.OfstedSite
    workspace: slack.Workspace
    mailbox: Mailbox


@contextlib.contextmanager
def world() -> Iterator[World]:
    """Serve it, with nothing published yet. The config and its database are in a folder that goes with it."""
    site, workspace, mailbox = ofsted.OfstedSite(), slack.Workspace(), Mailbox()
    with (
        tempfile.TemporaryDirectory(prefix="ofsted-watch-demo-") as folder,
        ofsted.serve(site) as reports,
        slack.serve(workspace) as chat,
        mailbox,
    ):
        config = Path(folder) / "config.toml"
        names = ", ".join(f'"{each}"' for each in story.AUTHORITIES)
        config.write_text(
            (files("watcher.demo") / "demo.toml")
            .read_text(encoding="utf-8")
            .format(
                authorities=f"[{names}]",
                reports=reports.base_url,
                slack=chat.base_url,
                port=mailbox.port,
                channel=workspace.channel,
            ),
            encoding="utf-8",
        )
        (Path(folder) / "places.csv").write_text(PLACES, encoding="utf-8")
        (Path(folder) / "slack-token").write_text(workspace.token, encoding="utf-8")
        yield World(config, reports.base_url, site, workspace, mailbox)
