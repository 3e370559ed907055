"""Publications that nobody can read: their people hear, but a thousand at once make one notice."""

from __future__ import annotations

from datetime import date

import pytest
from documents import ilacs
from town import Town, urn

from watcher.demo.ofsted import Line

MANY = 12


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path) as town:
        town.once()
        yield town


def publish(town, content, count, authority="Trafford"):
    for number in range(count):
        line = Line(date(2026, 8, 3), inspected=date(2026, 6, 19), title=f"Children's services inspection {number}")
        town.site.publish(urn(authority), content(number), line)


def notices(town, to="operators@example.org"):
    return [mail["Subject"] for mail in town.mails(to)]


def no_pdf(number):
    return b"<html>We are sorry</html>" + bytes(str(number), "ascii")


def of_another(number):
    return ilacs("Barnsley Council", (("leadership", "inadequate"),), date(2026, 6, 8 + number), date(2026, 6, 19))


def test_many_documents_that_cannot_be_read_are_one_notice_to_the_operators(town):
    publish(town, no_pdf, MANY)

    for _ in range(2):
        town.once(everything=True)

    assert notices(town) == [f"Trafford: {MANY} publications"]


def test_after_an_hour_the_receivers_hear_of_all_of_them_in_one_message(town):
    publish(town, no_pdf, MANY)
    for _ in range(3):
        town.once(everything=True)
        town.clock.pass_(minutes=40)

    town.once(everything=True)

    assert notices(town, "duty@example.org") == [f"Trafford: {MANY} publications"]
    assert len(town.posts) == 1


def test_many_documents_that_name_another_authority_are_one_message_to_each_receiver(town):
    publish(town, of_another, MANY)

    for _ in range(2):
        town.once(everything=True)

    assert notices(town, "duty@example.org") == [f"Trafford: {MANY} publications"]


def test_a_single_document_that_cannot_be_read_is_told_by_itself(town):
    publish(town, no_pdf, 1)

    for _ in range(2):
        town.once(everything=True)

    assert notices(town) == ["Trafford: something was published that we can't read"]
