"""Several teams on one service: each hears of what it watches, by its own rules, and nobody of another's."""

from __future__ import annotations

from datetime import date

import pytest
from socket_mode import SocketMode, pressed
from sqlalchemy import select
from stored import queued
from town import ALL_GOOD, TWO_INADEQUATE, HandClock, urn
from town_of_teams import TownOfTeams

from watcher.commands.drill import hold_drill
from watcher.config.check import load
from watcher.deliver import lanes
from watcher.deliver.send import Dispatch
from watcher.model.errors import PlainError
from watcher.service.cycle import once
from watcher.service.slack.slack_doors import Door
from watcher.service.slack.slack_socket import Listening
from watcher.service.teams import team_files, team_secrets
from watcher.store.errors import StoreError
from watcher.store.tables.alerts import alert, attempt, delivery
from watcher.store.tables.people import acknowledgement, person
from watcher.store.tables.teams import everybodys
from watcher.store.teams import team_configs, team_decisions
from watcher.store.told import people

WHO = ("north", "south", "operators")


@pytest.fixture
def town(tmp_path):
    with TownOfTeams(tmp_path, authorities='["Wirral"]', more="[teams]") as opened:
        yield opened


def publish(town, authority="Trafford", **grades):
    town.publish(**{**TWO_INADEQUATE, "authority": authority, **grades})
    town.clock.pass_(minutes=10)
    return town.once()


def polls(town, times):
    for _ in range(times):
        town.clock.pass_(minutes=10)
        town.once(everything=True)


def test_each_team_gets_its_alert_and_the_operator_who_does_not_watch_the_council_gets_none(town):
    town.add("north")
    town.add("south")
    town.apply()
    town.once()

    publish(town)

    assert [each[:30] for each in town.heard("north")] == ["Trafford: INADEQUATE leaders, "]
    assert [each[:30] for each in town.heard("south")] == ["Trafford: INADEQUATE leaders, "]
    assert (town.posts, town.mails()) == ([], [])
    town.clock.pass_(minutes=10)
    town.once()
    assert (len(town.heard("north")), len(town.heard("south"))) == (1, 1)


def test_an_error_in_the_operators_own_sending_keeps_no_teams_message_back(town, monkeypatch):
    drain = Dispatch._drain

    def wrong(dispatch, lane, **how):
        if not lane.team:
            raise ValueError("Odd.")
        drain(dispatch, lane, **how)

    town.add("north", authorities='["Wirral"]')
    town.apply()
    town.once()
    monkeypatch.setattr(Dispatch, "_drain", wrong)

    done = publish(town, "Wirral")

    assert (len(town.heard("north")), town.posts, [*done.failed]) == (1, [], ["sending"])


def test_a_team_whose_kept_config_cannot_be_read_any_more_keeps_none_from_theirs_and_the_operators_hear_once(town):
    town.add("north")
    town.add("south")
    town.apply()
    with town.service() as service, service.store.of("north").begin() as tx:
        team_configs.keep(tx, "[watch", {}, town.clock.now())
    for _ in range(2):
        town.clock.pass_(minutes=10)
        town.once()

    (told,) = (mail for mail in town.mails("operators@example.org") if "north" in mail["Subject"])
    assert "can't be used any more" in told["Subject"]
    assert "Nothing is told to this team" in " ".join(told.get_body(("plain",)).get_content().split())
    publish(town)
    assert (len(town.heard("north")), len(town.heard("south"))) == (0, 1)


def test_what_is_new_is_told_though_teams_cannot_be_asked_what_they_left_undone(town, monkeypatch):
    def breaks(*_):
        raise RuntimeError("A mistake of ours.")

    town.add("north")
    town.apply()
    town.once()
    monkeypatch.setattr(team_decisions, "behind", breaks)

    cycle = publish(town)

    assert len(town.heard("north")) == 1
    assert "asking teams what they left undone" in cycle.failed


