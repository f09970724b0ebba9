"""What an app package must be like for Zendesk to take it: their validator's rules, as far as they concern ours.

The keys of problems are the validator's own where it has the rule (platform §3.5). Where a package would use what we
have no rules for (OAuth settings, requirements), it is reported as unchecked rather than passed.
"""

import json
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from integration import __version__
from integration.zendesk.app_parameters import parameter_problems
from integration.zendesk.app_problem import Problem

Files = Mapping[str, bytes]
LOCALE = re.compile(r"[a-z]{2,3}(-\w{2,3})?")
FRAMEWORK = "2.0"
REQUIRED = ("author", "defaultLocale", "location", "frameworkVersion")
BOOLEANS = ("requirementsOnly", "marketingOnly", "singleInstall", "signedUrls", "private")
STRINGS = ("defaultLocale", "version", "frameworkVersion", "remoteInstallationURL", "termsConditionsURL", "gaID")
UNCHECKED = ("oauth", "requirementsOnly", "marketingOnly", "noTemplate")
KNOWN = frozenset({*REQUIRED, *BOOLEANS, *STRINGS, *UNCHECKED, "name", "parameters", "domainWhitelist", "experiments"})
EXPERIMENTS = frozenset({"hashParams", "newCssCompiler"})
PRODUCT = "support"
LOCATIONS = frozenset(
    {
        "background",
        "modal",
        "nav_bar",
        "new_ticket_sidebar",
        "organization_sidebar",
        "system_top_bar",
        "ticket_editor",
        "ticket_sidebar",
        "top_bar",
        "user_sidebar",
    }
)
PUBLIC_TEXTS = ("short_description", "long_description", "installation_instructions")
# Zendesk's own validator lets a missing icon pass, and then shows none (platform §3.4).
WITH_ICON = ("nav_bar", "system_top_bar", "ticket_editor", "top_bar")
LOGOS = {"assets/logo.png": 320, "assets/logo-small.png": 128}
BLOCKED = frozenset(
    {
        "7z",
        "avi",
        "bin",
        "bz2",
        "csh",
        "doc",
        "docx",
        "gz",
        "jar",
        "mp3",
        "mpeg",
        "odt",
        "pdf",
        "ppt",
        "pptx",
        "rar",
        "sh",
        "xls",
        "xlsx",
        "zip",
    }
)
BLOCKED_CONTENT = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"%PDF-", b"#!")
UNCLEAN_SVG = re.compile(rb"<script|<image\b|<foreignObject|\son\w+\s*=|javascript:|data:image", re.IGNORECASE)


def check_package(folder: Path) -> list[Problem]:
    """Everything that stands between this folder and an app; an empty list means that Zendesk would take it."""
    links = [
        Problem("symlink_in_zip", f"{path.relative_to(folder)} is a symbolic link, which a package may not hold.")
        for path in sorted(folder.rglob("*"))
        if path.is_symlink()
    ]
    return links or check_files(read_package(folder))


