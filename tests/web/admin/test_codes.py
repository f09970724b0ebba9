"""Pools of one-time codes, as the page asks for them."""

from typing import Any

import pytest

from tests.web.admin.conftest import AdminPage
from tests.web.admin.test_policy import a_rule, saved
from tests.web.conftest import House


def test_codes_are_added_and_counted(house: House, page: AdminPage) -> None:
    """Blank and repeated ones count once or not at all; those known already are told apart."""
    first = page.send("POST", "/admin/codes", {"pool": " spring ", "codes": ["A1", " A2 ", "A1", ""]})
    assert first == {"added": 2, "known": 0, "pools": [{"name": "spring", "left": 2, "given": 0}]}
    second = page.send("POST", "/admin/codes", {"pool": "spring", "codes": ["A2", "A3"]})
    assert (second["added"], second["known"]) == (1, 1)
    assert house.admin.codes.kept == {"spring": ["A1", "A2", "A3"]}
    assert house.admin.codes.by == "Amara Cole"


def test_codes_are_never_shown(page: AdminPage) -> None:
    """Only their numbers are."""
    page.send("POST", "/admin/codes", {"pool": "spring", "codes": ["VERY-SECRET"]})
    assert "VERY-SECRET" not in page.ask("GET", "/admin/codes").text


def test_pools_that_offers_take_from_are_listed_though_empty(page: AdminPage) -> None:
    """An admin sees which pool needs codes before the first letter does."""
    code = {"source": "pool", "name": "Autumn"}
    saved(page, a_rule(offers=[{"id": "off", "kind": "discount_percent", "percent": 10, "code": code}]))
    page.send("POST", "/admin/codes", {"pool": "spring", "codes": ["A"]})
    assert [(pool["name"], pool["left"]) for pool in page.get("/admin/codes")["pools"]] == [
        ("Autumn", 0),
        ("spring", 1),
    ]


@pytest.mark.parametrize("pool", ["spring", "50/50", "été 2026"])
def test_a_pool_is_emptied(page: AdminPage, pool: str) -> None:
    """Whatever it is called."""
    page.send("POST", "/admin/codes", {"pool": pool, "codes": ["A", "B"]})
    assert page.send("DELETE", f"/admin/codes/{pool}") == {"dropped": 2, "pools": []}


@pytest.mark.parametrize(
    "body",
    [
        {"pool": "", "codes": ["A"]},
        {"pool": "  ", "codes": ["A"]},
        {"pool": "x" * 65, "codes": ["A"]},
        {"pool": "a\u0000b", "codes": ["A"]},
        {"pool": "spring", "codes": []},
        {"pool": "spring", "codes": ["a\u0000"]},
        {"pool": "spring", "codes": ["x" * 201]},
        {"pool": "spring", "codes": [1]},
        {"pool": "spring"},
    ],
)
def test_what_is_no_pool_or_code_is_refused(house: House, page: AdminPage, body: Any) -> None:
    """Nothing is added."""
    assert page.ask("POST", "/admin/codes", body).status_code == 422
    assert house.admin.codes.kept == {}
