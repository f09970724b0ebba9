"""The page of letters: what is there, what is tried, and what may be saved, line by line."""

from typing import Any

import pytest

from integration.flows.policy_draft import AuditEntry
from integration.web.admin.audit import words_of
from tests.builders import a_policy
from tests.fakes import NOON
from tests.letter_fakes import a_wording, shipped, shipped_writer
from tests.web.admin.conftest import AdminPage
from tests.web.conftest import House

DAMAGED = "/admin/letters/en/damaged_item"
KINDER = shipped("damaged_item").replace("reached you damaged", "came to you broken")


def body(*sources: str, expected: int = 0, **changes: Any) -> dict[str, Any]:
    share = 100 // len(sources)
    variants = [{"key": "abc"[place], "source": source, "share": share} for place, source in enumerate(sources)]
    return {"variants": variants, "note": "Warmer", "expected": expected, **changes}


def tried(source: str, name: str = "damaged_item", **case: Any) -> dict[str, Any]:
    return {"locale": "en", "name": name, "source": source, "case": {"type": "damaged_item", **case}}


def line_of(page: AdminPage, name: str = "damaged_item", locale: str = "en") -> dict[str, Any]:
    listed: list[dict[str, Any]] = page.get("/admin/letters")["letters"]
    return next(line for line in listed if (line["locale"], line["name"]) == (locale, name))


def test_all_letters_and_parts_are_listed(page: AdminPage) -> None:
    """Every language we write in, every letter and part there is, in an admin's words."""
    listed = page.get("/admin/letters")

    assert {"id": "en", "label": "English"} in listed["locales"]
    assert {locale["id"] for locale in listed["locales"]} == set(shipped_writer().locales())
    names = {(line["locale"], line["name"]) for line in listed["letters"]}
    for locale in shipped_writer().locales():
        assert {name for language, name in names if language == locale} == set(shipped_writer().shelf(locale).sources)
    assert line_of(page) == {
        "locale": "en",
        "name": "damaged_item",
        "label": "Damaged item",
        "kind": "type",
        "missing": False,
        "override": None,
    }
    assert (line_of(page, "_contact")["kind"], line_of(page, "_contact")["label"]) == ("part", "Contact")


def test_a_letter_is_read_with_all_it_may_name(page: AdminPage) -> None:
    """The shipped source, no version yet, and each placeholder and switch with what it is."""
    letter = page.get(DAMAGED)

    assert letter["shipped"] == shipped("damaged_item")
    assert (letter["live"], letter["versions"], letter["kind"]) == (None, [], "type")
    assert {"name": "order", "what": "the order number"} in letter["placeholders"]
    assert {"name": "tone", "what": "warm, neutral or formal"} in letter["switches"]
    assert letter["offer_names"][:3] == ["kind", "wording", "sum"]


def test_a_saved_wording_is_live_and_listed(page: AdminPage) -> None:
    """Two variants with their shares; the answer is what a new look would give."""
    answer = page.send("PUT", DAMAGED, body(shipped("damaged_item"), KINDER))

    assert answer == page.get(DAMAGED)
    assert [(each["key"], each["share"]) for each in answer["live"]["variants"]] == [("a", 50), ("b", 50)]
    assert answer["live"]["variants"][1]["source"] == KINDER
    assert (answer["live"]["version"], answer["live"]["stale"]) == (1, False)
    at = answer["versions"][0]["at"]
    assert answer["versions"] == [{"number": 1, "at": at, "by": "Amara Cole", "note": "Warmer", "shipped": False}]
    assert line_of(page)["override"] == {
        "version": 1,
        "at": at,
        "by": "Amara Cole",
        "variants": [{"key": "a", "share": 50}, {"key": "b", "share": 50}],
        "stale": False,
    }


def test_an_old_version_is_read_and_made_live_again(page: AdminPage) -> None:
    """Rolling back is a version too: nothing that was ever live is changed."""
    page.send("PUT", DAMAGED, body(KINDER))
    page.send("PUT", DAMAGED, body(KINDER.replace("broken", "in pieces"), expected=1))
    assert page.get(f"{DAMAGED}/versions/1")["variants"] == [{"key": "a", "source": KINDER, "share": 100}]

    answer = page.send("POST", f"{DAMAGED}/roll-back", {"number": 1, "note": "Better before"})

    assert answer["live"]["version"] == 3
    assert answer["live"]["variants"][0]["source"] == KINDER
    assert [(line["number"], line["note"]) for line in answer["versions"]] == [
        (3, "Better before"),
        (2, "Warmer"),
        (1, "Warmer"),
    ]


def test_the_way_back_to_the_shipped_wording(page: AdminPage) -> None:
    """It is a version without variants, that can be rolled back from as well."""
    page.send("PUT", DAMAGED, body(KINDER))
    answer = page.send("DELETE", DAMAGED)

    assert answer["live"] is None
    assert [line["shipped"] for line in answer["versions"]] == [True, False]
    assert line_of(page)["override"] is None
    assert page.send("POST", f"{DAMAGED}/roll-back", {"number": 1, "note": ""})["live"]["version"] == 3


