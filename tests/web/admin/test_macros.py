"""The page of native macros: what a sync would change, and the sync."""

import pytest

from integration.flows.macro import FoundMacro
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House


def test_the_plan_names_each_macro_and_changes_nothing(house: House, page: AdminPage) -> None:
    """An admin reads it before anything is done."""
    told = page.send("POST", "/admin/macros/plan", {})

    assert {each["step"] for each in told["macros"]} == {"create"}
    assert any("ticket.requester.first_name" in line for each in told["macros"] for line in each["lines"])
    assert {"id": "en", "label": "English"} in told["languages"]
    assert house.admin.macros.writes == 0


def test_the_button_brings_them_in_step(house: House, page: AdminPage) -> None:
    """Once done, the next plan has nothing to do, and the record says who did it."""
    house.admin.macros.kept["900"] = FoundMacro("900", "Theirs", "", active=True, html="", tags=(), fields={})
    page.send("POST", "/admin/macros/sync", {"locales": ["en"]})
    after = page.send("POST", "/admin/macros/plan", {})

    assert {each["step"] for each in after["macros"]} == {"keep"}
    assert house.admin.macros.kept["900"].title == "Theirs"
    assert page.get("/admin/audit")["entries"][0]["words"] == (
        "Amara Cole brought Zendesk's macros in step with the letters: 14 new."
    )


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"locales": ["xx"]}, "locale"),
        ({"locales": "en"}, "locales"),
        ({"language": "en"}, "language"),
        ({"locales": ["../en"]}, "locales[0]"),
    ],
)
def test_what_is_no_language_of_letters_is_refused(page: AdminPage, body: object, field: str) -> None:
    """The problem names the field."""
    answer = page.ask("POST", "/admin/macros/plan", body)

    assert answer.status_code == 422
    assert answer.json
    assert answer.json["detail"].startswith(f"{field}: ")


def test_the_languages_of_the_plan_are_told(page: AdminPage) -> None:
    """Those asked for; else those that have macros already, and English before there are any."""
    assert page.send("POST", "/admin/macros/plan", {})["chosen"] == ["en"]
    assert page.send("POST", "/admin/macros/plan", {"locales": ["en"]})["chosen"] == ["en"]
