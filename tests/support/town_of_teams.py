"""A town whose service has teams, each with a Slack workspace of its own."""

from __future__ import annotations

from contextlib import contextmanager

from config_blocks import judged
from empty_database import make
from sqlalchemy import select
from town import Town

from watcher.config.check import load
from watcher.demo.slack import Workspace, serve
from watcher.service.teams import team_files
from watcher.store.database import Store

TEAM = """
[watch]
authorities = {authorities}
{rules}
[[receiver]]
name       = "Team channel"
kind       = "slack"
channel    = "{channel}"
token_file = "slack-token"
api_url    = "{slack}/api/"

[[receiver]]
name = "Team operators"
kind = "email"
to   = ["{name}@example.org"]
from = "ofsted-watch@example.org"
host = "127.0.0.1"
port = {port}

[[route]]
send_to = ["Team channel"]

[operators]
send_to = ["Team operators"]
{more}
"""


class TownOfTeams(Town):
    """A town whose service has teams, each with a Slack workspace of its own; the operator watches Wirral."""

    def __enter__(self):
        super().__enter__()
        self.workspaces, self.slacks = {}, {}
        return self

    def slack_of(self, name):
        """Serve a team's Slack, and return its address."""
        if name not in self.slacks:
            self.workspaces[name] = Workspace()
            self.slacks[name] = self._stack.enter_context(serve(self.workspaces[name]))
        return self.slacks[name].base_url

    def add(self, name, authorities='["Trafford"]', rules=None, more="", **changes):
        """Write a team's file and its secret; returns the file."""
        text = TEAM.format(
            name=name,
            authorities=authorities,
            rules=rules if rules is not None else judged(),
            slack=self.slack_of(name),
            channel=self.workspaces[name].channel,
            port=self.mailbox.port,
            more=more,
        )
        for was, now in changes.values():
            assert was in text
            text = text.replace(was, now)
        secrets = self.folder / "secrets" / name
        secrets.mkdir(parents=True, exist_ok=True)
        (secrets / "slack-token").write_text(self.workspaces[name].token)
        file = self.folder / "teams" / f"{name}.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        return file

    def give_app_to(self, name, **more):
        """Write a team's file so that its Slack receiver has an app, and so buttons."""
        plain = 'token_file = "slack-token"'
        file = self.add(name, app=(plain, f'{plain}\napp_token_file = "slack-app-token"'), **more)
        (self.folder / "secrets" / name / "slack-app-token").write_text(self.workspaces[name].app_token)
        return file

    def apply(self):
        if not self.database.exists():
            make(self.database)
        store = Store(f"sqlite:///{self.database}")
        try:
            now = self.clock.now()
            return list(team_files.apply(store, load(self.config), now.date(), now))
        finally:
            store.close()

    def heard(self, name):
        return [each["text"] for each in self.workspaces[name].messages]

    @contextmanager
    def opened(self, team):
        """Open the database as a team sees it."""
        store = Store(f"sqlite:///{self.database}")
        try:
            yield store.of(team)
        finally:
            store.close()

    def rows(self, team, table, column):
        with self.opened(team) as store, store.look() as tx:
            return list(tx.execute(select(table.c[column])).scalars())
