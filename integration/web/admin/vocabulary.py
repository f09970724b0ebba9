"""The words that policies are made of, with the labels people read; and what the account has set up in Zendesk."""

from typing import Any

from flask import Response, jsonify

from integration.apology.complaint import NOTICES, ComplaintType, Fault, Severity
from integration.apology.letter import Tone
from integration.apology.policy import (
    GESTURES,
    AmountBasis,
    AutoDraft,
    DueUnit,
    Notice,
    OfferKind,
    Operator,
    Ownership,
    Policy,
)
from integration.apology.reading import FactKind, SignalKind
from integration.apology.remedy.legal_floor import DUTIES, PACKS
from integration.apology.terms import OPERATORS, PLACEHOLDERS, TERMS, WORDINGS, Term, TermKind, spoken
from integration.apology.ticket import Channel
from integration.flows import words
from integration.flows.inbox_words import SKIPS
from integration.web.admin import labels
from integration.web.admin.defaults import defaults
from integration.web.admin.door import caller, guarded
from integration.web.parts import parts

pages = guarded("vocabulary")


@pages.get("/vocabulary")
def vocabulary() -> Response:
    policy = parts().admin.administering.desktop(caller().visitor.account).policy
    types = _types(policy)
    return jsonify(
        facts=[_fact(name, term, types) for name, term in TERMS.items()],
        field_operators=_operators(TermKind.ANY),
        offer_kinds=[_kind(kind) for kind in OfferKind],
        amount_bases=_named(AmountBasis, labels.AMOUNT_BASES),
        due_units=_named(DueUnit, labels.DUE_UNITS),
        types=types,
        ownerships=_named(Ownership, labels.OWNERSHIPS),
        auto_drafts=_named(AutoDraft, labels.AUTO_DRAFTS),
        notices=_named(Notice, labels.NOTICES),
        noticed=sorted(NOTICES),
        skips=[{"name": name, "label": label, "words": told} for name, (label, told) in SKIPS.items()],
        severities=_named(Severity),
        faults=_named(Fault, labels.FAULTS),
        tones=_named(Tone),
        placeholders=[{"name": name, "label": labels.PLACEHOLDERS[name]} for name in sorted(PLACEHOLDERS)],
        wordings=[{"name": name, "label": labels.WORDINGS[name]} for name in sorted(WORDINGS)],
        field_facts=[{"name": kind.value, "label": words.FACTS[kind]} for kind in FactKind],
        set_fields=[{"name": name, "label": label} for name, label in labels.SET_FIELDS.items()],
        languages=[{"name": name, "label": label} for name, label in words.LANGUAGES.items()],
        packs=[_pack(name, label) for name, label in PACKS.items()],
        defaults=defaults(),
    )


@pages.get("/desk")
def desk() -> Response:
    """Raises OutsideFailure where Zendesk does not answer; people then type what they would have picked."""
    account, setup = caller().visitor.account, parts().admin.administering.desk
    return jsonify(
        fields=[{"id": id_, "title": title, "type": kind} for id_, title, kind in setup.ticket_fields(account)],
        groups=list(setup.groups(account)),
        brands=list(setup.brands(account)),
    )


def _types(policy: Policy) -> list[dict[str, Any]]:
    shipped = [kind.value for kind in ComplaintType if kind is not ComplaintType.NOT_A_COMPLAINT]
    return [
        {"type": type_, "label": words.type_label(type_, policy), "shipped": type_ in shipped}
        for type_ in (*shipped, *policy.own_types)
    ]


def _fact(name: str, term: Term, types: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "label": term.label[0].upper() + term.label[1:],
        "kind": term.kind.value,
        "operators": _operators(term.kind),
        "choices": _choices(name, term, types),
    }


def _choices(name: str, term: Term, types: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The values a fact may have, in an order that means something; empty where they are not known."""
    if name in ("complaint_type", "secondary_type"):
        return [{"value": known["type"], "label": known["label"]} for known in types]
    ordered = [value.value for kind in (Severity, Channel, SignalKind) for value in kind if value in term.choices]
    return [{"value": value, "label": labels.CHOICES.get(value) or spoken(value).capitalize()} for value in ordered]


def _operators(kind: TermKind) -> list[dict[str, str]]:
    """In the order people look for them, in words that fit one value or many."""
    texts = labels.OPERATORS | (labels.SET_OPERATORS if kind is TermKind.SET else {})
    return [{"name": each.value, "label": texts[each]} for each in Operator if each in OPERATORS[kind]]


def _kind(kind: OfferKind) -> dict[str, Any]:
    return {
        "kind": kind.value,
        "label": words.OFFERS[kind],
        "gesture": kind in GESTURES,
        "takes": labels.takes(kind),
        "needs": labels.needs(kind),
    }


def _named(kinds: Any, texts: Any = None) -> list[dict[str, str]]:
    given = texts or {}
    return [{"name": each.value, "label": given.get(each) or spoken(each.value).capitalize()} for each in kinds]


def _pack(name: str, label: str) -> dict[str, Any]:
    """`words` say what the pack asks for."""
    duties = [f"{duty.words[0].upper()}{duty.words[1:]}." for duty in DUTIES if duty.pack == name]
    return {"name": name, "label": label, "words": " ".join(duties)}