@pytest.mark.parametrize("expected", [0, 2])
def test_who_comes_late_is_shown_what_is_there(page: AdminPage, expected: int) -> None:
    """Nothing is written over unseen: the conflict carries the wording that is live."""
    page.send("PUT", DAMAGED, body(KINDER))

    late = page.ask("PUT", DAMAGED, body(shipped("damaged_item"), expected=expected))

    assert late.status_code == 409
    assert late.json
    assert late.json["current"] == page.get(DAMAGED)


@pytest.mark.parametrize(
    ("method", "path", "sent"),
    [("POST", f"{DAMAGED}/roll-back", {"number": 1, "note": ""}), ("DELETE", "/admin/letters/en/_contact", None)],
)
def test_what_is_live_already_cannot_be_taken_up_again(page: AdminPage, method: str, path: str, sent: Any) -> None:
    """The newest version, and the shipped wording where it is."""
    page.send("PUT", DAMAGED, body(KINDER))

    assert page.ask(method, path, sent).status_code == 409


def test_each_problem_is_told_by_variant_and_line(page: AdminPage) -> None:
    """A source that cannot be used is refused with its lines, and nothing is saved."""
    broken = KINDER.replace("{{ order }}", "{{ ordr }}", 1)
    line = next(number for number, text in enumerate(broken.splitlines(), start=1) if "ordr" in text)

    answer = page.ask("PUT", DAMAGED, body(KINDER, broken))

    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert answer.json
    assert [(problem["variant"], problem["line"]) for problem in answer.json["problems"]] == [("b", line)]
    assert "Did you mean “order”?" in answer.json["problems"][0]["message"]
    assert page.get(DAMAGED)["live"] is None


def test_what_the_review_would_block_is_not_saved(page: AdminPage) -> None:
    """A wording that blames the customer in every letter never goes live: the line is named, and the rule's words."""
    blaming = KINDER.replace("came to you broken", "came to you broken, as you must have dropped it")

    answer = page.ask("PUT", DAMAGED, body(blaming))

    assert answer.status_code == 422
    assert answer.json
    found = [problem for problem in answer.json["problems"] if problem["line"]]
    assert found
    assert "dropped it" in blaming.splitlines()[found[0]["line"] - 1]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"variants": [{"key": "a", "source": "x", "share": 90}]}, "90 %"),
        ({"variants": [{"key": "a", "source": "x", "share": 50}] * 2}, "same letter"),
    ],
)
def test_variants_are_a_whole(page: AdminPage, changes: dict[str, Any], told: str) -> None:
    """Shares add up to a hundred, and no two variants are called the same."""
    answer = page.ask("PUT", DAMAGED, body("x", **changes))

    assert answer.status_code == 422
    assert answer.json
    assert told in answer.json["problems"][0]["message"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"variants": [], "expected": 0},
        {"variants": [{"key": "aa", "source": "x", "share": 100}], "expected": 0},
        {"variants": [{"key": "a", "source": "x", "share": 101}], "expected": 0},
        {"variants": [{"key": "a", "source": "x", "share": -1}], "expected": 0},
        {"variants": [{"key": "a", "source": 5, "share": 100}], "expected": 0},
        {"variants": [{"key": "a", "source": "x", "share": 100}], "expected": -1},
        {"variants": [{"key": key, "source": "x", "share": 10} for key in "abcdefghij"], "expected": 0},
        {"variants": [{"key": "a", "source": "x", "share": 100}], "expected": 0, "more": 1},
    ],
)
def test_bodies_of_another_shape_are_refused(page: AdminPage, sent: dict[str, Any]) -> None:
    """Nothing of what a browser sends is trusted."""
    assert page.ask("PUT", DAMAGED, sent).status_code == 422


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/admin/letters/xx/damaged_item"),
        ("GET", "/admin/letters/en/nowhere"),
        ("PUT", "/admin/letters/en/nowhere"),
        ("DELETE", "/admin/letters/en/..%2Fde"),
        ("GET", f"{DAMAGED}/versions/1"),
        ("POST", "/admin/letters/en/nowhere/roll-back"),
    ],
)
def test_what_no_letter_is_made_of_is_not_found(page: AdminPage, method: str, path: str) -> None:
    """Languages, letters and versions that there are not."""
    assert page.ask(method, path, body("x")).status_code == 404


def test_another_accounts_wordings_are_not_seen(house: House, page: AdminPage) -> None:
    """What another account words its own way is neither listed nor read here."""
    house.admin.letters.wordings.put("other", a_wording("damaged_item", KINDER))

    assert line_of(page)["override"] is None
    assert page.get(DAMAGED)["versions"] == []
    assert page.ask("GET", f"{DAMAGED}/versions/1").status_code == 404


def test_a_wording_that_others_are_based_on_shows_as_stale(house: House, page: AdminPage) -> None:
    """Where the shipped text has changed since, the list and the letter say so."""
    wording = a_wording("damaged_item", KINDER)
    house.admin.letters.wordings.put("acme", wording)  # as if based on another text

    assert line_of(page)["override"]["stale"]
    assert page.get(DAMAGED)["live"]["stale"]
    page.send("PUT", DAMAGED, body(KINDER, expected=1))
    assert not line_of(page)["override"]["stale"]


