"""What an approval of a notice is given for: every word that may stand in it, and no other."""

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from integration import resources
from integration.apology.policy import Contact, Guards, Notice, Ownership, Policy, TypeSettings
from integration.errors import BadInput
from integration.flows.announcing import Held
from integration.flows.inbox_words import HELD
from integration.flows.letters import SavedWording, Variant, Wording
from integration.flows.notice_wording import NoticeDesk, NoticeStanding
from integration.rendering.shipped import ShippedSources
from tests.fakes import FakePolicies
from tests.note_fakes import MORNING, NEW_LAMP, a_policy
from tests.order_house import shipped

TYPE = "order_cancelled"
SOURCES = ShippedSources(resources.templates() / "letters")


@dataclass
class Wordings:
    """An account's own wordings, all live."""

    saved: tuple[SavedWording, ...] = ()

    def revision(self, account: str) -> int | None:
        return len(self.saved) if account else None

    def live(self, account: str) -> tuple[SavedWording, ...]:
        return self.saved if account else ()


def own(locale: str, name: str, *sources: str) -> SavedWording:
    variants = tuple(Variant("abc"[place], source, 50) for place, source in enumerate(sources))
    return SavedWording(Wording(locale, name, variants), 1, MORNING, "amara")


def fingerprint(policy: Policy, *saved: SavedWording, type_: str = TYPE) -> str:
    desk = NoticeDesk(SOURCES, Wordings(saved), FakePolicies("acme", policy))  # type: ignore[arg-type] # nothing is published
    return desk.fingerprint("acme", policy, type_)


def with_percent(policy: Policy, percent: Decimal) -> Policy:
    *others, voucher = policy.rules[0].offers
    offers = (*others, replace(voucher, percent=percent))
    return replace(policy, rules=(replace(policy.rules[0], offers=offers),))


def with_rule(policy: Policy, **wording: str) -> Policy:
    offers = (replace(NEW_LAMP, wording=wording), *policy.rules[0].offers[1:])
    return replace(policy, rules=(replace(policy.rules[0], offers=offers),))


@pytest.mark.parametrize(
    ("policy", "saved", "changes"),
    [
        (a_policy(), [own("de", TYPE, "Anders")], True),
        (a_policy(), [own("en", "_contact", "Call us")], True),
        (a_policy(), [own("en", "late_delivery", "Late")], False),
        (a_policy(), [own("en", TYPE)], False),
        (a_policy(order_cancelled=TypeSettings(wording={"cause": "It rained."})), [], True),
        (a_policy(late_delivery=TypeSettings(wording={"cause": "It rained."})), [], False),
        (a_policy(order_cancelled=TypeSettings(notice=Notice.SEND)), [], False),
        (with_rule(a_policy(), en="A lamp for you."), [], True),
        (replace(a_policy(), sign_off={"": "Southlight"}), [], True),
        (replace(a_policy(), threshold=0.9), [], False),
        (replace(a_policy(), contacts=(Contact(phone="0800 555 0199"),)), [], True),
        (replace(a_policy(), default_tone="formal"), [], True),
        (replace(a_policy(), address={"de": "informal"}), [], True),
        (a_policy(Guards(regulated=frozenset({TYPE}))), [], True),
        (a_policy(order_cancelled=TypeSettings(ownership=Ownership.SYMPATHY)), [], True),
        (a_policy(order_cancelled=TypeSettings(call_from=None)), [], True),
        (with_percent(a_policy(), Decimal(50)), [], True),
    ],
)
def test_an_approval_ends_with_the_first_other_word(policy: Policy, saved: list[SavedWording], changes: bool) -> None:  # noqa: FBT001 - a case
    """Letters and parts in all languages, what is approved to be said, offers, contacts, tone and sign-off; not other
    letters, and not whether notices are sent."""
    assert (fingerprint(policy, *saved) != fingerprint(a_policy())) is changes


def test_variants_and_types_have_fingerprints_of_their_own() -> None:
    """What half of the customers would read counts too."""
    one, other = own("en", TYPE, "One", "Two"), own("en", TYPE, "One", "Three")

    assert fingerprint(a_policy(), one) != fingerprint(a_policy(), other)
    assert fingerprint(a_policy()) != fingerprint(a_policy(), type_="order_cancelled_verification")


def test_the_sources_are_those_that_letters_are_written_with() -> None:
    """What is compared is what is read."""
    assert SOURCES.locales() == shipped().locales()
    assert all(SOURCES.shipped(locale) == shipped().shelf(locale).sources for locale in SOURCES.locales())


def test_only_notices_are_approved() -> None:
    """Other letters have an agent who reads them."""
    desk = NoticeDesk(SOURCES, Wordings(), FakePolicies("acme", a_policy()))  # type: ignore[arg-type] # nothing is published
    with pytest.raises(BadInput, match="late_delivery"):
        desk.approve("acme", "late_delivery", by="amara", now=MORNING)


@pytest.mark.parametrize(
    ("changes", "goes_out"),
    [({}, True), ({"approved": "old"}, False), ({"notice": Notice.DRAFT}, False), ({"attachments": ("a.pdf",)}, False)],
)
def test_what_goes_out_unread(changes: dict[str, Any], goes_out: bool) -> None:  # noqa: FBT001 - a case
    """Sent by policy, approved as it is, and whole without a file."""
    assert replace(NoticeStanding(TYPE, Notice.SEND, "now", "now", ()), **changes).goes_out is goes_out


def test_every_reason_to_wait_is_explained() -> None:
    """To operators in docs/letters.md, to admins on their page."""
    docs = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")

    assert {str(each) for each in Held} == set(HELD)
    assert [each for each in Held if f"`{each}`" not in docs] == []
