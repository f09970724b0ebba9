"""Tests of the app package: ours holds, and each of Zendesk's rules that concerns it is noticed when broken."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from integration import __version__
from integration.errors import BadInput
from integration.zendesk.app_package import SETTING, build_package
from integration.zendesk.app_rules import check_files, check_package, read_package

OURS = Path(__file__).parents[1] / "manifest"
URL = "https://amends.company.example"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OURS, tmp_path / "manifest"))


def keys(folder: Path) -> set[str]:
    return {problem.key for problem in check_package(folder)}


def edit(folder: Path, name: str, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads((folder / name).read_text(encoding="utf-8"))
    change(document)
    (folder / name).write_text(json.dumps(document), encoding="utf-8")


def test_our_package_holds() -> None:
    """Zendesk has nothing against the package we ship, and it signs its first requests."""
    manifest = json.loads((OURS / "manifest.json").read_text(encoding="utf-8"))

    assert check_package(OURS) == []
    assert manifest["signedUrls"] is True
    assert manifest["version"] == __version__


def test_every_language_says_the_same_things() -> None:
    """Each translation has the keys of the English one, and none is empty."""
    texts = {path.stem: json.loads(path.read_bytes())["app"] for path in (OURS / "translations").glob("*.json")}

    assert set(texts) == {"de", "en", "es", "fr", "pt"}
    assert all(set(each) == set(texts["en"]) and all(each.values()) for each in texts.values())


SIDEBAR = ("location", "support", "ticket_sidebar")
MANIFEST_RULES: list[tuple[tuple[str, ...], Any, str]] = [
    (("author",), ..., "manifest_keys.missing"),
    (("defaultLocale",), ..., "manifest_keys.missing"),
    (("location",), ..., "manifest_keys.missing"),
    (("frameworkVersion",), ..., "manifest_keys.missing"),
    (("signedURLs",), True, "unknown_manifest_key"),
    (("signedUrls",), "true", "unacceptable_boolean"),
    (("private",), 1, "unacceptable_boolean"),
    (("singleInstall",), "no", "unacceptable_boolean"),
    (("author",), "Amends", "unacceptable_hash"),
    (("author", "name"), 5, "unacceptable_string"),
    (("author", "url"), "amends.example", "invalid_url"),
    (("termsConditionsURL",), "ftp://amends.example", "invalid_url"),
    (("experiments",), [], "unacceptable_hash"),
    (("experiments",), {"timeTravel": True}, "invalid_experiment"),
    (("domainWhitelist",), ["a.example", 5], "unacceptable_array_of_strings"),
    (("version",), 1, "unacceptable_string"),
    (("version",), "9.9.9", "version_mismatch"),
    (("frameworkVersion",), "1.0", "invalid_version"),
    (("defaultLocale",), "English", "invalid_default_locale"),
    (("defaultLocale",), "it", "missing_translation_file"),
    (("oauth",), {"client_id": "x"}, "unchecked"),
    (("requirementsOnly",), True, "unchecked"),
    (("location",), ["support"], "invalid_location"),
    (("location",), {"zopim": {"ticket_sidebar": URL}}, "invalid_location"),
    (("location", "support", "left_sidebar"), URL, "invalid_location"),
    ((*SIDEBAR, "flexible"), "true", "invalid_location_flexible_type"),
    ((*SIDEBAR, "url"), "", "blank_location_uri"),
    ((*SIDEBAR, "url"), ..., "blank_location_uri"),
    ((*SIDEBAR, "url"), "http://amends.example/zaf", "invalid_location_uri"),
    ((*SIDEBAR, "url"), "http://127.0.0.1:8200/zaf", "invalid_location_uri"),
    ((*SIDEBAR, "url"), "assets/nothing.html", "invalid_location_uri"),
    ((*SIDEBAR, "url"), "/zaf/sidebar", "invalid_location_uri"),
    (SIDEBAR, 5, "invalid_location_uri"),
    (("parameters",), {}, "unacceptable_array"),
    (("parameters",), [{"name": "a"}, {"name": "a"}], "duplicate_parameters"),
    (("parameters",), [{"name": "name"}], "name_as_parameter_name"),
    (("parameters",), [{"name": "a", "type": "password"}], "invalid_type_parameter"),
    (("parameters",), [{"name": "a", "required": "yes"}], "unacceptable_boolean"),
    (("parameters",), [{"name": "a", "type": "hidden", "required": True}], "invalid_hidden_parameter"),
    (("parameters",), [{"name": "a", "scopes": ["header"]}], "field_contains_invalid_values"),
    (("parameters",), [{"name": "a", "secure": True, "scopes": ["all"]}], "field_contains_invalid_values"),
]


@pytest.mark.parametrize(("path", "value", "key"), MANIFEST_RULES)
def test_each_rule_about_the_manifest_is_noticed(copy: Path, path: tuple[str, ...], value: Any, key: str) -> None:
    """One change that Zendesk would refuse, and the problem bears the rule's name."""

    def change(manifest: dict[str, Any]) -> None:
        inner = manifest
        for part in path[:-1]:
            inner = inner[part]
        if value is ...:
            del inner[path[-1]]
        else:
            inner[path[-1]] = value

    edit(copy, "manifest.json", change)

    assert key in keys(copy)


@pytest.mark.parametrize(
    "url", ["http://localhost:8200/zaf/sidebar", "assets/logo.png", "https://{{setting.host}}/x", "{{setting.url}}"]
)
def test_urls_that_zendesk_loads_are_fine(copy: Path, url: str) -> None:
    """Its own name for this machine, a file of the package, and an address from the settings are allowed."""
    edit(copy, "manifest.json", lambda manifest: manifest["location"]["support"]["ticket_sidebar"].update(url=url))

    assert keys(copy) == set()


