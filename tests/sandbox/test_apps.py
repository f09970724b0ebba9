"""Hosting an app folder: its manifest, its files, its tokens and what leaves through the proxy."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jwt
import pytest
from flask.testing import FlaskClient

from integration.sandbox.app import create_sandbox
from integration.sandbox.apps import ManifestProblem, asset_path, load_app, with_sdk_at
from integration.sandbox.apptoken import shared_secret_token
from integration.sandbox.config import SandboxConfig
from integration.sandbox.context import EXTENSION
from integration.sandbox.keys import public_pem
from integration.sandbox.problems import ApiProblem
from integration.sandbox.proxy import errand_from, with_secrets

BENCH = Path(__file__).parents[1] / "samples" / "apps" / "bench"
PRODUCT = "http://localhost:8200"


def app_in(folder: Path, **manifest: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps({"name": "An App", **manifest}))
    return folder


@pytest.fixture
def client(config: SandboxConfig) -> FlaskClient:
    return create_sandbox(replace(config, app_dir=BENCH)).test_client()


def test_a_folder_without_a_manifest_holds_no_app(tmp_path: Path) -> None:
    """The sandbox runs without an app."""
    assert load_app(tmp_path, PRODUCT) is None


@pytest.mark.parametrize("text", ["{", '{"parameters": [{}]}', '{"location": [1]}', "[]"])
def test_a_broken_manifest_is_named(tmp_path: Path, text: str) -> None:
    """What cannot be read is refused with the path of the file."""
    (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(ManifestProblem, match=r"manifest\.json"):
        load_app(tmp_path, PRODUCT)


def test_whoever_writes_an_app_sees_what_is_wrong(config: SandboxConfig, tmp_path: Path) -> None:
    """With a broken manifest every page says what is wrong with it."""
    (tmp_path / "manifest.json").write_text("{")

    answer = create_sandbox(replace(config, app_dir=tmp_path)).test_client().get("/agent")

    assert answer.status_code == 500
    assert "manifest.json cannot be used" in answer.text


def test_name_and_labels_come_from_the_translation() -> None:
    """What installers see wins over the manifest's own name; settings fall back to defaults, secrets stay out."""
    app = load_app(BENCH, PRODUCT)

    assert app
    assert (app.name, app.slug, app.version) == ("Workbench", "workbench", "1.2.3")
    assert [each.label for each in app.parameters] == ["Tone of voice", "verbose", "Shared secret"]
    assert app.public_settings({"shared_secret": "hush", "verbose": True}) == {"tone": "warm", "verbose": True}


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("assets/iframe.html", "assets/iframe.html"),
        ({"url": "https://amends.example/zaf/sidebar"}, "http://localhost:8200/zaf/sidebar"),
        ("https://amends.example", "http://localhost:8200"),
        ("https://amends.example.org/x", "https://amends.example.org/x"),
        ("https://vendor.example/app", "https://vendor.example/app"),
    ],
)
def test_only_our_own_address_is_replaced(tmp_path: Path, given: Any, url: str) -> None:
    """The product's present address stands in for the manifest's; other vendors' addresses are theirs."""
    app = load_app(app_in(tmp_path, location={"support": {"ticket_sidebar": given}}), PRODUCT)

    assert app
    assert app.locations["ticket_sidebar"].url == url


@pytest.mark.parametrize(
    ("manifest", "options", "signed"),
    [({}, {}, False), ({"signedUrls": True}, {}, True), ({"signedUrls": True}, {"signed": False}, False)],
)
def test_a_location_may_decide_about_signing(tmp_path: Path, manifest: Any, options: Any, signed: bool) -> None:  # noqa: FBT001 - a column of the table
    """`signedUrls` holds for every location that does not say otherwise."""
    location = {"support": {"nav_bar": {"url": "https://vendor.example", **options}}}

    app = load_app(app_in(tmp_path, location=location, **manifest), PRODUCT)

    assert app
    assert app.locations["nav_bar"].signed is signed


@pytest.mark.parametrize("name", ["../manifest.json", "nothing.html", "/etc/passwd", ".", "../../bench/manifest.json"])
def test_files_outside_the_assets_are_not_served(name: str, client: FlaskClient) -> None:
    """Only what stands in `assets/` can be had."""
    app = load_app(BENCH, PRODUCT)

    assert app
    assert asset_path(app, name) is None
    assert client.get(f"/agent/apps/assets/{name}").status_code in {404, 308}


@pytest.mark.parametrize(
    "address",
    [
        "https://sdk.example/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js",
        "//sdk.example/zendesk_app_framework_sdk/2.0/zaf_sdk.js",
    ],
)
def test_vendors_pages_load_the_sandboxes_sdk(address: str) -> None:
    """The SDK's public address becomes ours, with and without a scheme; other scripts stay."""
    page = f'<script src="{address}"></script><script src="https://sdk.example/other.js"></script>'

    assert with_sdk_at(page, "/sdk.js") == (
        '<script src="/sdk.js"></script><script src="https://sdk.example/other.js"></script>'
    )


