"""What a policy may say and had better not: types without a remedy, work nobody promised, people nobody reaches."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from integration.apology.complaint import ComplaintType
from integration.apology.policy import (
    Condition,
    Conditions,
    Contact,
    Due,
    Offer,
    OfferKind,
    Operator,
    Policy,
    Promise,
    Rule,
    TypeSettings,
)
from integration.apology.policy_lint import PolicyFinding, lint
from integration.store.policy_document import load_policy
from tests.apology.cases import CONTACT, condition, policy, rule

WORDS = Offer("words", OfferKind.APOLOGY_ONLY)
CODE = Offer("code", OfferKind.REORDER_LINK)
CATCH_ALL = rule("catch-all", CODE)
IS, AT_LEAST, ANY = Operator.IS, Operator.AT_LEAST, Operator.INCLUDES_ANY
LOST = condition("complaint_type", IS, "data_loss")
ALL_OFF = {type_.value: TypeSettings(enabled=False) for type_ in ComplaintType}


def found(by: Policy, level: str = "") -> list[tuple[str, str]]:
    """Path and words of the findings, of one level or of all."""
    return [(finding.path, finding.words) for finding in lint(by) if level in ("", finding.level)]


def asking(*must: Condition, any_of: tuple[Condition, ...] = ()) -> Policy:
    """A policy whose first rule asks this, and whose last one leaves no type without a remedy."""
    return policy(rule("tried", CODE, when=Conditions(must, any_of)), CATCH_ALL)


def test_the_shipped_policy_has_no_findings() -> None:
    """What a new account starts with is an example."""
    shipped = files("integration.store").joinpath("default_policy.yaml").read_text(encoding="utf-8")

    assert lint(load_policy(shipped), today=date(2026, 1, 1)) == ()


def test_a_sound_policy_has_no_findings() -> None:
    """Nothing is said about a policy that has what it needs."""
    assert lint(policy(CATCH_ALL)) == ()


def test_a_rule_for_a_type_that_is_off() -> None:
    """Nobody is suggested an apology for it, so the rule waits in vain."""
    off = replace(asking(LOST), types={"data_loss": TypeSettings(enabled=False)})

    assert found(off) == [
        (
            "rules[0]",
            "Rule “Tried”: it is only for data loss, and no apology is suggested for that type of complaint.",
        )
    ]


@pytest.mark.parametrize(
    ("rules", "level", "words"),
    [
        ((), "warning", "no rule offers a remedy for it, so its customers only hear by when we answer."),
        (
            (rule("sorry", WORDS, when=Conditions((LOST,))),),
            "warning",
            "no rule offers a remedy for it, so its customers only hear by when we answer.",
        ),
        (
            (rule("vip", CODE, when=Conditions((condition("tags", ANY, ("vip",)),))),),
            "warning",
            "no rule is about it, so it has a remedy only where “Vip” happens to hold.",
        ),
        (
            (rule("dear", CODE, when=Conditions((LOST, condition("order_value", AT_LEAST, 9)))),),
            "hint",
            "where none of its rules holds, nothing is offered. End with a rule that asks for the type alone.",
        ),
        (
            (rule("other", CODE, when=Conditions((condition("complaint_type", Operator.IS_NOT, "data_loss"),))),),
            "warning",
            "no rule offers a remedy for it, so its customers only hear by when we answer.",
        ),
    ],
)
def test_types_that_no_rule_answers(rules: tuple[Rule, ...], level: str, words: str) -> None:
    """A type that is on, and that nothing or only chance has a remedy for, is named."""
    by = policy(*rules, types={**ALL_OFF, "data_loss": TypeSettings()})

    assert PolicyFinding(level, "types.data_loss", f"Type data loss: {words}") in lint(by)


@pytest.mark.parametrize(
    "rules",
    [
        (CATCH_ALL,),
        (rule("lost", CODE, when=Conditions((LOST,))),),
        (
            rule("dear", CODE, when=Conditions((LOST, condition("order", Operator.PRESENT)))),
            rule("sorry", WORDS, when=Conditions((LOST,))),
        ),
        (
            rule("known", CODE, when=Conditions((LOST, condition("order", Operator.PRESENT)))),
            rule("unknown", CODE, when=Conditions((LOST, condition("order", Operator.NOT_PRESENT)))),
        ),
    ],
)
def test_types_that_are_answered(rules: tuple[Rule, ...]) -> None:
    """A rule for the type, one for all types, or rules that leave no case between them are enough."""
    assert lint(policy(*rules, types={**ALL_OFF, "data_loss": TypeSettings()})) == ()


def test_an_offer_that_nobody_promised() -> None:
    """Somebody has to send a replacement by a day; a link needs nobody."""
    new = Offer("new", OfferKind.REPLACEMENT)
    kept = replace(new, id="kept", promise=Promise("send it", "shop", Due(2)))

    assert found(policy(rule("all", kept, CODE, alternatives=(new,))), "warning") == [
        (
            "rules[0].alternatives[0].promise",
            "Rule “All”: nobody has promised replacement for a day; give it a promise with an owner and a time.",
        )
    ]


HAFEN, GERMAN = Contact(phone="1", brand="Hafen"), Contact(phone="2", locale="de")


@pytest.mark.parametrize(
    ("contacts", "path", "words"),
    [
        ((HAFEN,), "contacts", "There is no contact for the brand “Fenwick”, and none for all the others."),
        ((HAFEN,), "contacts", "There is no contact for the brand “Globex”, and none for all the others."),
        ((HAFEN,), "contacts", "There is no contact for the language “fr”, and none for all the others."),
        (
            (CONTACT, replace(HAFEN, type="mood")),
            "contacts[1].type",
            "The contact for “Hafen” and “mood” never helps anybody: there is no such type of complaint.",
        ),
        (
            (CONTACT, replace(GERMAN, locale="de-AT")),
            "contacts[1].locale",
            "The contact for “de-AT” never helps anybody: a language goes without its region, as “de”.",
        ),
        (
            (CONTACT, HAFEN, HAFEN),
            "contacts[2]",
            "The contact for “Hafen” never helps anybody: an earlier one is for the same customers.",
        ),
    ],
)
def test_contacts_that_are_missing_or_of_no_use(contacts: tuple[Contact, ...], path: str, words: str) -> None:
    """Each brand and language that is spoken of has somebody, and everybody is there for somebody."""
    mentioned = asking(condition("brand", ANY, ("Hafen", "Fenwick")), condition("locale", IS, "fr"))
    by = replace(mentioned, contacts=contacts, sign_off={"": "We", "Globex": "Globex"})

    assert PolicyFinding("warning", path, words) in lint(by)


def test_a_general_contact_is_enough() -> None:
    """Brands and languages without one of their own get the general one."""
    by = replace(asking(condition("brand", IS, "Hafen")), contacts=(CONTACT, GERMAN), sign_off={"Globex": "Globex"})

    assert lint(by) == ()


def test_holidays_of_years_past() -> None:
    """A list that ended counts no day any more; without a date nothing is said of it."""
    by = policy(CATCH_ALL, holidays=frozenset({date(2025, 12, 25), date(2026, 1, 1)}))

    assert [finding.path for finding in lint(by, today=date(2026, 1, 2))] == ["holidays"]
    assert lint(by, today=date(2026, 1, 1)) == lint(by) == ()
