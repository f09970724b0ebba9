"""Examples of a complaint type, as the page asks for them."""

from typing import Any

import pytest

from tests.lesson_fakes import a_correction
from tests.web.admin.conftest import AdminPage
from tests.web.admin.test_policy import a_document
from tests.web.conftest import House

PATH = "/admin/types/late_delivery/examples"


def test_examples_are_given_listed_and_taken_back(house: House, page: AdminPage) -> None:
    """The same words twice are one example; corrections of agents are not among them."""
    house.admin.lessons.keep("acme", [a_correction("7", "late_delivery")])
    given = page.send("POST", PATH, {"texts": ["Where is it?", " Where  is it? ", "Still nothing."]})
    assert [each["text"] for each in given["examples"]] == ["Where  is it?", "Still nothing."]
    assert page.get(PATH) == given
    left = page.send("DELETE", f"{PATH}/{given['examples'][0]['id']}")
    assert [each["text"] for each in left["examples"]] == ["Still nothing."]
    assert page.get("/admin/types/damaged_item/examples") == {"examples": []}


def test_it_is_on_record(page: AdminPage) -> None:
    """Who taught what is in the activity."""
    example = page.send("POST", PATH, {"texts": ["Where is it?"]})["examples"][0]
    page.send("DELETE", f"{PATH}/{example['id']}")
    words = [entry["words"] for entry in page.get("/admin/audit")["entries"]]
    assert words == [
        "Amara Cole took back an example of “late delivery”.",
        "Amara Cole gave 1 example of “late delivery”.",
    ]


def test_a_type_of_the_draft_can_be_taught(page: AdminPage) -> None:
    """Examples may come before the type is live; a type that nobody knows has none."""
    assert page.ask("GET", "/admin/types/lost_booking/examples").status_code == 404
    document = a_document(page) | {"types": {"lost_booking": {}}}
    page.send("PUT", "/admin/policy", {"revision": 0, "document": document})
    assert page.send("POST", "/admin/types/lost_booking/examples", {"texts": ["No booking found."]})["examples"]


@pytest.mark.parametrize("texts", [[], [""], ["  "], ["Where is it?", " \n "], ["x" * 20_001], ["x"] * 201, [5], "x"])
def test_what_is_no_example_is_refused(page: AdminPage, texts: Any) -> None:
    """All of them or none."""
    assert page.ask("POST", PATH, {"texts": texts}).status_code == 422
    assert page.get(PATH) == {"examples": []}


def test_another_types_example_is_not_dropped(page: AdminPage) -> None:
    """An id is looked for below its type only."""
    example = page.send("POST", PATH, {"texts": ["Where is it?"]})["examples"][0]
    assert page.ask("DELETE", f"/admin/types/damaged_item/examples/{example['id']}").status_code == 404
    assert page.get(PATH)["examples"]
