"""The alert in the README's first screen is one that the program sends."""

from __future__ import annotations

import re
from pathlib import Path

from town import DECLINED, TWO_INADEQUATE

README = Path(__file__).parents[2] / "README.md"


def test_the_alert_in_the_readme_stands_word_for_word_and_in_order_in_the_message_that_is_sent(town):
    shown = re.search(r"^```text\n(Trafford: .*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    town.once()
    town.publish(**TWO_INADEQUATE, opening=DECLINED)
    town.clock.pass_(minutes=10)

    town.once()

    (mail,) = town.mails()
    sent = iter(mail.get_body(("plain",)).get_content().splitlines())
    assert shown
    assert [line for line in shown[1].splitlines() if line and line not in sent] == []
