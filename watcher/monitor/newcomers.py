"""Tells the operators about councils that Ofsted lists and our list of authorities lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notifiers.messages.operators import notice_message
from watcher import data
from watcher.data.authority_list import UNKNOWN_REGION
from watcher.deliver import enqueue
from watcher.model.decisions import to_operators
from watcher.store.published import found_authorities

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.config.check import Config
    from watcher.model.ofsted import Authority


def tell(tx: Connection, config: Config, now: datetime) -> None:
    """Queue a notice for each council that was found, once."""
    for each in found_authorities.untold(tx):
        if each.urn not in data.by_urn():
            _tell_of_another_urn(tx, each, config, now)
            continue
        watched = each.urn in config.watched
        lines = (
            f"Ofsted's list names {each.name} (URN {each.urn}), which this program's list does not have.",
            _what_is_done(each, watched=watched),
            "To give it a region and other names, add it to the list: `ofsted-watch authorities --update FILE`.",
        )
        title = f"A council new to this program: {each.name}"
        message = notice_message(f"newcomer/{each.urn}", title, lines)
        enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)
        found_authorities.told(tx, each.urn)


def _tell_of_another_urn(tx: Connection, authority: Authority, config: Config, now: datetime) -> None:
    lines = (
        f"Ofsted's list names {authority.name} with URN {authority.urn}, and no longer with the one we know it by.",
        f"Its new page is read from now on, and what is published there is told as {authority.name}'s.",
        "If it is another council of that name, what was judged before is its predecessor's.",
    )
    title = f"{authority.name} has another URN on Ofsted's site"
    message = notice_message(f"newcomer/{authority.urn}", title, lines)
    enqueue.post(tx, to_operators(message, config.operators), config.receivers, now)
    found_authorities.told(tx, authority.urn)


def _what_is_done(authority: Authority, *, watched: bool) -> str:
    if watched:
        return "You watch it from now on, because your config asks for everybody or for its region."
    if authority.region == UNKNOWN_REGION:
        return "You do not watch it: your config names neither it nor everybody, and its region is not known."
    return f"You do not watch it: your config names neither it nor its region ({authority.region})."
