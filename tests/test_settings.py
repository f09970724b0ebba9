"""Settings: read once, frozen, and loud where they are wrong."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from integration.errors import BadInput
from integration.settings import demo_settings, environment_for, one_thread_each, read_settings

LONG = "a-secret-with-more-than-32-characters"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this machine may colour a test."""
    for name in ("DATABASE_URL", "QUEUE_URL", "SECRET_KEY", "SECRET_KEY_FILE", "PORT", "ZENDESK_URL", "PUBLIC_URL"):
        monkeypatch.delenv(f"AMENDS_{name}", raising=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AMENDS_PORT", "eighty"),
        ("AMENDS_PORT", "70000"),
        ("AMENDS_PUBLIC_URL", "amends.example"),
        ("AMENDS_ZENDESK_URL", "ftp://demo"),
        ("AMENDS_SECRET_KEY", "short"),
        ("AMENDS_SECRET_KEY", f"{LONG},short"),
        ("AMENDS_LOG_LEVEL", "loud"),
        ("AMENDS_LOG_FORMAT", "xml"),
        ("AMENDS_WEB_WORKERS", "0"),
    ],
)
def test_a_bad_setting_stops_the_start_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """The message names the variable and says what it may be."""
    monkeypatch.setenv(name, value)

    with pytest.raises(BadInput, match=rf"^{name}: .+\(.+\)\.$") as refusal:
        read_settings()

    assert refusal.value.field == name


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file named by AMENDS_SECRET_KEY_FILE holds the keys, the newest first."""
    file = tmp_path / "secret"
    file.write_text(f"{LONG}-new, {LONG}-old\n")
    monkeypatch.setenv("AMENDS_SECRET_KEY_FILE", str(file))

    assert read_settings().secrets() == (f"{LONG}-new", f"{LONG}-old")


def test_an_unreadable_secret_file_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file that is not there never turns into a default."""
    monkeypatch.setenv("AMENDS_SECRET_KEY_FILE", str(tmp_path / "gone"))

    with pytest.raises(BadInput, match=r"AMENDS_SECRET_KEY_FILE: cannot read"):
        read_settings()


def test_no_secret_is_said_with_a_way_to_make_one() -> None:
    """Who needs the key and has none is told how to make one."""
    with pytest.raises(BadInput, match="token_urlsafe"):
        read_settings().secrets()


def test_settings_cannot_change_under_way() -> None:
    """The class is frozen."""
    with pytest.raises(ValidationError):
        read_settings().port = 1  # type: ignore[misc] # the point of the test


def test_a_demo_points_the_parts_at_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes of a demo get addresses that follow the ports."""
    monkeypatch.setenv("AMENDS_PORT", "9200")

    environment = environment_for(demo_settings())

    assert environment["AMENDS_PUBLIC_URL"] == "http://localhost:9200"
    assert environment["AMENDS_ZENDESK_URL"] == "http://localhost:8100"
    assert len(environment["AMENDS_SECRET_KEY"]) >= 32


def test_a_secret_is_not_shown() -> None:
    """Printing the settings does not print the key."""
    assert LONG not in repr(read_settings(secret_key=LONG))


def test_arithmetic_keeps_to_one_thread_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has set a number of threads keeps it; a command that reads no settings leaves it alone."""
    for set_by_hand, expected in ((None, "1"), ("4", "4")):
        monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
        if set_by_hand:
            monkeypatch.setenv("OPENBLAS_NUM_THREADS", set_by_hand)
        one_thread_each()
        assert environment_for(read_settings())["OPENBLAS_NUM_THREADS"] == expected
