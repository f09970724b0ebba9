"""Letters for native macros: the shipped or own wording of a type, with Zendesk's placeholders for what varies.

A macro knows no facts and decides nothing, so its letter takes responsibility, names the order where the account has a
field for it, and says by when the customer hears more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from integration.apology.complaint import Complaint, ComplaintType, Fault, Severity
from integration.apology.delivery import TAG
from integration.apology.letter import Brief, Tone
from integration.apology.policy import Due, DueUnit, OfferKind, Policy
from integration.apology.reading import Fact, FactKind, PersonName, Reading, Source, Where
from integration.apology.remedy import Offered, Remedy, Trace
from integration.apology.terms import spoken
from integration.apology.ticket import Agent, Brand, Channel, Requester, Ticket
from integration.flows.briefing import is_informal
from integration.flows.macro import Macro
from integration.flows.ports import LetterWriter

# Words no customer has, which go through cleaning and escaping unchanged and are then replaced.
_GIVEN, _FAMILY, _AGENT, _COMPANY, _ORDER = "Zqgiven", "Zqfamily", "Zqagent", "Zqcompany", "ZQ7ORDER"
_PLACEHOLDERS = {
    _GIVEN: "{{ticket.requester.first_name}}",
    _FAMILY: "{{ticket.requester.last_name}}",
    _AGENT: "{{current_user.name}}",
    _COMPANY: "{{ticket.brand.name}}",
}
# What is promised instead of a day, by language: in hours, days or working days; one of them and more.
_ANSWER: Mapping[str, tuple[str, Mapping[DueUnit, tuple[str, str]]]] = {
    "en": (
        "I am finding out what happened and how I can put it right, and you will have my answer within {term}.",
        {
            DueUnit.HOURS: ("one working hour", "{count} working hours"),
            DueUnit.DAYS: ("one day", "{count} days"),
            DueUnit.BUSINESS_DAYS: ("one working day", "{count} working days"),
        },
    ),
    "es": (
        "Estoy averiguando qué ha ocurrido y cómo solucionarlo, y la respuesta llegará en un plazo de {term}.",
        {
            DueUnit.HOURS: ("una hora laborable", "{count} horas laborables"),
            DueUnit.DAYS: ("un día", "{count} días"),
            DueUnit.BUSINESS_DAYS: ("un día laborable", "{count} días laborables"),
        },
    ),
    "fr": (
        "Je cherche ce qui s'est passé et comment y remédier ; la réponse arrivera sous {term}.",
        {
            DueUnit.HOURS: ("une heure ouvrée", "{count} heures ouvrées"),
            DueUnit.DAYS: ("un jour", "{count} jours"),
            DueUnit.BUSINESS_DAYS: ("un jour ouvré", "{count} jours ouvrés"),
        },
    ),
    "de": (
        "Ich kläre, was geschehen ist und wie ich es in Ordnung bringen kann; die Antwort kommt innerhalb {term}.",
        {
            DueUnit.HOURS: ("einer Arbeitsstunde", "von {count} Arbeitsstunden"),
            DueUnit.DAYS: ("eines Tages", "von {count} Tagen"),
            DueUnit.BUSINESS_DAYS: ("eines Werktags", "von {count} Werktagen"),
        },
    ),
    "pt": (
        "Estou a apurar o que aconteceu e como resolver, e a resposta chegará no prazo de {term}.",
        {
            DueUnit.HOURS: ("uma hora útil", "{count} horas úteis"),
            DueUnit.DAYS: ("um dia", "{count} dias"),
            DueUnit.BUSINESS_DAYS: ("um dia útil", "{count} dias úteis"),
        },
    ),
}
LANGUAGES = {"en": "English", "es": "Español", "fr": "Français", "de": "Deutsch", "pt": "Português"}


@dataclass(frozen=True, slots=True)
class MacroLetters:
    """Writes the macros of one account."""

    writer: LetterWriter
    policy: Policy

    def macro(self, type_: str, locale: str, now: datetime) -> Macro:
        """A type's macro in a language; where the account has a field for the order it names it, if the ticket does."""
        field_id = self.policy.field_map.get(FactKind.ORDER, "")
        html = self._html(type_, locale, now, order="")
        if field_id:
            value = f"{{{{ticket.ticket_field_{field_id}}}}}"
            named = self._html(type_, locale, now, order=_ORDER).replace(_ORDER, value)
            html = f"{{% if ticket.ticket_field_{field_id} != blank %}}{named}{{% else %}}{html}{{% endif %}}"
        label = self.policy.settings_for(type_).label or spoken(type_).capitalize()
        complaint_field = self.policy.set_fields.get("complaint")
        return Macro(
            key=f"{type_}:{locale}",
            title=f"Amends::{LANGUAGES.get(locale, locale)}::{label}",
            html=html,
            tags=(TAG, f"{TAG}_{type_}"),
            fields={complaint_field: f"{TAG}_{type_}"} if complaint_field else {},
        )

    def _html(self, type_: str, locale: str, now: datetime, *, order: str) -> str:
        html = self.writer.write(self._brief(type_, locale, now, order=order)).html
        for word, placeholder in _PLACEHOLDERS.items():
            html = html.replace(word, placeholder)
        return html

    def _brief(self, type_: str, locale: str, now: datetime, *, order: str) -> Brief:
        policy = self.policy
        facts = (Fact(FactKind.ORDER, order, order, Source(Where.FIELD)),) if order else ()
        regulated = type_ in policy.guards.regulated
        tone = Tone.NEUTRAL if regulated else Tone(policy.default_tone)
        return Brief(
            ticket=Ticket(
                "0", "", (), Requester("0"), channel=Channel.EMAIL, brand=Brand("", ""), agent=Agent("0", _AGENT)
            ),
            reading=Reading("", "", locale, PersonName(_GIVEN, _FAMILY), facts),
            complaint=Complaint(type_, 1.0, Severity.MEDIUM),
            remedy=_remedy(policy, type_, locale),
            policy=policy,
            tone=tone,
            locale=locale,
            agent_name=_AGENT,
            company=policy.sign_off.get("") or _COMPANY,
            now=now,
            informal=is_informal(policy, tone, locale),
        )


def types_of(policy: Policy) -> tuple[str, ...]:
    """The types a macro is kept for: those that are on, the account's own among them."""
    shipped = [type_.value for type_ in ComplaintType if type_ is not ComplaintType.NOT_A_COMPLAINT]
    return tuple(type_ for type_ in (*shipped, *policy.own_types) if policy.settings_for(type_).enabled)


def _remedy(policy: Policy, type_: str, locale: str) -> Remedy:
    settings = policy.settings_for(type_)
    return Remedy(
        offers=(Offered("answer", OfferKind.CUSTOM, "", wording=_answer(settings.answer_within, locale)),),
        alternatives=(),
        left_out=(),
        trace=Trace(0, (), (), ()),
        fault=Fault.OURS,
        ownership=settings.ownership,
        contact=policy.contact_for(brand="", locale=locale, type_=type_),
        repeat=False,
        offer_call=False,
    )


def _answer(within: Due, locale: str) -> str:
    sentence, terms = _ANSWER.get(locale, _ANSWER["en"])
    one, more = terms[within.unit]
    count = max(within.count, 1)
    return sentence.format(term=one if count == 1 else more.format(count=count))
