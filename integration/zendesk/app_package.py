"""Makes the zip that an admin uploads to Zendesk, with the addresses of this operator's server in it."""

import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from integration import __version__
from integration.errors import BadInput
from integration.zendesk.app_rules import check_files, check_package, read_package

SETTING = "AMENDS_PUBLIC_URL"
# Stands in the manifest for the server that nobody knows before an operator names it.
PLACEHOLDER = "https://amends.example"
EPOCH = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16
UNIX = 3


def build_package(folder: Path, public_url: str, out: Path) -> Path:
    """Write the app package to `out`, a `.zip` or a folder for one, and return its path.

    The same folder and address always give the same bytes. Raises `BadInput` for an address Zendesk would not load,
    and for a package it would not take.
    """
    origin = _public_origin(public_url)
    problems = check_package(folder)
    files = {} if problems else read_package(folder)
    if not problems:
        files["manifest.json"] = _addressed(files["manifest.json"], origin)
        problems = check_files(files)
    if problems:
        raise BadInput("The app package has problems: " + " ".join(each.sentence for each in problems), "manifest")
    target = out if out.suffix == ".zip" else out / f"amends-{__version__}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    _write_zip(target, files)
    return target


def _public_origin(public_url: str) -> str:
    parts = urlsplit(public_url)
    if not parts.hostname or parts.query or parts.fragment or parts.username:
        raise BadInput(f"{SETTING} must be an address such as https://amends.company.com.", SETTING)
    if parts.scheme != "https" and (parts.scheme, parts.hostname) != ("http", "localhost"):
        raise BadInput(f"{SETTING} must begin with https:// because Zendesk loads nothing else.", SETTING)
    return public_url.rstrip("/")


def _addressed(manifest: bytes, origin: str) -> bytes:
    """The manifest with every location on the operator's server."""
    document: dict[str, Any] = json.loads(manifest)
    for locations in document["location"].values():
        for name, given in locations.items():
            if isinstance(given, dict):
                given["url"] = _moved(given.get("url") or "", origin)
            else:
                locations[name] = _moved(given, origin)
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


def _moved(url: str, origin: str) -> str:
    return origin + url.removeprefix(PLACEHOLDER) if url.startswith(f"{PLACEHOLDER}/") else url


def _write_zip(target: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = PLAIN_FILE
            entry.create_system = UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, files[name])