def test_a_location_that_waits_for_a_click_may_have_no_url(copy: Path) -> None:
    """A blank url is allowed with autoLoad off."""
    location = {"url": "", "autoLoad": False}
    edit(copy, "manifest.json", lambda manifest: manifest["location"].update(support={"ticket_sidebar": location}))

    assert keys(copy) == set()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("manifest.json", b"{", "manifest_not_json"),
        ("manifest.json", b"[]", "manifest_not_json"),
        ("manifest.json", b'{"name": "a", "name": "b"}', "duplicate_manifest_keys"),
        ("requirements.json", b"{}", "unchecked"),
        ("translations/English.json", b"{}", "translation.invalid_locale"),
        ("translations/de.txt", b"{}", "translation.invalid_locale"),
        ("translations/de.json", b"{", "translation.not_json"),
        ("translations/de.json", b"[]", "translation.not_json_object"),
        ("translations/de.json", b'{"app": {}}', "translation.missing_required_key"),
        ("translations/de.json", b'{"app": {"name": " "}}', "translation.missing_required_key"),
        ("assets/logo.png", b"GIF89a", "logo_size"),
        ("assets/terms.pdf", b"text", "unsupported_mime_type_detected"),
        ("assets/terms.txt", b"%PDF-1.7", "unsupported_mime_type_detected"),
        ("assets/icon.svg", b"<svg><script>1</script></svg>", "sanitised_svg"),
        ("assets/icon.svg", b'<svg onload="x()"></svg>', "sanitised_svg"),
    ],
)
def test_each_rule_about_a_file_is_noticed(copy: Path, name: str, content: bytes, key: str) -> None:
    """One file that Zendesk would refuse, and the problem bears the rule's name."""
    (copy / name).write_bytes(content)

    assert keys(copy) == {key}


def test_missing_misplaced_and_linked_files_are_noticed(copy: Path) -> None:
    """A logo gone, a link where a file should be, and a manifest one folder down or nowhere."""
    (copy / "assets" / "icon_nav_bar.svg").unlink()
    assert keys(copy) == {"missing_icon"}
    (copy / "assets" / "logo.png").unlink()
    assert keys(copy) == {"missing_logo", "missing_icon"}
    (copy / "assets" / "icon_nav_bar.svg").write_text("<svg/>")
    (copy / "assets" / "logo.png").symlink_to(copy / "assets" / "logo-small.png")
    assert keys(copy) == {"symlink_in_zip"}
    assert keys(copy.parent / "assets") == {"missing_manifest"}
    (copy / "assets" / "logo.png").unlink()
    assert keys(copy.parent) == {"nested_manifest"}


def test_an_app_for_everybody_must_say_more(copy: Path) -> None:
    """A public app needs its descriptions and installation notes in every language."""
    edit(copy, "manifest.json", lambda manifest: manifest.update(private=False))
    edit(copy, "translations/fr.json", lambda texts: texts["app"].pop("long_description"))

    assert keys(copy) == {"translation.missing_required_key"}


def test_what_lies_below_tmp_is_left_out(copy: Path) -> None:
    """Zendesk's own tools leave packages there."""
    (copy / "tmp").mkdir()
    (copy / "tmp" / "app.zip").write_bytes(b"PK\x03\x04")

    assert keys(copy) == set()
    assert not any(name.startswith("tmp") for name in read_package(copy))


def test_the_zip_leads_to_the_operators_server(tmp_path: Path) -> None:
    """Every location has the public address, the files lie at the top, and the result passes the same rules."""
    path = build_package(OURS, f"{URL}/", tmp_path / "app.zip")

    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    manifest = json.loads(files["manifest.json"])
    assert manifest["location"]["support"] == {
        "ticket_sidebar": {"url": f"{URL}/zaf/sidebar", "flexible": True},
        "nav_bar": {"url": f"{URL}/zaf/admin"},
    }
    assert set(files) == set(read_package(OURS))
    assert check_files(files) == []


def test_the_same_package_is_the_same_bytes(tmp_path: Path, copy: Path) -> None:
    """No day or hour shows in the zip; given a folder, it is made and the zip named for the version."""
    first = build_package(OURS, URL, tmp_path / "first.zip")
    for path in copy.rglob("*"):
        path.touch()
    second = build_package(copy, URL, tmp_path / "dist")

    assert second.name == f"amends-{__version__}.zip"
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "amends.company.example",
        "http://amends.company.example",
        "http://127.0.0.1:8200",
        "https://",
        "https://user@a.example",
        "https://a.example/?x=1",
        "ftp://a.example",
    ],
)
def test_an_address_that_zendesk_would_not_load_is_refused(tmp_path: Path, url: str) -> None:
    """The operator learns which setting to change, and no zip is left behind."""
    with pytest.raises(BadInput, match=SETTING) as refused:
        build_package(OURS, url, tmp_path / "app.zip")

    assert refused.value.field == SETTING
    assert not (tmp_path / "app.zip").exists()


def test_this_machine_is_good_enough_to_try(tmp_path: Path) -> None:
    """A server on localhost may be packaged without https."""
    assert build_package(OURS, "http://localhost:8200", tmp_path / "app.zip").exists()


def test_a_package_with_problems_is_not_built(copy: Path, tmp_path: Path) -> None:
    """What to mend is said instead."""
    edit(copy, "manifest.json", lambda manifest: manifest.update(version="9.9.9"))

    with pytest.raises(BadInput, match=r"version must be"):
        build_package(copy, URL, tmp_path / "app.zip")
