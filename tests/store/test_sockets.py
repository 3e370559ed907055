from __future__ import annotations

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from paged import free_port
from postgres import NEEDS_POSTGRESQL
from sqlalchemy import make_url, select
from swallowing import between

from watcher.store import sockets
from watcher.store.answers import Answers
from watcher.store.database import Store
from watcher.store.errors import StoreError

pytestmark = [*NEEDS_POSTGRESQL]


def test_a_server_that_is_gone_is_given_up_within_seconds_and_one_that_is_at_work_is_waited_for(postgresql_url):
    with closing(Store(postgresql_url)) as store, store.look() as tx:
        ours = sockets._socket_of(tx.connection.driver_connection)

        assert ours.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        assert ours.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 14_000
        assert ours.gettimeout() is None


@pytest.mark.parametrize("silent", [False, True])
def test_a_server_that_isn_t_there_and_one_that_falls_silent_is_a_sentence(monkeypatch, silent):
    monkeypatch.setattr(sockets, "CONNECTED_WITHIN", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as door, ThreadPoolExecutor() as threads:

        def say_that_it_has_no_tls():
            heard, _ = door.accept()
            heard.sendall(b"N")
            return heard

        heard = threads.submit(say_that_it_has_no_tls) if silent else None
        port = door.getsockname()[1] if silent else free_port()
        with (
            closing(Store(f"postgresql://tests@127.0.0.1:{port}/tests")) as store,
            pytest.raises(
                StoreError,
                match=r"network error" if silent else rf"to 127.0.0.1, port {port}: .+\. Does the server run",
            ),
            store.look() as tx,
        ):
            tx.execute(select(1))
        if heard:
            heard.result().close()


@pytest.mark.parametrize("driver", ["pg8000", "psycopg"])
def test_to_end_what_is_closed_already_does_nothing(postgresql_url, driver):
    there = make_url(postgresql_url)
    connect = pytest.importorskip(driver).connect
    named = {"dbname" if driver == "psycopg" else "database": there.database}
    connection = connect(user=there.username, host=there.host, port=there.port, **named)
    connection.close()

    sockets.cut(connection)


def test_where_the_machine_is_short_of_threads_the_next_connection_begins_to_look_after_answers(monkeypatch):
    made, connection = Answers(), threading.Event()  # whatever can be known by

    def none_left(_thread):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as short, pytest.raises(RuntimeError):
        short.setattr(threading.Thread, "start", none_left)
        made.knows(connection, "1")
    made.knows(connection, "1")

    assert made._thread.is_alive()
    made.close()


@pytest.mark.parametrize("driver", ["pg8000", "psycopg"])
def test_a_connection_that_is_reset_while_an_answer_is_waited_for_is_the_databases_trouble(postgresql_url, driver):
    url = make_url(postgresql_url)
    with between(url.host, url.port) as way:
        there = url.set(port=way.port, drivername=f"postgresql+{driver}")
        with closing(Store(there.render_as_string(hide_password=False))) as store:
            with pytest.raises(StoreError), store.look() as tx:
                way.reset()
                tx.execute(select(1))

            with store.look() as tx:
                assert tx.execute(select(1)).scalar() == 1
