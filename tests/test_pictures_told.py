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
