"""What a workspace page needs to host an app: its description, its files, its tokens, the SDK, the outward proxy."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, request, send_file
from flask.typing import ResponseReturnValue

from integration.sandbox import proxy
from integration.sandbox.apps import (
    HostedApp,
    Location,
    ManifestProblem,
    asset_path,
    load_app,
    with_sdk_at,
    with_settings,
)
from integration.sandbox.apptoken import signed_request_token
from integration.sandbox.context import sandbox
from integration.sandbox.problems import not_found
from integration.sandbox.session import current_agent
from integration.sandbox.state import Record, stamp

blueprint = Blueprint("hosting", __name__)

SDK_PATH = "/sandbox/zaf_sdk.js"
_TWINS = {"localhost": "127.0.0.1", "127.0.0.1": "localhost"}
_BUNDLED_SDK = Path(__file__).parent / "static" / "vendor" / "zaf_sdk.js"


def hosted_app() -> HostedApp | None:
    """Read on every page, so that an edit of the manifest shows on reload."""
    config = sandbox().config
    return load_app(config.app_dir, config.product_url)


def installation() -> Record:
    return next(iter(sandbox().desk.installations.values()))


def host_view() -> Record:
    """What the page's scripts are told about the app; secure settings stay on the server."""
    desk, app = sandbox().desk, hosted_app()
    view: Record = {"origin": f"https://{desk.subdomain}.zendesk.com", "flags": sandbox().host_flags, "app": None}
    if app is None:
        return view
    record = installation()
    view["app"] = {
        "appId": record["app_id"],
        "installationId": record["id"],
        "name": app.name,
        "slug": app.slug,
        "version": app.version,
        "settings": app.public_settings(record["settings"]),
        "parameters": [_parameter_view(app, each.name, record) for each in app.parameters],
        "assets": f"{_asset_origin()}/agent/apps/assets/",
        "locations": {name: _location_view(each, app, record) for name, each in app.locations.items()},
    }
    return view


@blueprint.app_errorhandler(ManifestProblem)
def broken_manifest(problem: ManifestProblem) -> ResponseReturnValue:
    """Whoever writes an app sees what is wrong with it instead of a page."""
    return Response(str(problem), status=500, content_type="text/plain; charset=utf-8")


@blueprint.post("/agent/apps/token")
def app_token() -> ResponseReturnValue:
    """The token of a signed first request: `{location}`; it lives five minutes and names the signed-in agent."""
    parts = sandbox()
    location = str(request.get_json().get("location"))
    app = hosted_app()
    if app is None or location not in app.locations or not app.locations[location].signed:
        raise not_found()
    token = signed_request_token(parts.desk, installation(), current_agent().id, location, parts.key, parts.now())
    return jsonify(token=token)


@blueprint.put("/agent/apps/settings")
def save_settings() -> ResponseReturnValue:
    """Change parameters of the installation: `{name: value}`; an empty secure one keeps what it holds."""
    app = hosted_app()
    if app is None:
        raise not_found()
    known = {each.name: each for each in app.parameters}
    given = {key: value for key, value in request.get_json().items() if key in known}
    kept = {key: value for key, value in given.items() if value or not known[key].secure}
    with sandbox().desk.lock:
        record = installation()
        record["settings"] = {**record["settings"], **kept}
        record["settings_objects"] = [{"name": name, "value": value} for name, value in record["settings"].items()]
        record["updated_at"] = stamp(sandbox().desk.clock())
    return jsonify(settings=app.public_settings(record["settings"]))


@blueprint.get("/agent/apps/assets/<path:name>")
def asset(name: str) -> ResponseReturnValue:
    """A local file of the app, with the vendor's address of the SDK replaced by ours in its pages."""
    app = hosted_app()
    path = asset_path(app, name) if app else None
    if path is None:
        raise not_found()
    if path.suffix not in {".html", ".htm"}:
        return send_file(path, max_age=0)
    return Response(with_sdk_at(path.read_text(encoding="utf-8"), SDK_PATH), content_type="text/html; charset=utf-8")


@blueprint.get(SDK_PATH)
def sdk() -> ResponseReturnValue:
    """The client SDK: the build the sandbox was started with, or the one bundled at set-up."""
    path = sandbox().config.zaf_sdk or _BUNDLED_SDK
    if not path.is_file():
        raise not_found()
    return send_file(path.resolve(), mimetype="text/javascript", max_age=0)


@blueprint.post("/agent/apps/proxy")
def outward() -> ResponseReturnValue:
    """`client.request` to another host: what it was asked, sent on from here, and the answer as JSON."""
    app = hosted_app()
    if app is None:
        raise not_found()
    errand = proxy.errand_from(request.get_json())
    answer = proxy.send(errand, app.settings(installation()["settings"]), app, sandbox().desk.clock())
    return jsonify(answer)


@blueprint.get("/sandbox/host")
def host_flags() -> ResponseReturnValue:
    return jsonify(flags=sandbox().host_flags)


@blueprint.post("/sandbox/host")
def set_host_flags() -> ResponseReturnValue:
    """Make every page's host unkind: `{flags: ["slow:2000", "noType"]}`; an empty list makes it kind again."""
    sandbox().host_flags[:] = [str(flag) for flag in request.get_json().get("flags") or []]
    return jsonify(flags=sandbox().host_flags)


def _location_view(location: Location, app: HostedApp, record: Record) -> Record:
    settings: dict[str, Any] = app.public_settings(record["settings"])
    return {
        "url": with_settings(location.url, settings),
        "signed": location.signed,
        "flexible": location.flexible,
        "autoLoad": location.auto_load,
        "size": dict(location.size),
    }


def _parameter_view(app: HostedApp, name: str, record: Record) -> Record:
    each = next(parameter for parameter in app.parameters if parameter.name == name)
    value = None if each.secure else app.settings(record["settings"])[name]
    return {"name": name, "type": each.type, "label": each.label, "secure": each.secure, "value": value}


def _asset_origin() -> str:
    """Local pages come from this server's other name, so that to the browser they are another site, as in Zendesk."""
    here = urlsplit(request.host_url)
    twin = _TWINS.get(here.hostname or "")
    if twin is None:
        return f"{here.scheme}://{here.netloc}"
    return f"{here.scheme}://{twin}" + (f":{here.port}" if here.port else "")
