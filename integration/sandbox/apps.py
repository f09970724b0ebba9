"""The app a workspace hosts: any folder with a `manifest.json`, its locations, parameters and local pages."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from integration.sandbox.state import Record

OUR_ORIGIN = "https://amends.example"
"""What our own manifest is written with; a sandbox puts the product's present address in its place."""

_SDK_ADDRESS = re.compile(r"(?:https?:)?//[^\"'\s<>]+/zendesk_app_framework_sdk/[\d.]+/zaf_sdk(?:\.min)?\.js")
_SETTING = re.compile(r"\{\{\s*setting\.([\w-]+)\s*\}\}")


class ManifestProblem(ValueError):
    """The folder has a manifest that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where an app appears; `url` is absolute, or a path below the app's folder (`assets/...`)."""

    name: str
    url: str
    signed: bool
    flexible: bool
    auto_load: bool
    size: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: str
    label: str
    default: Any
    secure: bool
    required: bool


@dataclass(frozen=True, slots=True)
class HostedApp:
    folder: Path
    name: str
    version: str
    locations: Mapping[str, Location]
    parameters: tuple[Parameter, ...]
    domain_whitelist: frozenset[str]

    @property
    def slug(self) -> str:
        """The name as it stands in `/agent/apps/<name>`."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-") or "app"

    def settings(self, stored: Mapping[str, Any]) -> Record:
        """Every parameter with its stored value or its default, and the installation's own settings."""
        return {each.name: each.default for each in self.parameters} | dict(stored)

    def public_settings(self, stored: Mapping[str, Any]) -> Record:
        """What `metadata()` may show: everything but the secure parameters (platform §5.3)."""
        secure = {each.name for each in self.parameters if each.secure}
        return {name: value for name, value in self.settings(stored).items() if name not in secure}


def load_app(folder: Path, product_url: str) -> HostedApp | None:
    """Read an app folder; None where there is no manifest. Raises `ManifestProblem` for one that cannot be read."""
    path = folder / "manifest.json"
    if not path.is_file():
        return None
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        words = _translation(folder, str(manifest.get("defaultLocale") or "en"))
        support = (manifest.get("location") or {}).get("support") or {}
        locations = {name: _location(name, given, manifest, product_url) for name, given in support.items()}
        parameters = tuple(_parameter(row, words) for row in manifest.get("parameters") or [])
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as wrong:
        raise ManifestProblem(f"{path} cannot be used: {wrong!r}") from wrong
    return HostedApp(
        folder=folder,
        name=str(words.get("name") or manifest.get("name") or folder.name),
        version=str(manifest.get("version") or "0.0.0"),
        locations=locations,
        parameters=parameters,
        domain_whitelist=frozenset(manifest.get("domainWhitelist") or ()),
    )


def asset_path(app: HostedApp, name: str) -> Path | None:
    """The file of a local page or image, if it stands inside the app's `assets/`."""
    root = (app.folder / "assets").resolve()
    path = (root / name).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


def with_sdk_at(page: str, address: str) -> str:
    """Let a page that loads the client SDK from its vendor load the sandbox's copy."""
    return _SDK_ADDRESS.sub(address, page)


def with_settings(text: str, settings: Mapping[str, Any]) -> str:
    """Put settings where a text says `{{setting.name}}`; unknown names stay as they are."""
    return _SETTING.sub(lambda found: str(settings.get(found[1], found[0])), text)


def _location(name: str, given: Any, manifest: Record, product_url: str) -> Location:
    options: Record = {"url": given} if isinstance(given, str) else given
    url = str(options.get("url") or "")
    if url == OUR_ORIGIN or url.startswith(f"{OUR_ORIGIN}/"):
        url = product_url.rstrip("/") + url.removeprefix(OUR_ORIGIN)
    return Location(
        name=name,
        url=url if urlsplit(url).scheme else quote(url, safe="/?&=#%+,:;@{}"),
        signed=bool(options.get("signed", manifest.get("signedUrls", False))),
        flexible=bool(options.get("flexible", False)),
        auto_load=bool(options.get("autoLoad", True)),
        size=dict(options.get("size") or {}),
    )


def _parameter(row: Record, words: Record) -> Parameter:
    name = str(row["name"])
    label = ((words.get("parameters") or {}).get(name) or {}).get("label")
    return Parameter(
        name=name,
        type=str(row.get("type") or "text"),
        label=str(label or name),
        default=row.get("default"),
        secure=bool(row.get("secure", False)),
        required=bool(row.get("required", False)),
    )


def _translation(folder: Path, locale: str) -> Record:
    path = folder / "translations" / f"{locale}.json"
    if not path.is_file():
        return {}
    words: Record = json.loads(path.read_text(encoding="utf-8")).get("app") or {}
    return words
