from __future__ import annotations

from sqlalchemy import select
from town import TWO_INADEQUATE

from watcher.store import database
from watcher.store.tables.publications import picture


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


def test_no_picture_is_drawn_for_what_a_digest_names(town):
    written = town.config.read_text()
    town.config.write_text(written.replace("[[receiver]]", "[[receiver]]\ncritical_digest_above = 1"))
    town.once()
    town.publish(**TWO_INADEQUATE)
    town.publish("Wirral", **TWO_INADEQUATE)
    town.clock.pass_(minutes=10)

    town.once()

    assert len(town.mails()) == 1
    assert town.workspace.files == []
    with database.opened(f"sqlite:///{town.folder}/test.db") as store, store.look() as tx:
        assert tx.execute(select(picture.c.sha256)).all() == []
