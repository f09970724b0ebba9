"""A web app over fakes, with a clock the tests can move."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from integration import resources
from integration.flows.delivering import Delivering
from integration.flows.standing_draft import StandingDraft
from integration.observability import Metrics
from integration.web.app import create_app
from integration.web.pacing import Pace as PaceInMemory
from integration.web.parts import WebParts
from tests.admin_fakes import AdminFakes
from tests.approval_fakes import ApprovalFakes, FakeKeptDrafts
from tests.fakes import NOON, FakeChecking, FakeDrafting, FakeOutcomes, FakePace, FakeSignIn, FakeStanding
from tests.receiving_fakes import FakeDoor

SECRETS = ("a-new-secret-of-at-least-32-characters", "an-old-secret-of-at-least-32-characters")
ORIGIN = "https://acme.zendesk.com"
SDK = "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"


@dataclass
class House:
    """The fakes behind one app."""

    drafting: FakeDrafting = field(default_factory=FakeDrafting)
    checking: FakeChecking = field(default_factory=FakeChecking)
    approvals: ApprovalFakes = field(default_factory=ApprovalFakes)
    admin: AdminFakes = field(default_factory=AdminFakes)
    standing: FakeStanding = field(default_factory=FakeStanding)
    outcomes: FakeOutcomes = field(default_factory=FakeOutcomes)
    sign_in: FakeSignIn = field(default_factory=FakeSignIn)
    pace: FakePace = field(default_factory=FakePace)
    door: FakeDoor = field(default_factory=FakeDoor)
    checks: dict[str, Any] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    metrics: Metrics = field(default_factory=Metrics)
    now: datetime = NOON
    checks_per_minute: int = 1000
    secrets: tuple[str, ...] = SECRETS
    origin: str = ORIGIN
    sdk: str = SDK

    def client(self) -> FlaskClient:
        return self.app().test_client()

    def app(self) -> Flask:
        numbers = count(1)
        return create_app(
            WebParts(
                drafting=self.drafting,
                checking=self.checking,
                delivering=Delivering(self.outcomes),
                approving=self.approvals.approving(),
                standing=StandingDraft(self.standing, FakeKeptDrafts()),
                admin=self.admin.parts(),
                sign_in=self.sign_in,
                pace=self.pace,
                receiving=self.door.receiving(),
                api=self.door.api(),
                checks_pace=PaceInMemory(self.checks_per_minute, 60, self._seconds),
                session_secret=self.secrets,
                clock=lambda: self.now,
                new_id=lambda: f"{next(numbers):032x}",
                checks=self.checks,
                told=self.told,
                product_version="0.1.0",
                desk_origin=lambda _account: self.origin,
                zaf_sdk_url=self.sdk,
                templates=resources.templates(),
                metrics=self.metrics,
                suggestions_per_minute=5,
            )
        )

    def _seconds(self) -> float:
        return self.now.timestamp()

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def counted(self, name: str, **labels: str) -> float:
        return self.metrics.registry.get_sample_value(name, labels) or 0.0


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def client(house: House) -> FlaskClient:
    return house.client()


def opened(client: FlaskClient, token: str = "signed-by-zendesk", origin: str = ORIGIN) -> TestResponse:
    """The signed first request, as Zendesk posts it."""
    return client.post("/zaf/sidebar", query_string={"origin": origin, "app_guid": "g1"}, data={"token": token})
