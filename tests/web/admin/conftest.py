"""An admin at the page, and the house it stands in."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from integration.flows.visitor import Visitor
from tests.web.builders import boot_of
from tests.web.conftest import ORIGIN, House

AMARA = Visitor("acme", "1", "Amara Cole", "admin")


class AdminPage:
    """The page after its first request: calls with the token it was given."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = boot_of(opened_admin(client))["token"]

    def ask(self, method: str, path: str, body: Any = None, query: Any = None) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.open(path, method=method, json=body, headers=headers, query_string=query)

    def get(self, path: str) -> Any:
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json

    def send(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.ask(method, path, body)
        assert answer.status_code == 200, answer.text
        return answer.json


def opened_admin(client: FlaskClient, token: str = "signed-by-zendesk", origin: str = ORIGIN) -> TestResponse:
    """The signed first request, as Zendesk posts it from the navigation bar."""
    return client.post("/zaf/admin", query_string={"origin": origin, "app_guid": "g1"}, data={"token": token})


@pytest.fixture
def house() -> House:
    house = House()
    house.sign_in.visitor = AMARA
    return house


@pytest.fixture
def page(house: House) -> AdminPage:
    return AdminPage(house.client())