def read_package(folder: Path) -> dict[str, bytes]:
    """The files of a package by their path in it; Zendesk ignores what lies below `tmp/`."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {name: content for name, content in files.items() if not name.startswith("tmp/")}


def check_files(files: Files) -> list[Problem]:
    """Like `check_package`, for files in memory. As at Zendesk, the rest is judged once the manifest holds."""
    manifest = _read_json(files, "manifest.json", _MANIFEST_KEYS)
    if isinstance(manifest, Problem):
        return [manifest]
    problems = [problem for rule in _MANIFEST_RULES for problem in rule(manifest, files)]
    return problems or [problem for rule in _PACKAGE_RULES for problem in rule(manifest, files)]


@dataclass(frozen=True, slots=True)
class _JsonKeys:
    """What the validator calls the ways in which a JSON file can be wrong."""

    missing: str
    not_json: str
    duplicate: str
    not_object: str


_MANIFEST_KEYS = _JsonKeys("missing_manifest", "manifest_not_json", "duplicate_manifest_keys", "manifest_not_json")
_TRANSLATION_KEYS = _JsonKeys(
    "missing_translation_file", "translation.not_json", "translation.not_json", "translation.not_json_object"
)


class _TwiceError(ValueError):
    """A key of a JSON object that is there a second time."""


def _read_json(files: Files, name: str, keys: _JsonKeys) -> dict[str, Any] | Problem:
    if name not in files:
        nested = next((path for path in files if path.endswith(f"/{name}")), None)
        if nested and name == "manifest.json":
            return Problem("nested_manifest", f"{nested} must lie at the top of the package.")
        return Problem(keys.missing, f"{name} is missing.")
    try:
        found = json.loads(files[name], object_pairs_hook=_once_each)
    except _TwiceError as error:
        return Problem(keys.duplicate, f"{name} names {error} more than once.")
    except ValueError as error:
        return Problem(keys.not_json, f"{name} is not JSON: {error}.")
    return found if isinstance(found, dict) else Problem(keys.not_object, f"{name} must hold a JSON object.")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


def _keys(manifest: dict[str, Any], _files: Files) -> Iterator[Problem]:
    missing = [key for key in REQUIRED if not manifest.get(key)]
    if missing:
        yield Problem("manifest_keys.missing", f"manifest.json lacks {', '.join(missing)}.")
    for key in sorted(set(manifest) - KNOWN):
        # Zendesk passes over a misspelt signedUrls in silence, and the app goes unsigned.
        yield Problem("unknown_manifest_key", f"Zendesk knows no key {key} in manifest.json.")
    for key in UNCHECKED:
        if manifest.get(key):
            yield Problem("unchecked", f"{key} is used, and there are no rules for it here.")


def _types(manifest: dict[str, Any], _files: Files) -> Iterator[Problem]:
    for key in BOOLEANS:
        if not isinstance(manifest.get(key, False), bool):
            yield Problem("unacceptable_boolean", f"{key} must be true or false.")
    author = manifest.get("author", {})
    if not isinstance(author, dict):
        yield Problem("unacceptable_hash", "author must be an object.")
        author = {}
    texts = {key: manifest.get(key, "") for key in STRINGS}
    texts |= {f"author.{key}": author.get(key, "") for key in ("name", "email", "url")}
    for key, value in texts.items():
        if not isinstance(value, str):
            yield Problem("unacceptable_string", f"{key} must be text.")
    if not isinstance(manifest.get("experiments", {}), dict):
        yield Problem("unacceptable_hash", "experiments must be an object.")
    hosts = manifest.get("domainWhitelist", [])
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        yield Problem("unacceptable_array_of_strings", "domainWhitelist must be a list of hosts.")


def _values(manifest: dict[str, Any], files: Files) -> Iterator[Problem]:
    if manifest.get("frameworkVersion", FRAMEWORK) != FRAMEWORK:
        yield Problem("invalid_version", f'frameworkVersion must be "{FRAMEWORK}".')
    if manifest.get("version") != __version__:
        yield Problem("version_mismatch", f"version must be {__version__}, the version of Amends.")
    locale = str(manifest.get("defaultLocale", ""))
    if locale and not LOCALE.fullmatch(locale):
        yield Problem("invalid_default_locale", f"defaultLocale {locale} is not a locale such as en or pt-BR.")
    elif locale and f"translations/{locale}.json" not in files:
        yield Problem("missing_translation_file", f"translations/{locale}.json is missing.")
    author = manifest.get("author")
    urls = {"author.url": author.get("url") if isinstance(author, dict) else None}
    for key, url in (urls | {"termsConditionsURL": manifest.get("termsConditionsURL")}).items():
        if url and not (urlsplit(str(url)).scheme in {"http", "https"} and urlsplit(str(url)).hostname):
            yield Problem("invalid_url", f"{key} must be an http or https address.")
    for name in sorted(set(manifest.get("experiments") or {}) - EXPERIMENTS):
        yield Problem("invalid_experiment", f"The Marketplace allows no experiment {name}.")


def _locations(manifest: dict[str, Any], files: Files) -> Iterator[Problem]:
    products = manifest.get("location") or {}
    if not isinstance(products, dict) or not all(isinstance(each, dict) for each in products.values()):
        yield Problem("invalid_location", "location must be an object of products, each an object of locations.")
        return
    for product, locations in products.items():
        for name, given in locations.items():
            if product != PRODUCT or name not in LOCATIONS:
                yield Problem("invalid_location", f"There is no location {name} in {product}.")
                continue
            yield from _location(name, given if isinstance(given, dict) else {"url": given}, files)


def _location(name: str, options: dict[str, Any], files: Files) -> Iterator[Problem]:
    if not isinstance(options.get("flexible", False), bool):
        yield Problem("invalid_location_flexible_type", f"flexible of {name} must be true or false.")
    url = options.get("url")
    if not url:
        if options.get("autoLoad", True) is not False:
            yield Problem("blank_location_uri", f"{name} needs a url.")
    elif not isinstance(url, str) or not _is_loadable(url, files):
        yield Problem("invalid_location_uri", f"The url of {name} must be https, or a file of the package in assets/.")


def _is_loadable(url: str, files: Files) -> bool:
    if "{{setting." in url:
        return True
    parts = urlsplit(url)
    if not parts.scheme and not parts.netloc:
        return parts.path.startswith("assets/") and parts.path in files
    # Zendesk takes http from this one name only; 127.0.0.1 is refused.
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme, parts.hostname) == ("http", "localhost"))


def _translations(manifest: dict[str, Any], files: Files) -> Iterator[Problem]:
    required = ("name",) if manifest.get("private", True) else ("name", *PUBLIC_TEXTS)
    for path in files:
        folder, _, name = path.partition("/")
        if folder != "translations":
            continue
        if not name.endswith(".json") or not LOCALE.fullmatch(name.removesuffix(".json")):
            yield Problem("translation.invalid_locale", f"{path} must be named for a locale, such as pt-BR.json.")
            continue
        found = _read_json(files, path, _TRANSLATION_KEYS)
        if isinstance(found, Problem):
            yield found
            continue
        texts = found.get("app")
        for key in required:
            if not (isinstance(texts, dict) and isinstance(texts.get(key), str) and texts[key].strip()):
                yield Problem("translation.missing_required_key", f"{path} lacks app.{key}.")


def _assets(_manifest: dict[str, Any], files: Files) -> Iterator[Problem]:
    for path, edge in LOGOS.items():
        if path not in files:
            yield Problem("missing_logo", f"{path} is missing.")
        elif _png_size(files[path]) != (edge, edge):
            yield Problem("logo_size", f"{path} must be a PNG of {edge} by {edge} pixels.")
    for path, content in files.items():
        if path.rpartition(".")[2].lower() in BLOCKED or content.startswith(BLOCKED_CONTENT):
            yield Problem("unsupported_mime_type_detected", f"Zendesk takes no file of the kind of {path}.")
        if path.endswith(".svg") and UNCLEAN_SVG.search(content):
            yield Problem("sanitised_svg", f"{path} holds scripts or pictures, which Zendesk would cut out.")


def _icons(manifest: dict[str, Any], files: Files) -> Iterator[Problem]:
    for name in WITH_ICON:
        if name in manifest["location"].get(PRODUCT, {}) and f"assets/icon_{name}.svg" not in files:
            yield Problem("missing_icon", f"{name} needs the icon assets/icon_{name}.svg.")


def _requirements(_manifest: dict[str, Any], files: Files) -> Iterator[Problem]:
    if "requirements.json" in files:
        yield Problem("unchecked", "requirements.json is there, and there are no rules for it here.")


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


Rule = Callable[[dict[str, Any], Files], Iterator[Problem]]
_MANIFEST_RULES: tuple[Rule, ...] = (_keys, _types, _values, parameter_problems, _locations)
_PACKAGE_RULES: tuple[Rule, ...] = (_translations, _assets, _icons, _requirements)
