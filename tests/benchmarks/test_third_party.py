"""The third party of the measurements answers, and fails, as it says."""

import asyncio
import io
import json
from collections.abc import Coroutine
from typing import Any

import pytest

from benchmarks.service.client import BrokenError, Connection, Reply
from benchmarks.service.misbehaving import FAULTS
from benchmarks.service.third_party import ThirdParty

PATIENCE = 30  # seconds; generous, so that a loaded machine does not fail
NEVER_END = ("silent", "a byte a second")


def asked(
    monkeypatch: pytest.MonkeyPatch, *paths: str, fault: str | None = None
) -> tuple[list[Reply | BrokenError], list[dict[str, Any]]]:
    """Ask over one connection; return what came, and what was noted."""
    log = io.StringIO()
    third_party = ThirdParty(0, 0, 1 if fault else 0, log)
    if fault:
        monkeypatch.setattr(third_party, "_kinds", [fault])

    async def ask() -> list[Reply | BrokenError]:
        await third_party.open()
        connection = Connection(third_party.port)
        try:
            return [await came(connection.get(path)) for path in paths]
        finally:
            connection.close()
            await third_party.close()

    replies = asyncio.run(ask())
    return replies, [json.loads(line) for line in log.getvalue().splitlines()]


async def came(getting: Coroutine[None, None, Reply]) -> Reply | BrokenError:
    try:
        return await asyncio.wait_for(getting, PATIENCE)
    except BrokenError as error:
        return error


def test_it_never_gives_a_quantity_twice(monkeypatch: pytest.MonkeyPatch):
    replies, _ = asked(monkeypatch, "/stock/tea", "/stock/tea", "/stock/mug")
    quantities = [reply.json()["quantity"] for reply in replies]
    assert len(set(quantities)) == 3


def test_it_notes_what_it_gives(monkeypatch: pytest.MonkeyPatch):
    (reply,), (line,) = asked(monkeypatch, "/stock/tea")
    assert reply.json() == {"sku": "tea", "quantity": line["quantity"]}
    assert (line["path"], line["fault"]) == ("/stock/tea", None)


def test_a_page_holds_items(monkeypatch: pytest.MonkeyPatch):
    (reply,), _ = asked(monkeypatch, "/stock?page=3")
    assert reply.json()["page"] == 3
    assert set(reply.json()["items"][0]) == {"sku", "quantity"}


@pytest.mark.parametrize("fault", ["refused", *sorted(FAULTS.keys() - set(NEVER_END))])
def test_a_fault_is_noted_and_gives_no_good_answer(
    monkeypatch: pytest.MonkeyPatch, fault: str
):
    (reply,), (line,) = asked(monkeypatch, "/stock/tea", fault=fault)
    assert line["fault"] == fault
    assert not is_good(reply)


def is_good(reply: Reply | BrokenError) -> bool:
    if isinstance(reply, BrokenError) or reply.status != 200:
        return False
    try:
        body = reply.json()
    except ValueError:
        return False
    return len(reply.body) < 10**6 and isinstance(body.get("quantity"), int)


def test_wrong_types_and_missing_fields_are_json(monkeypatch: pytest.MonkeyPatch):
    (reply,), _ = asked(monkeypatch, "/stock/tea", fault="wrong types")
    assert reply.json() == {"sku": "tea", "quantity": "1"}
    (reply,), _ = asked(monkeypatch, "/stock/tea", fault="missing fields")
    assert reply.json() == {"sku": "tea", "count": 1}


def test_a_redirect_leads_to_a_redirect(monkeypatch: pytest.MonkeyPatch):
    (reply,), _ = asked(monkeypatch, "/stock/loop")
    assert reply.status == 302


@pytest.mark.parametrize("fault", NEVER_END)
def test_some_answers_do_not_end(monkeypatch: pytest.MonkeyPatch, fault: str):
    monkeypatch.setattr(f"{__name__}.PATIENCE", 0.05)
    with pytest.raises(TimeoutError):
        asked(monkeypatch, "/stock/tea", fault=fault)


def test_it_refuses_connections_for_a_moment(monkeypatch: pytest.MonkeyPatch):
    replies, lines = asked(monkeypatch, "/stock/tea", "/stock/tea", fault="refused")
    assert [getattr(reply, "refused", None) for reply in replies] == [False, True]
    assert len(lines) == 1
