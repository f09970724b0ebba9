"""An account's own wordings of letters: numbered, never changed, each change on record, the newest live."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from integration.errors import Conflict
from integration.flows.letter_ports import Saving
from integration.flows.letters import Variant, Wording
from integration.store.accounts import Accounts
from integration.store.audit import AuditReader
from integration.store.letters import LetterStore
from integration.store.sealing import Seal

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TWO = (Variant("a", "{{ sorry }} — “ça”\n", 60), Variant("b", "I regret\n", 40))
WORDING = Wording("en", "damaged_item", TWO, "abcd1234")
SAVING = Saving(0, "Amara Cole", NOW, "Warmer")


@pytest.fixture
def letters(engine: Engine) -> LetterStore:
    accounts = Accounts(engine, lambda: Seal(("unused" * 8,)))
    accounts.add("acme", NOW)
    accounts.add("other", NOW)
    return LetterStore(engine)


def on_record(letters: LetterStore) -> list[tuple[str, dict[str, object]]]:
    entries = AuditReader(letters.engine).entries("acme", before=None, limit=20)
    return [(entry.action, entry.details) for entry in entries]


def test_an_account_begins_without_wordings(letters: LetterStore) -> None:
    """There is no revision to look at, and nothing live."""
    assert letters.revision("acme") is None
    assert letters.live("acme") == ()
    assert letters.versions("acme", "en", "damaged_item") == ()


def test_what_is_saved_is_read_back_whole(letters: LetterStore) -> None:
    """Variants in their order with their shares, what it is based on, who, when and why."""
    assert letters.save("acme", WORDING, SAVING) == 1

    (saved,) = letters.live("acme")
    assert saved.wording == WORDING
    assert (saved.number, saved.at, saved.by, saved.note) == (1, NOW, "Amara Cole", "Warmer")
    assert not saved.is_shipped


def test_the_newest_version_is_live_and_the_old_ones_stay(letters: LetterStore) -> None:
    """Nothing that was ever live is changed by what comes after it."""
    letters.save("acme", WORDING, SAVING)
    warmer = replace(WORDING, variants=(Variant("a", "So sorry", 100),))
    later = replace(SAVING, expected=1, now=NOW + timedelta(hours=1))
    assert letters.save("acme", warmer, later) == 2

    assert [saved.wording for saved in letters.live("acme")] == [warmer]
    assert [(saved.number, saved.wording) for saved in letters.versions("acme", "en", "damaged_item")] == [
        (2, warmer),
        (1, WORDING),
    ]


def test_letters_languages_and_accounts_count_for_themselves(letters: LetterStore) -> None:
    """Each letter of each language has versions of its own, and nobody sees another account's."""
    letters.save("acme", WORDING, SAVING)
    letters.save("acme", replace(WORDING, locale="de"), SAVING)
    letters.save("acme", replace(WORDING, name="_contact"), SAVING)

    assert [(saved.wording.locale, saved.wording.name, saved.number) for saved in letters.live("acme")] == [
        ("de", "damaged_item", 1),
        ("en", "_contact", 1),
        ("en", "damaged_item", 1),
    ]
    assert letters.live("other") == ()
    assert letters.versions("other", "en", "damaged_item") == ()
    assert (letters.revision("acme"), letters.revision("other")) == (3, None)


def test_every_change_is_seen_by_other_processes(letters: LetterStore, engine: Engine) -> None:
    """The revision that others look at changes with each version."""
    elsewhere = LetterStore(engine)
    seen = [elsewhere.revision("acme")]
    for number in range(3):
        letters.save("acme", WORDING, replace(SAVING, expected=number))
        seen.append(elsewhere.revision("acme"))

    assert seen == [None, 1, 2, 3]


def test_the_shipped_wording_is_a_version_too(letters: LetterStore) -> None:
    """Going back leaves a version without variants; who sees none live may save anew as after none."""
    letters.save("acme", WORDING, SAVING)
    letters.save("acme", Wording("en", "damaged_item", (), "abcd1234"), replace(SAVING, expected=1))

    assert [saved.is_shipped for saved in letters.live("acme")] == [True]
    assert letters.save("acme", WORDING, SAVING) == 3


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_who_comes_late_is_told_so(letters: LetterStore, expected: int) -> None:
    """A version that somebody has not seen is not written over, and nothing of the attempt is kept."""
    letters.save("acme", WORDING, SAVING)

    with pytest.raises(Conflict, match="meanwhile"):
        letters.save("acme", WORDING, replace(SAVING, expected=expected))

    assert letters.revision("acme") == 1
    assert len(letters.versions("acme", "en", "damaged_item")) == 1
    assert len(on_record(letters)) == 1


def test_of_two_at_once_one_is_first(letters: LetterStore) -> None:
    """Six save on top of the same version: one of them does, and five are told."""
    told: list[str] = []

    def save() -> None:
        try:
            told.append(str(letters.save("acme", WORDING, SAVING)))
        except Conflict:
            told.append("conflict")

    threads = [threading.Thread(target=save) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["1", *["conflict"] * 5]


def test_every_change_is_on_record(letters: LetterStore) -> None:
    """Saved, rolled back and given up: who did what, with the note and the shares, and never the words."""
    letters.save("acme", WORDING, SAVING)
    letters.save("acme", WORDING, replace(SAVING, expected=1, back_to=1, note="Better before"))
    letters.save("acme", replace(WORDING, variants=()), replace(SAVING, expected=2, note=""))

    common = {"locale": "en", "name": "damaged_item"}
    assert on_record(letters) == [
        ("letter_reset", {**common, "version": 3, "note": ""}),
        ("letter_rolled_back", {**common, "version": 2, "note": "Better before", "to": 1}),
        ("letter_saved", {**common, "version": 1, "note": "Warmer", "shares": {"a": 60, "b": 40}}),
    ]
