from __future__ import annotations

from town import TWO_INADEQUATE


def test_an_alert_shows_the_table_of_judgements_in_the_mail(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    (mail,) = town.mails()
    (picture,) = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert picture.get_content().startswith(b"\x89PNG")
    assert "help and protection: inadequate" in mail.get_body(("html",)).get_content().split('alt="')[1]


def test_an_alert_shows_it_in_the_thread_on_slack(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    (shown,) = town.workspace.files
    assert shown.thread == town.workspace.messages[0]["ts"]
    assert shown.content.startswith(b"\x89PNG")
    assert "help and protection: inadequate" in shown.alt


def test_a_picture_that_slack_refuses_neither_delays_nor_repeats_the_words(town):
    town.workspace.takes_files = False
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.publish("Wirral", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()
    town.clock.pass_(minutes=10)
    town.once()

    assert len(town.posts) == 2
    assert town.workspace.files == []
    assert len(town.mails()) == 2


def test_all_words_are_out_before_the_first_picture(town):
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.publish("Wirral", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    called = [each.path.rsplit("/", 1)[-1] for each in town.slack.requests]
    last_words = len(called) - 1 - called[::-1].index("chat.postMessage")
    assert last_words < called.index("files.getUploadURLExternal")
    assert len(town.workspace.files) == 2
