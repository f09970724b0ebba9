"""Native macros: what their letters say, and that a sync makes each once and touches nobody else's."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from integration import resources
from integration.apology.policy import Due, DueUnit, Guards, Policy, TypeSettings
from integration.errors import BadInput
from integration.flows.macro import FoundMacro, Macro, Step, description, key_in
from integration.flows.macro_keeping import MacroKeeping
from integration.flows.macro_letters import MacroLetters, types_of
from integration.rendering.writer import load_writer
from integration.rendering.writers import AccountWriters
from tests.admin_fakes import FakeAuditLog
from tests.builders import a_policy
from tests.fakes import FakePolicies
from tests.letter_fakes import FakeWordings
from tests.macro_fakes import FakeMacroDesk

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WRITER = load_writer(resources.templates() / "letters")
THEIRS = FoundMacro("900", "Close as spam", "", True, "<p>Bye</p>", ("spam",), {})


def keeping(policy: Policy | None = None, *found: FoundMacro) -> tuple[MacroKeeping, FakeMacroDesk, FakeAuditLog]:
    desk, audit = FakeMacroDesk({macro.id: macro for macro in found}), FakeAuditLog()
    return (
        MacroKeeping(desk, FakePolicies("acme", policy or a_policy()), AccountWriters(WRITER, FakeWordings()), audit),
        desk,
        audit,
    )


def macro(type_: str = "late_delivery", locale: str = "en", policy: Policy | None = None) -> Macro:
    return MacroLetters(WRITER, policy or a_policy()).macro(type_, locale, NOW)


def test_a_macro_speaks_to_the_requester_and_signs_as_the_agent() -> None:
    """Zendesk fills in who is who; nothing of the letter's own making is left unfilled."""
    html = macro().html

    assert "{{ticket.requester.first_name}}" in html
    assert "{{current_user.name}}" in html
    assert "{{ticket.brand.name}}" in html
    assert "Zq" not in html
    assert "ZQ" not in html


def test_a_macro_names_the_order_where_there_is_a_field_for_it() -> None:
    """With the number if the ticket has one, and in other words if not."""
    html = macro(policy=a_policy(field_map={"order": "360001"})).html

    assert html.startswith("{% if ticket.ticket_field_360001 != blank %}")
    assert "order {{ticket.ticket_field_360001}}" in html
    assert "your order" in html.partition("{% else %}")[2]


@pytest.mark.parametrize(
    ("within", "said"),
    [
        (Due(1), "within one working day"),
        (Due(3), "within 3 working days"),
        (Due(4, DueUnit.HOURS), "within 4 working hours"),
        (Due(2, DueUnit.DAYS), "within 2 days"),
    ],
)
def test_a_macro_promises_an_answer_in_the_policys_time(within: Due, said: str) -> None:
    """A macro knows no day, so it says how long it takes."""
    policy = a_policy(types={"late_delivery": TypeSettings(answer_within=within)})

    assert said in macro(policy=policy).html


def test_tags_and_field_are_those_of_an_inserted_letter() -> None:
    """Reports count a macro's reply with those of the sidebar."""
    made = macro(policy=a_policy(set_fields={"complaint": "360005"}))

    assert made.tags == ("amends", "amends_late_delivery")
    assert made.fields == {"360005": "amends_late_delivery"}


def test_every_type_that_is_on_has_a_macro() -> None:
    """Those that are off have none; the account's own have."""
    policy = a_policy(types={"late_delivery": TypeSettings(enabled=False), "bad_fit": TypeSettings(label="Bad fit")})

    assert "late_delivery" not in types_of(policy)
    assert "not_a_complaint" not in types_of(policy)
    assert macro("bad_fit", policy=policy).title == "Amends::English::Bad fit"


