"""The pages beside the policy: contacts, fields, types, codes, approvals and the record, as an admin uses them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from playwright.sync_api import expect
from sqlalchemy import Engine

from integration.flows.approval import ApprovalRequest
from integration.store.approvals import ApprovalStore
from integration.store.audit import put_on_record
from integration.store.engine import connect
from tests.browser.admin.conftest import Admin
from tests.running_demo import Demo
from tests.store.approval_requests import a_request

RAIL = 56  # Zendesk's own bar beside our frame
PAGES = (
    "contacts",
    "fields",
    "types",
    "types/late_delivery",
    "codes",
    "auto-draft",
    "approvals",
    "inbox",
    "activity",
    "backtest",
)


@contextmanager
def store(demo: Demo) -> Iterator[Engine]:
    """The demo's own database, beside its server."""
    engine = connect(f"sqlite:///{demo.database}")
    yield engine
    engine.dispose()


def asked(demo: Demo, words: str) -> ApprovalRequest:
    """An agent has asked for an offer above its limit."""
    plea = a_request(account="demo", id=uuid4().hex, draft_id=uuid4().hex, words=words, asked_at=datetime.now(UTC))
    with store(demo) as engine:
        return ApprovalStore(engine).ask(replace(plea, offer_id=uuid4().hex))


def pooled(admin: Admin, pool: str) -> None:
    """The first offer of the third rule takes its codes from this pool."""
    draft = "const {draft} = await import('/static/admin/draft.js');"
    code = f"rule.offers.at(-1).code = {{name: {json.dumps(pool)}, source: 'pool'}}"
    admin.frame.evaluate(f"async () => {{{draft} await draft.keep(({{rules: [,, rule]}}) => {{ {code} }})}}")


def test_contacts_are_edited_and_saved(admin: Admin) -> None:
    """A brand without a contact is named until it has one; what was typed is there after a reload."""
    admin.open("#/contacts")
    expect(admin.find("gaps")).to_have_text("Northlight Home has no contact of its own; the general one is used.")
    admin.click("add-contact")
    new = admin.find("contact").last
    new.locator("[data-test=brand]").select_option("Northlight Home")
    new.locator("[data-test=person]").fill("Nora Lind")
    expect(admin.find("gaps")).to_have_count(0)
    expect(new.locator("[data-test=remark-error]")).to_contain_text("neither a phone number nor an e-mail address")
    new.locator("[data-test=email]").fill("nora@northlight.example")
    expect(new.locator("[data-test=remark-error]")).to_have_count(0)
    admin.find("sign-off").first.fill("The Northlight Group")
    admin.save()

    admin.open("#/contacts")
    expect(admin.find("coverage")).to_contain_text("Nora Lind, nora@northlight.example")
    expect(admin.find("sign-off").first).to_have_value("The Northlight Group")
    admin.find("contact").last.locator("summary").click()
    admin.find("contact").last.locator("[data-test=remove-contact]").click()
    expect(admin.find("contact")).to_have_count(4)
    admin.click("undo")
    expect(admin.find("contact").last).to_contain_text("Nora Lind")


def test_fields_are_picked_by_title(admin: Admin) -> None:
    """A fact is read from the field that was picked; one field for two facts looks like a slip, and is said."""
    admin.open("#/fields")
    expect(admin.find("field_map-order").locator("option:checked")).to_have_text("Order number")
    admin.find("field_map-item").select_option(label="Tracking number")
    expect(admin.find("twice")).to_contain_text("tracking and item")
    admin.find("field_map-tracking").select_option("")
    expect(admin.find("twice")).to_have_count(0)
    admin.save()

    admin.open("#/fields")
    expect(admin.find("field_map-item").locator("option:checked")).to_have_text("Tracking number")


def test_field_numbers_are_typed_where_zendesk_is_silent(admin: Admin) -> None:
    """Without titles to pick from, the page says so and takes the numbers."""
    answer = {"status": 503, "content_type": "application/problem+json", "body": '{"detail": "Zendesk is away."}'}
    admin.page.route("**/admin/desk", lambda route: route.fulfill(**answer))
    admin.open("#/fields")
    expect(admin.find("banner-warning")).to_have_text(
        "Zendesk is away. Field titles cannot be listed now; type the number of a field instead."
    )
    expect(admin.find("field_map-order")).to_have_value("360001")
    admin.find("field_map-order").fill("lamp")
    expect(admin.find("remark-error").first).to_contain_text("is not a number")


def test_an_own_type_learns_from_eight_examples(admin: Admin) -> None:
    """Made under a name, taught with pasted messages, and one taken back again; countries and wordings are drafted."""
    name = f"Rude courier {uuid4().hex[:6]}"
    admin.open("#/types")
    admin.click("add-type")
    admin.find("new-label").fill(name)
    expect(admin.find("new-key")).to_have_value(name.lower().replace(" ", "_"))
    admin.click("answer-add")
    admin.find("paste-examples").fill("\n".join(f"{name} shouted at me on day {day}" for day in range(1, 9)))
    expect(admin.find("pasted")).to_have_text("8 messages")
    admin.click("add-examples")
    expect(admin.find("example-count")).to_contain_text(f"8 examples. {name} can be learnt.")
    admin.find("remove-example").first.click()
    expect(admin.find("example-count")).to_contain_text("7 examples. 1 more")

    admin.find("add-country").select_option("DE")
    expect(admin.find("exception")).to_contain_text("Germany")
    admin.find("wording-reason").fill("We asked the courier {{name}}.")
    expect(admin.find("remark-error").first).to_contain_text("placeholder")
    admin.find("wording-reason").fill("We asked the courier what happened.")
    admin.save()
    admin.go("#/types")
    expect(admin.find("types").get_by_role("row", name=name)).to_contain_text("Your own")