def test_a_named_build_of_the_sdk_is_served(config: SandboxConfig, tmp_path: Path) -> None:
    """`zaf_sdk` puts any file in the place of the bundled build; a file that is not there is a 404."""
    build = tmp_path / "build.js"
    web = create_sandbox(replace(config, zaf_sdk=build)).test_client()
    assert web.get("/sandbox/zaf_sdk.js").status_code == 404

    build.write_text("window.ZAFClient = {};")

    with web.get("/sandbox/zaf_sdk.js") as answer:
        assert answer.text == "window.ZAFClient = {};"


def test_tokens_are_for_signed_locations_only(client: FlaskClient) -> None:
    """An app that did not ask for signing gets no token."""
    assert client.post("/agent/apps/token", json={"location": "ticket_sidebar"}).status_code == 404


def test_a_token_says_who_and_where(config: SandboxConfig, tmp_path: Path) -> None:
    """The claims are those of platform §4.2, it holds against the public key, and no two are alike."""
    location = {"support": {"ticket_sidebar": "https://vendor.example", "nav_bar": "https://vendor.example/admin"}}
    folder = app_in(tmp_path / "app", signedUrls=True, location=location)
    web = create_sandbox(replace(config, app_dir=folder))
    client, parts = web.test_client(), web.extensions[EXTENSION]
    client.post("/agent/session", json={"user_id": parts.desk.admin().id})
    installation = next(iter(parts.desk.installations.values()))

    tokens = [client.post("/agent/apps/token", json={"location": "nav_bar"}).get_json()["token"] for _ in range(2)]

    audience = f"https://demo.zendesk.com/api/v2/apps/installations/{installation['id']}.json"
    options = {"verify_exp": False, "verify_nbf": False, "verify_iat": False}
    claims = jwt.decode(
        tokens[0],
        public_pem(parts.key),
        algorithms=["RS256"],
        audience=audience,
        options=options,  # type: ignore[arg-type] # a plain dict is what PyJWT reads
    )
    assert claims["sub"].endswith(f"/users/{parts.desk.admin().id}.json")
    assert claims["context"] == {"product": "support", "location": "nav_bar"}
    assert claims["nbf"] == claims["iat"] == int(parts.now().timestamp())
    assert claims["exp"] == claims["iat"] + 300
    assert len({jwt.decode(each, options={"verify_signature": False})["jti"] for each in tokens}) == 2


def test_a_shared_secret_signs_what_the_page_claims() -> None:
    """The HS256 token of `client.request` holds with the secret and carries any claim at all (SDK issue 206)."""
    now = datetime.now(UTC)

    token = shared_secret_token({"iss": "demo", "sub": "anybody"}, "s" * 32, now, 60)

    claims = jwt.decode(token, "s" * 32, algorithms=["HS256"])
    assert (claims["sub"], claims["exp"] - claims["iat"]) == ("anybody", 60)


def test_settings_are_saved_but_secrets_not_shown(client: FlaskClient) -> None:
    """Unknown names are ignored, an empty secret keeps the old one, and no answer repeats a secret."""
    client.put("/agent/apps/settings", json={"tone": "cool", "shared_secret": "hush", "unknown": 1})
    answer = client.put("/agent/apps/settings", json={"shared_secret": ""})

    record = next(iter(client.application.extensions[EXTENSION].desk.installations.values()))
    assert record["settings"]["shared_secret"] == "hush"
    assert "unknown" not in record["settings"]
    assert answer.get_json()["settings"]["tone"] == "cool"
    assert b"hush" not in answer.data


@pytest.mark.parametrize("url", ["", "/relative", "file:///etc/passwd", "ftp://127.0.0.1/"])
def test_the_proxy_speaks_http_only(url: str) -> None:
    """Other schemes are refused before anything is opened."""
    with pytest.raises(ApiProblem):
        errand_from({"url": url})


def test_secrets_go_where_the_manifest_says() -> None:
    """Secure settings are filled in for listed hosts; settings that are not secure, and other hosts, get nothing."""
    app = load_app(BENCH, PRODUCT)
    assert app
    headers = {"X-Key": "{{setting.shared_secret}}", "X-Tone": "{{setting.tone}}"}
    settings = {"shared_secret": "hush", "tone": "warm"}
    inside = errand_from({"url": "http://127.0.0.1:1/", "headers": headers, "secure": True})
    outside = replace(inside, url="http://127.0.0.1.evil.example/")

    filled = with_secrets(inside, settings, app, datetime.now(UTC))

    assert filled.headers == {"X-Key": "hush", "X-Tone": "{{setting.tone}}"}
    with pytest.raises(ApiProblem, match="domainWhitelist"):
        with_secrets(outside, settings, app, datetime.now(UTC))


def test_only_staff_can_sit_at_the_screen(client: FlaskClient) -> None:
    """A customer's id is refused, an agent's is kept in the cookie."""
    desk = client.application.extensions[EXTENSION].desk
    customer = next(user for user in desk.users.values() if not user.is_staff)

    assert client.post("/agent/session", json={"user_id": customer.id}).status_code == 422
    assert client.post("/agent/session", json={"user_id": desk.admin().id}).status_code == 200
    assert str(desk.admin().id) in client.get_cookie("sandbox_agent").value  # type: ignore[union-attr] # it was just set
