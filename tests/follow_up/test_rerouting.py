"""What waits for a receiver follows a changed config to whoever gets such things now; nothing waits for nobody."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update
from town import TWO_INADEQUATE, Town

from watcher.store.tables.alerts import alert
from watcher.store.told.undelivered import depth

DUTY = '[[receiver]]\nname = "Duty inbox"'
TO_ALL = 'send_to = ["Safeguarding channel", "Duty inbox"]'


@pytest.fixture
def town(tmp_path):
    """A town in which the inbox's mail server is down: an alert about Trafford waits for it, Slack has it."""
    with Town(tmp_path) as town:
        town.once()
        yield town


def publish_while_mail_is_down(town, authority="Trafford", **more):
    """Let an alert wait for the inbox; Slack has it."""
    port = town.mailbox.port
    town.config.write_text(town.config.read_text().replace(f"port = {port}", "port = 9"))
    town.publish(authority, **TWO_INADEQUATE, **more)
    town.once(everything=True)
    town.config.write_text(town.config.read_text().replace("port = 9", f"port = {port}"))


def change(town, *changes):
    text = town.config.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    town.config.write_text(text)


def cycles(town):
    for _ in range(3):
        town.clock.pass_(minutes=30)
        town.once()


def alerts(town, to):
    return [mail for mail in town.mails(to) if mail["Subject"].startswith("Trafford")]


def waiting(town):
    with town.service() as service, service.store.look() as tx:
        return depth(tx).unsent


def test_what_waits_for_a_receiver_that_is_renamed_goes_to_its_new_name_once(town):
    publish_while_mail_is_down(town)
    change(town, (DUTY, '[[receiver]]\nname = "Duty desk"'), ('"Duty inbox"]', '"Duty desk"]'))

    cycles(town)

    (mail,) = alerts(town, "duty@example.org")
    assert "We could not deliver this to “Duty inbox”, so it comes to you" in mail.get_body(("plain",)).get_content()
    assert len(town.posts) == 1
    assert waiting(town) == 0


def test_what_waits_for_one_of_several_addresses_goes_to_the_one_that_takes_its_place(town):
    change(town, ('to   = ["duty@example.org"]', 'to   = ["duty@example.org", "anna@example.org"]'))
    publish_while_mail_is_down(town)
    change(town, ('"anna@example.org"]', '"ben@example.org"]'))

    cycles(town)

    assert [len(alerts(town, f"{who}@example.org")) for who in ("duty", "anna", "ben")] == [1, 0, 1]


def test_who_has_the_alert_already_does_not_get_it_again_for_a_receiver_that_is_gone(town):
    publish_while_mail_is_down(town)
    change(town, (DUTY, '[[receiver]]\nname = "Archive"'), (', "Duty inbox"]', "]"))

    cycles(town)

    assert (len(town.posts), alerts(town, "duty@example.org"), waiting(town)) == (1, [], 0)


@pytest.mark.parametrize(("fallback", "gets_it"), [("", "operators"), ('fallback = "Archive"\n', "archive")])
def test_where_the_routes_name_nobody_the_fallback_gets_it_or_else_the_operators(town, fallback, gets_it):
    archive = '[[receiver]]\nname = "Archive"\nkind = "email"\nto = ["archive@example.org"]\n'
    rest = f'from = "w@example.org"\nhost = "127.0.0.1"\nport = {town.mailbox.port}\n\n'
    change(town, (DUTY, f"{archive}{rest}{DUTY}\n{fallback}"), (TO_ALL, 'send_to = ["Duty inbox", "Archive"]'))
    change(town, ('"Duty inbox", "Archive"]', '"Duty inbox"]'))
    publish_while_mail_is_down(town)
    only_wirral = 'when = { authority = ["Wirral"] }\nsend_to = ["Safeguarding channel", "Archive"]'
    text = town.config.read_text()
    start = text.index(DUTY)
    end = text.index("[[receiver]]", start + 1)
    town.config.write_text(text[:start] + text[end:].replace('send_to = ["Duty inbox"]', only_wirral))

    cycles(town)

    assert [len(alerts(town, f"{who}@example.org")) for who in ("operators", "archive")] == (
        [1, 0] if gets_it == "operators" else [0, 1]
    )


def test_an_alert_that_no_route_sent_anywhere_is_told_once_when_a_route_takes_it(town):
    change(town, (TO_ALL, f'when = {{ authority = ["Wirral"] }}\n{TO_ALL}'))
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    before = len(town.posts)
    change(town, ('when = { authority = ["Wirral"] }\n', ""))

    cycles(town)

    assert (before, len(town.posts), len(alerts(town, "duty@example.org"))) == (0, 1, 1)


def test_a_damaged_alert_that_reached_nobody_ends_no_start_and_is_told_as_what_is_left_of_it(town):
    change(town, (TO_ALL, f'when = {{ authority = ["Wirral"] }}\n{TO_ALL}'))
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    with town.service() as service, service.store.begin() as tx:
        tx.execute(update(alert).values(json="{"))
    change(town, ('when = { authority = ["Wirral"] }\n', ""))

    cycles(town)

    told = "Trafford: an alert can't be read any more: please look at Ofsted's page"
    assert [each.partition("\n")[0] for each in town.posts] == [told]
    for who in ("duty", "operators"):
        (mail,) = alerts(town, f"{who}@example.org")
        assert "/provider/44/80573" in mail.get_body(("plain",)).get_content()


def test_an_alert_older_than_the_alert_window_is_not_told_when_a_route_takes_it(town):
    change(town, (TO_ALL, f'when = {{ authority = ["Wirral"] }}\n{TO_ALL}'))
    town.publish(**TWO_INADEQUATE)
    town.once(everything=True)
    town.clock.pass_(days=8)
    # What waits for somebody has everything that reached nobody looked through.
    publish_while_mail_is_down(town, "Wirral", published=date(2026, 8, 11))
    change(town, ('when = { authority = ["Wirral"] }\n', ""))

    cycles(town)

    (post,) = town.posts
    assert post.startswith("Wirral")