def test_codes_are_added_once_and_dropped_by_name(admin: Admin) -> None:
    """New ones are counted, known ones said; a rule with an empty pool is named; dropping asks for the pool's name."""
    pool = f"W-{uuid4().hex[:6]}"
    admin.open("#/codes")
    pooled(admin, pool)
    admin.go("#/types").go("#/codes")
    expect(admin.find("empty-pools")).to_contain_text(f"The pool {pool} has no codes yet. “Cancelled at the identity")
    admin.find("pool-name").fill(pool)
    admin.find("codes-file").set_input_files(
        {"name": "codes.csv", "mimeType": "text/csv", "buffer": b"code;value\nA1;5\nA2;5\n\nA1;5\n"}
    )
    expect(admin.find("codes-found")).to_have_text("2 codes")
    admin.click("add-codes")
    expect(admin.find("toast")).to_contain_text(f"2 codes added to {pool}.")
    expect(admin.find("empty-pools")).to_have_count(0)
    admin.find("paste-codes").fill("A2\nA3")
    admin.click("add-codes")
    expect(admin.find("toast")).to_contain_text("1 code added")
    expect(admin.find("toast")).to_contain_text("1 code was known already")

    row = admin.find("pools").get_by_role("row", name=pool)
    row.get_by_role("button", name="Drop the rest").click()
    admin.click("answer-drop")
    expect(admin.find("dialog-problem")).to_contain_text(f"Type {pool}")
    admin.find("drop-name").fill(pool)
    admin.click("answer-drop")
    expect(admin.find("empty-pools")).to_contain_text(pool)


def test_a_request_is_approved_with_a_note(admin: Admin, demo: Demo) -> None:
    """It moves to what was decided, with who and why, and onto the record."""
    words = f"Store credit {uuid4().hex[:6]}"
    asked(demo, words)
    admin.open("#/approvals")
    card = admin.find("request").filter(has_text=words)
    expect(card).to_contain_text("Third week without internet")
    card.locator("[data-test=note]").fill("Nine years with us")
    card.locator("[data-test=approve]").click()
    expect(card).to_have_count(0)
    row = admin.find("decided-table").get_by_role("row", name=words)
    expect(row).to_contain_text("Approved by Amara Cole")
    expect(row).to_contain_text("Nine years with us")

    admin.go("#/activity")
    expect(admin.find("deed").first).to_contain_text("Amara Cole approved store credit")


def test_somebody_else_may_be_first(admin: Admin, colleague: Admin, demo: Demo) -> None:
    """The second word does not count, and whoever gave it learns whose did."""
    words = f"Store credit {uuid4().hex[:6]}"
    asked(demo, words)
    admin.open("#/approvals")
    colleague.open("#/approvals")
    colleague.find("request").filter(has_text=words).locator("[data-test=decline]").click()
    expect(colleague.find("toast")).to_contain_text("Declined")
    admin.find("request").filter(has_text=words).locator("[data-test=approve]").click()
    expect(admin.find("toast")).to_contain_text("Somebody else was first. Declined by Amara Cole")


def test_the_record_goes_back_page_by_page(admin: Admin, demo: Demo) -> None:
    """Sentences, newest first, and a button for the earlier ones until there are no more."""
    with store(demo) as engine, engine.begin() as connection:
        for number in range(60):
            about = {"pool": f"P{number}", "count": 2}
            put_on_record(connection, "demo", "codes_added", about, by="Amara Cole", now=datetime.now(UTC))
    admin.open("#/activity")
    expect(admin.find("deed")).to_have_count(50)
    expect(admin.find("deed").first).to_contain_text("Amara Cole put 2 codes into the pool P59.")
    admin.click("earlier")
    expect(admin.find("deed").nth(59)).to_contain_text("P0.")
    expect(admin.find("deed").nth(50)).to_be_focused()
    while admin.find("earlier").is_visible():
        admin.click("earlier")
    expect(admin.app.locator("#page")).to_contain_text("This is where the record begins.")


def test_empty_pages_say_how_to_begin(admin: Admin, demo: Demo) -> None:
    """Where nothing is yet, a page says what will be there and what brings it."""
    with closing(sqlite3.connect(demo.database)) as connection, connection:
        connection.execute("UPDATE approvals SET state = 'withdrawn' WHERE state = 'open'")
        connection.execute("DELETE FROM codes")
    admin.open("#/approvals")
    expect(admin.find("empty")).to_contain_text("When an agent asks for an offer above its limit")
    admin.go("#/codes")
    expect(admin.find("empty")).to_contain_text("Add the codes of your shop below")


def test_the_other_pages_are_accessible(admin: Admin, demo: Demo) -> None:
    """The rules of WCAG 2.2 AA that a machine can check hold in light and dark, and nothing is wider than the page."""
    asked(demo, "Store credit")
    admin.page.emulate_media(reduced_motion="reduce")
    admin.open()
    for name in PAGES:
        admin.go(f"#/{name}")
        expect(admin.find("waiting")).to_have_count(0)
        if name == "contacts":
            admin.find("contact").first.locator("summary").click()
        for scheme in ("light", "dark"):
            admin.wear(scheme)
            assert admin.faults() == [], f"{name}, {scheme}"
        for width in (320, 1280):
            admin.page.set_viewport_size({"width": width + RAIL, "height": 900})
            assert admin.frame.evaluate("document.documentElement.scrollWidth") <= width, f"{name}, {width}"