def test_types_of_the_account_have_letters_too(house: House, page: AdminPage) -> None:
    """They begin from the letter that is written for any type."""
    policy = a_policy({"cause": "It rained."}, type_="lost_booking")
    house.admin.versions.publish("acme", policy, by="amara", note="", now=NOON)

    assert line_of(page, "lost_booking")["label"] == "Lost booking"
    assert page.get("/admin/letters/en/lost_booking")["shipped"] == shipped("any_type")
    assert page.send("PUT", "/admin/letters/en/lost_booking", body(shipped("any_type")))["live"]["version"] == 1


def test_a_preview_shows_the_letter_and_keeps_nothing(house: House, page: AdminPage) -> None:
    """Subject, HTML, text and points for a call, for the case that was chosen."""
    answer = page.send("POST", "/admin/letters/preview", tried(KINDER, severity="high", known="some"))

    assert "came to you broken" in answer["text"]
    assert "came to you broken" in answer["html"]
    assert "4471" in answer["subject"]
    assert answer["problems"] == []
    assert isinstance(answer["call"], list)
    assert house.admin.letters.wordings.kept == {}


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"tone": "formal"}, "Dear Ms Ilves"),
        ({"known": "none"}, "Hello,"),
        ({"channel": "sms"}, "Priya Nair, "),
        ({"decided": False}, "26 November"),
    ],
)
def test_a_preview_follows_its_case(page: AdminPage, case: dict[str, Any], said: str) -> None:
    """Tone, channel, what is known and what is decided make another letter."""
    assert said in page.send("POST", "/admin/letters/preview", tried(shipped("damaged_item"), **case))["text"]


def test_a_preview_has_findings_with_their_lines(page: AdminPage) -> None:
    """What the review finds is shown beside the line it comes from."""
    blaming = KINDER.replace("came to you broken", "came to you broken, as you must have dropped it")

    findings = page.send("POST", "/admin/letters/preview", tried(blaming))["findings"]

    placed = [finding for finding in findings if finding["line"]]
    assert placed
    assert "dropped it" in blaming.splitlines()[placed[0]["line"] - 1]
    assert set(placed[0]) == {"rule", "level", "message", "sentence", "suggestion", "line"}


@pytest.mark.parametrize("source", ["{% if", "{{ ordr }}", "x" * 30_000, "{{ ''.__class__ }}"])
def test_a_broken_source_previews_its_problems(page: AdminPage, source: str) -> None:
    """While an admin types, a source that is not whole is no failed request."""
    answer = page.send("POST", "/admin/letters/preview", tried(source, "_thing"))

    assert answer["problems"]
    assert set(answer["problems"][0]) == {"line", "message"}
    assert (answer["text"], answer["html"]) == ("", "")


def test_a_preview_on_a_ticket_of_theirs(house: House, page: AdminPage) -> None:
    """The ticket is read and decided on as for a true letter, with the unsaved wording in its place."""
    answer = page.send("POST", "/admin/letters/preview", {**tried(KINDER), "ticket_id": "101"})

    assert "came to you broken" in answer["text"]
    (asked,) = house.admin.letters.asked
    assert (asked.ticket, asked.wishes.type, asked.wishes.anyway) == ("101", "damaged_item", True)


def test_a_part_is_tried_in_the_letter_it_stands_in(page: AdminPage) -> None:
    """With the account's other wordings around it, as it would be."""
    page.send("PUT", DAMAGED, body(KINDER))

    text = page.send("POST", "/admin/letters/preview", tried("the green lamp", "_thing"))["text"]

    assert "the green lamp" in text
    assert "came to you broken" in text


def test_ten_megabytes_are_turned_away(page: AdminPage) -> None:
    """A request has at most a megabyte, whatever it holds."""
    assert page.ask("PUT", DAMAGED, body("x" * 10_000_000)).status_code == 413


@pytest.mark.parametrize(
    ("action", "details", "said"),
    [
        (
            "letter_saved",
            {"version": 2, "shares": {"a": 60, "b": 40}},
            "saved version 2 of the letter for “damaged item” (en), in variants: a 60 %, b 40 %.",
        ),
        (
            "letter_saved",
            {"version": 2, "shares": {"a": 100}},
            "saved version 2 of the letter for “damaged item” (en).",
        ),
        (
            "letter_rolled_back",
            {"version": 3, "to": 1, "note": "Better"},
            "made version 1 of the letter for “damaged item” (en) live again, as version 3. “Better”",
        ),
        (
            "letter_reset",
            {"version": 4, "name": "_contact"},
            "went back to the shipped wording of the part _contact (en), as version 4.",
        ),
    ],
)
def test_changes_of_letters_are_sentences_on_the_record(action: str, details: dict[str, object], said: str) -> None:
    """Who reads the record understands what was done to which letter."""
    whole = {"locale": "en", "name": "damaged_item", "note": "", **details}

    assert words_of(AuditEntry(1, NOON, "Amara Cole", action, whole)) == f"Amara Cole {said}"