def test_a_sync_makes_each_macro_once() -> None:
    """A second sync changes nothing."""
    flow, desk, audit = keeping(None, THEIRS)
    first = flow.sync("acme", (), by="Amara", now=NOW).changes
    writes = desk.writes
    second = flow.sync("acme", (), by="Amara", now=NOW).changes

    assert {change.step for change in first} == {Step.CREATE}
    assert len(first) == 14
    assert {change.step for change in second} == {Step.KEEP}
    assert desk.writes == writes
    assert desk.kept["900"] == THEIRS
    assert len(audit.kept) == 1


def test_a_plan_changes_nothing() -> None:
    """The dry run reads, and that is all."""
    flow, desk, audit = keeping()
    flow.plan("acme", (), NOW)

    assert (desk.writes, audit.kept) == (0, [])


def test_a_changed_letter_changes_its_macro_and_shows_the_lines() -> None:
    """The old line and the new one, as a reviewer reads them."""
    flow, desk, _ = keeping()
    flow.sync("acme", (), by="Amara", now=NOW)
    id_, old = next((id_, each) for id_, each in desk.kept.items() if each.key == "late_delivery:en")
    desk.kept[id_] = replace(old, html=old.html.replace("sorry", "afraid"), tags=("amends",))
    (change,) = (each for each in flow.plan("acme", (), NOW).changes if each.step is not Step.KEEP)

    assert (change.step, change.macro_id) == (Step.UPDATE, id_)
    assert any(line.startswith("-") and "afraid" in line for line in change.lines)
    assert any(line.startswith("+") and "sorry" in line for line in change.lines)
    assert "+tags: amends amends_late_delivery" in change.lines


def test_a_renamed_or_switched_off_macro_of_ours_is_known_again() -> None:
    """Its mark stands in the description, so a new title makes no second macro."""
    flow, desk, _ = keeping()
    flow.sync("acme", (), by="Amara", now=NOW)
    id_, old = next((id_, each) for id_, each in desk.kept.items() if each.key == "late_delivery:en")
    desk.kept[id_] = replace(old, title="My late one", active=False)
    flow.sync("acme", (), by="Amara", now=NOW)

    assert desk.kept[id_] == old
    assert len(desk.kept) == 14


def test_a_macro_of_somebody_elses_with_our_title_is_left_alone() -> None:
    """We neither write over it nor put a second one of that name beside it."""
    theirs = replace(THEIRS, title="Amends::English::Late delivery")
    flow, desk, _ = keeping(None, theirs)
    changes = flow.sync("acme", (), by="Amara", now=NOW).changes

    assert [change.title for change in changes if change.step is Step.TAKEN] == [theirs.title]
    assert desk.kept["900"] == theirs
    assert sum(each.title == theirs.title for each in desk.kept.values()) == 1


def test_a_clone_of_ours_is_switched_off() -> None:
    """Somebody cloned a macro of ours, mark and all: the older one stays ours."""
    flow, desk, _ = keeping()
    flow.sync("acme", (), by="Amara", now=NOW)
    old = next(each for each in desk.kept.values() if each.key == "late_delivery:en")
    desk.kept["77"] = replace(old, id="77", title="Copy")
    flow.sync("acme", (), by="Amara", now=NOW)

    assert not desk.kept["77"].active
    assert desk.kept[old.id].active


def test_a_type_that_is_switched_off_takes_its_macro_along() -> None:
    """It is switched off and not deleted."""
    flow, desk, _ = keeping()
    flow.sync("acme", (), by="Amara", now=NOW)
    off = a_policy(types={"late_delivery": TypeSettings(enabled=False)}, guards=Guards())
    replace(flow, policies=FakePolicies("acme", off)).sync("acme", (), by="Amara", now=NOW)

    assert [each.key for each in desk.kept.values() if not each.active] == ["late_delivery:en"]


def test_a_language_without_letters_is_refused() -> None:
    """The message names those there are."""
    flow, _, _ = keeping()
    with pytest.raises(BadInput, match="en"):
        flow.plan("acme", ("xx",), NOW)


def test_the_mark_is_found_again() -> None:
    """In a description as written, and in none that only speaks of us."""
    assert key_in(description(macro())) == "late_delivery:en"
    assert key_in("amends macros, by hand") == ""
    assert key_in("") == ""