def test_what_is_read_while_teams_decide_is_not_decided_for_the_operator_before_them(town):
    town.add("north", authorities='["Trafford", "Wirral"]')
    town.apply()
    town.once()
    town.publish("Trafford", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    class Interrupted(HandClock):
        """Asked by the teams for the time, it has another report read first."""

        def now(self):
            for authority in waiting[:]:
                waiting.remove(authority)
                town.publish(authority, **TWO_INADEQUATE)
                service.poll_all(everything=True)
                service.fetch(history=False)
            return town.clock.now()

    waiting = ["Wirral"]
    with town.service() as service:
        service.begin()
        service.decide()  # what any team may have left undone
        service.poll_all(everything=True)
        service.fetch(history=False)
        service.teams.clock = Interrupted()
        for _ in range(2):
            service.decide()
        service.deliver()

    assert sorted(each.partition(":")[0] for each in town.heard("north")) == ["Trafford", "Wirral"]


def test_all_teams_are_asked_for_what_they_left_undone_once_among_all_processes(town):
    town.add("north")
    town.apply()
    town.clock.pass_(seconds=1)
    behind = []
    with town.service() as first, town.service() as second:

        def ask(service):
            service.begin()
            behind.append(service.teams.are_behind(town.clock.now()))
            service.decide()

        for service in (first, second):
            ask(service)
        town.clock.pass_(minutes=1)
        town.add("north", authorities='["Wirral"]')
        town.apply()
        town.clock.pass_(seconds=1)
        for service in (first, second):
            # The second had gone by the older config, perhaps since the first one asked.
            ask(service)
        town.clock.pass_(minutes=1)
        ask(first)
        town.clock.pass_(minutes=11)
        for service in (first, second):
            ask(service)

    assert behind == [True, False, True, True, False, True, False]


def test_what_was_withdrawn_before_is_told_to_nobody_who_begins_with_its_authority_later(town):
    town.add("north")
    town.apply()
    town.publish(published=date(2026, 6, 3), end=date(2026, 4, 19), leadership="good")
    file = town.publish(**TWO_INADEQUATE)
    town.once()
    town.site.withdraw(urn("Trafford"), file)
    polls(town, 4)
    town.clock.pass_(days=10)
    town.add("south")
    town.apply()
    town.authorities = '["Trafford", "Wirral"]'
    town.configure()
    polls(town, 2)

    told = {to: sum("no longer lists" in each["Subject"] for each in town.mails(f"{to}@example.org")) for to in WHO}
    assert told == {"north": 1, "south": 0, "operators": 0}


def test_neither_team_has_a_row_of_the_others(town):
    town.add("north")
    town.add("south", authorities='["Wirral"]')
    town.apply()
    town.once()

    publish(town)

    assert len(town.rows("north", alert, "key")) == 1
    assert town.rows("south", alert, "key") == town.rows("south", delivery, "id") == []
    assert len(town.rows("", alert, "key")) == 0


@pytest.mark.parametrize(("stays", "called"), [(False, "corrected"), (True, "please check, two documents differ")])
def test_a_team_that_heard_of_a_report_hears_what_another_in_its_place_says(town, stays, called):
    town.add("north")
    town.apply()
    town.once()
    file = town.publish(**TWO_INADEQUATE)
    polls(town, 1)
    if not stays:
        town.site.withdraw(urn("Trafford"), file)

    publish(town, **ALL_GOOD)

    first, second = town.workspaces["north"].messages
    assert second["text"].startswith(f"Trafford: {called}: impact of leaders: good")
    assert (second["thread_ts"], second["reply_broadcast"]) == (first["ts"], True)


def test_a_team_that_begins_later_hears_of_what_is_news_and_not_of_history(town):
    town.add("north")
    town.apply()
    town.once()
    town.publish("Trafford", published=date(2026, 6, 3), end=date(2026, 4, 19), leadership="inadequate")
    publish(town)
    town.clock.pass_(days=2)
    town.add("south")
    town.apply()

    town.once()

    assert [each[:25] for each in town.heard("south")] == ["Trafford: INADEQUATE help"]


def test_a_config_that_is_broken_leaves_the_last_good_one_in_force_and_that_teams_operators_hear(town):
    town.add("north")
    town.add("south")
    town.apply()
    town.add("north", authorities='["Nowhere at all"]')

    refused = [each for each in town.apply() if each.revision is None]
    town.once()
    publish(town)

    assert [each.team for each in refused] == ["north"]
    assert len(town.heard("north")) == len(town.heard("south")) == 1
    assert [each["Subject"] for each in town.mails("north@example.org")] == [
        "north.toml has 1 problem and was not taken over"
    ]
    assert town.mails("south@example.org") == []


def test_a_team_whose_slack_is_dead_delays_nobody_and_its_operators_hear(town):
    town.add("north", token=("slack-token", "other-token"))
    (town.folder / "secrets/north/other-token").write_text("xoxb-of-nobody")
    town.add("south")
    town.apply()
    town.once()

    publish(town)
    town.clock.pass_(minutes=2)
    town.once()

    assert len(town.heard("south")) == 1
    assert town.heard("north") == []
    assert len(town.mails("north@example.org")) == 1
    assert town.mails("south@example.org") == []


def test_the_team_whose_message_has_waited_longest_is_told_first(town, monkeypatch):
    monkeypatch.setattr(lanes, "MOST_LANES", 1)
    names = ("zebra", "ant", "newt")
    for name in names:
        town.add(name)
    town.apply()
    with town.service() as service:
        service.begin()
        for name in names:
            with service.store.of(name).begin() as tx:
                queued(tx, name, at=town.clock.now(), receiver="Team channel", address=town.workspaces[name].channel)

        service.deliver()

        with service.store.look() as tx:
            tried = everybodys(attempt)
            assert tuple(tx.execute(select(tried.c.team).order_by(tried.c.id)).scalars()) == names


def test_a_running_service_goes_by_a_teams_new_revision(town):
    town.add("north")
    town.apply()
    with town.service() as service:
        once(service, everything=True)
        town.add("north", authorities='["Wirral"]')
        town.apply()

        service.follow_teams()

        assert {each.config.watched for each in service.teams.in_force.values()} == {load(town.config).watched}


def test_what_was_refused_to_a_team_is_told_once_its_token_was_changed_and_at_a_start(town):
    town.add("north", authorities='["Trafford", "Wirral"]')
    town.apply()
    workspace, token = town.workspaces["north"], town.folder / "secrets" / "north" / "slack-token"
    with town.service() as service:
        once(service, everything=True)
        workspace.token = "xoxb-new"
        publish_in(town, service, "Trafford")
        for changed in (False, True):
            if changed:
                token.write_text("xoxb-new")
            town.clock.pass_(seconds=20)
            service.follow_teams()
            service.deliver()
            assert len(town.heard("north")) == changed
        workspace.token = "xoxb-newer"
        publish_in(town, service, "Wirral")
        workspace.token = "xoxb-new"

    town.once()

    assert len(town.heard("north")) == 2


def test_a_changed_token_is_heeded_at_the_next_look_where_the_database_was_away_at_the_first(town, monkeypatch):
    town.add("north", authorities='["Trafford"]')
    town.apply()
    workspace, token = town.workspaces["north"], town.folder / "secrets" / "north" / "slack-token"

    def away(*_):
        raise StoreError("The database can't be used.")

    with town.service() as service:
        once(service, everything=True)
        workspace.token = "xoxb-new"
        publish_in(town, service, "Trafford")
        town.clock.pass_(seconds=20)
        service.follow_teams()
        token.write_text("xoxb-new")
        for broken in (True, False):
            town.clock.pass_(seconds=20)
            with monkeypatch.context() as patched:
                if broken:
                    patched.setattr(team_secrets.undelivered, "try_again", away)
                service.follow_teams()
        service.deliver()

    assert len(town.heard("north")) == 1


def test_a_team_that_ends_breaks_off_nothing_that_is_being_done_for_all(town):
    for name in ("north", "south"):
        town.add(name)
    town.apply()
    with town.service() as service:
        service.begin()
        going_on = iter(service.teams.in_force.items())
        first, _ = next(going_on)
        team_files.end(service.store, first, town.clock.now())
        service.follow_teams()

        assert [name for name, _ in going_on] == list(service.teams.in_force)


def publish_in(town, service, authority):
    town.publish(authority, **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)
    once(service, everything=True)


def test_a_teams_leads_hear_when_ofsteds_site_cannot_be_read_and_when_it_can_again(town):
    town.add("north")
    town.apply()
    town.once()
    with town.cut_off():
        for _ in range(3):
            town.clock.pass_(minutes=80)
            town.once()
    for _ in range(2):
        town.clock.pass_(minutes=80)
        town.once()

    assert [each[:31] for each in town.heard("north")] == [
        "We have not been able to read O",
        "We can read Ofsted's site again",
    ]


def test_a_team_holds_its_drill_by_the_command_and_nobody_else_hears(town):
    town.add("north", more='[drill]\nsend_to = ["Team channel"]\n')
    town.add("south")
    town.apply()

    assert hold_drill(load(town.config), "north")
    assert [each[:24] for each in town.heard("north")] == ["Exampleshire (a drill): "]
    assert (town.heard("south"), town.posts) == ([], [])
    with pytest.raises(PlainError, match='No team "leeds" is in force'):
        hold_drill(load(town.config), "leeds")


def test_the_people_of_a_team_are_forgotten_when_its_config_says_so(town):
    town.add("north", more='[retention]\npeople = "90 days"\n')
    town.add("south")
    town.apply()
    town.once()
    for name in ("north", "south"):
        with town.opened(name) as store, store.begin() as tx:
            people.learn_name(tx, "U1", "Ann", town.clock.now())
    town.clock.pass_(days=100)

    town.once()

    assert [town.rows(name, person, "name") for name in ("north", "south")] == [[], ["Ann"]]


def test_a_button_is_answered_from_the_rows_of_the_team_whose_app_it_is(town):
    for name in ("north", "south"):
        town.give_app_to(name)
    town.apply()
    town.once()
    publish(town)
    posts = {name: town.workspaces[name].messages[0] for name in ("north", "south")}
    presses = {}
    for name, post in posts.items():
        (actions,) = [each for each in post["blocks"] if each["type"] == "actions"]
        presses[name] = pressed("on_it", actions["block_id"], post["ts"])
    with SocketMode() as slack, town.service() as service:
        town.workspaces["north"].socket_url = slack.url
        town.workspaces["south"].app_token = "another"
        service.follow_teams()
        listening = Listening(service)
        listening.tend()
        slack.wait()
        slack.press(presses["south"], "e1")
        slack.press(presses["north"], "e2")
        listening.stop()

    assert [town.rows(name, acknowledgement, "who") for name in ("north", "south", "")] == [["U012AB3CD"], [], []]


@pytest.mark.parametrize("shared", [True, False])
def test_where_two_teams_share_an_app_a_press_counts_for_the_team_whose_message_it_is(town, shared):
    town.give_app_to("north")
    town.workspaces["south"], town.slacks["south"] = town.workspaces["north"], town.slacks["north"]
    town.give_app_to("south", authorities='["Wirral"]')
    if not shared:
        (town.folder / "secrets" / "south" / "slack-app-token").write_text("xapp-another")
    town.apply()
    town.once()
    publish(town, "Wirral")
    (post,) = town.workspaces["south"].messages
    (actions,) = [each for each in post["blocks"] if each["type"] == "actions"]
    with SocketMode() as slack, town.service() as service:
        town.workspaces["north"].socket_url = slack.url
        service.follow_teams()
        listening = Listening(service)
        door = Door("secrets/north/slack-app-token", f"{town.slacks['north'].base_url}/api/", "north")
        listening._open[door] = listening._connected(door)
        slack.wait()
        slack.press(pressed("on_it", actions["block_id"], post["ts"]), "e1")
        listening.stop()

    whispers = town.workspaces["north"].whispers
    assert [town.rows(name, acknowledgement, "who") for name in ("north", "south")] == [[], ["U012AB3CD"] * shared]
    assert [each["text"][:18] for each in whispers] == ([] if shared else ["We no longer have "])
