"""Cases made up to try wordings of letters on: what can be known, wrong and offered, without anybody's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from integration.apology.cancellation import Alternative, Cancellation, CancelReason, Repayment
from integration.apology.complaint import MONEY_LOST, Complaint, ComplaintType, Fault, Severity
from integration.apology.letter import ACKNOWLEDGEMENT, Brief, Tone
from integration.apology.policy import Contact, OfferKind, Ownership, Policy, PolicyVersion, TypeSettings
from integration.apology.reading import Fact, FactKind, FactValue, Matter, Money, PersonName, Reading, Source, Where
from integration.apology.remedy import Offered, PromiseDue, Remedy, Trace, announced
from integration.apology.ticket import Agent, Brand, Channel, Requester, Ticket
from integration.flows.acknowledging import acknowledgement
from integration.flows.announced import as_told
from integration.flows.drafting import Judged
from integration.flows.letters import PART

TYPES = tuple(type_ for type_ in ComplaintType if type_ is not ComplaintType.NOT_A_COMPLAINT)
ALL, SOME, NONE = "all", "some", "none"
_KNOWN = (ALL, SOME, NONE)
_SOME = frozenset({FactKind.ORDER, FactKind.ITEM})
_CHANNELS = (Channel.EMAIL, Channel.MESSAGING, Channel.EMAIL, Channel.SOCIAL, Channel.WEB_FORM, Channel.SMS)
_KINDS = tuple(kind for kind in OfferKind if kind not in (OfferKind.APOLOGY_ONLY, OfferKind.CUSTOM))
_MONEY = frozenset({OfferKind.REFUND_FULL, OfferKind.REFUND_PARTIAL, OfferKind.REFUND_FEE, OfferKind.STORE_CREDIT,
                    OfferKind.SERVICE_CREDIT})  # fmt: skip
_WITH_CODE = frozenset({OfferKind.DISCOUNT_PERCENT, OfferKind.FREE_SHIPPING})
_TODAY = datetime(2026, 11, 24, 10)  # noqa: DTZ001 - ten o'clock wherever the account is
_FRIDAY = date(2026, 11, 27)
_CONTACT = Contact(team="Priya Nair's team", phone="0800 555 0142", email="help@northlight.example", hours="9 to 17")
_PERSON = Contact(person="Daniel Ruiz", phone="0800 555 0143")
_WORDS: Mapping[str, tuple[str, str]] = {  # an item and an event by language
    "en": ("lamp", "your sister's birthday on Saturday"),
    "es": ("lámpara", "el cumpleaños de su hermana"),
    "fr": ("lampe", "l'anniversaire de votre sœur"),
    "de": ("Lampe", "den Geburtstag Ihrer Schwester"),
    "pt": ("lâmpada", "o aniversário da sua irmã"),
}
_CANCELLED = (ComplaintType.ORDER_CANCELLED, ComplaintType.ORDER_CANCELLED_VERIFICATION)
_REASONS = tuple(reason for reason in CancelReason if reason is not CancelReason.CUSTOMER_ASKED)
_SHOP = "https://shop.example"
_OWN_WORDS: Mapping[str, str] = {
    "en": "The maker has given it up.",
    "es": "El fabricante ya no lo hace.",
    "fr": "Le fabricant ne le fait plus.",
    "de": "Der Hersteller macht es nicht mehr.",
    "pt": "O fabricante já não o faz.",
}
_APPROVED: Mapping[str, str] = {
    "cause": "The box was packed without its corner guards.",
    "fix": "Since 20 November every lamp leaves in a double box.",
    "reason": "We could not confirm your details with the information we had.",
    "guide": "The guide shows each step.",
    "status_link": "https://northlight.example/status",
    "steps": "Open Your account, then Confirm your details.\nAdd a photo of your passport.",
}


@dataclass(frozen=True, slots=True)
class SampleCase:
    """One case. `known` says how much is: all, some or none; `decided` whether a remedy is."""

    type: str
    severity: Severity = Severity.MEDIUM
    fault: Fault = Fault.OURS
    tone: Tone = Tone.WARM
    channel: Channel = Channel.EMAIL
    known: str = ALL
    repeat: bool = False
    decided: bool = True
    informal: bool = False
    called: bool = False
    second: str = ""
    matter: Matter = Matter.UNKNOWN
    kinds: tuple[OfferKind, ...] = ()
    notice: CancelReason | None = None  # the shop cancelled, and we write first

    @property
    def told(self) -> str:
        """`late delivery, high severity, formal, by e-mail`: what a person needs to see the case before them."""
        known = {ALL: "", SOME: ", little known", NONE: ", nothing known"}[self.known]
        open_ = "" if self.decided else ", nothing decided yet"
        fault = "" if self.fault is Fault.OURS else ", fault unclear" if self.fault is Fault.UNCLEAR else ", not ours"
        type_, channel = self.type.replace("_", " "), self.channel.value.replace("_", " ")
        shop = f", {self.notice.value.replace('_', ' ')} by the shop" if self.notice else ""
        return f"{type_}{shop}, {self.severity.value} severity, {self.tone.value}, {channel}{fault}{known}{open_}"


def cases(name: str) -> Iterator[SampleCase]:
    """The cases a wording of this name is tried on: all severities, tones, faults and amounts known together, with
    everything else changing beside them. The same every time."""
    types = TYPES if name.startswith(PART) else (name,)
    rounds = 2 if name.startswith(PART) else 1
    number = 0
    for turn in range(rounds):
        for severity in Severity:
            for tone in Tone:
                for fault in Fault:
                    for known in _KNOWN:
                        type_ = types[(number + turn) % len(types)]
                        yield _varied(SampleCase(type_, severity, fault, tone, known=known), number)
                        number += 1


def _varied(case: SampleCase, number: int) -> SampleCase:
    """The strides have no common divisor with those of the loops, so that everything meets everything."""
    decided = number % 5 not in (1, 4)
    count = 1 + number % 3
    first = number * 4 % len(_KINDS)
    kinds = tuple(_KINDS[(first + 5 * step) % len(_KINDS)] for step in range(count)) if decided else ()
    others = [type_ for type_ in TYPES if type_ != case.type]
    return replace(
        case,
        channel=_CHANNELS[(number + number // 7) % len(_CHANNELS)],
        repeat=number % 4 == 2,
        decided=decided,
        informal=number % 2 == 1 and case.tone is not Tone.FORMAL,
        called=number % 7 == 3,
        second=others[number % len(others)] if number % 6 == 4 else "",
        matter=list(Matter)[number * 3 % len(Matter)],
        kinds=kinds,
        notice=_REASONS[number // 8 % len(_REASONS)] if number % 8 == 5 else None,
    )


def brief(case: SampleCase, policy: Policy, locale: str) -> Brief:
    """The case as a brief, with the account's own contacts and whatever it approved to be said."""
    if case.type == ACKNOWLEDGEMENT:
        return _acknowledging(case, policy, locale)
    asked = _brief(case, policy, locale)
    if case.notice is None:
        return asked
    told = cancellation(case.notice, locale, policy.currency, asked.now, known=case.known)
    reading, complaint = as_told(asked.reading, asked.complaint, told)
    # A part is tried on all types, and an agent may take another for a notice too.
    type_ = complaint.type if case.type in _CANCELLED else case.type
    complaint = replace(complaint, type=type_)
    policy = asked.policy if type_ == case.type else _approving(policy, replace(case, type=type_))
    remedy = replace(announced(asked.remedy, told), second="", second_answer_by=None)
    return replace(asked, reading=reading, complaint=complaint, remedy=remedy, policy=policy)


def cancellation(
    reason: CancelReason, locale: str, currency: str, now: datetime, *, known: str = ALL, own: bool = False
) -> Cancellation:
    """An order that was cancelled, with as much as is known; `own`: with a reason in the shop's own words as well."""
    whole = known == ALL
    return Cancellation(
        order="4471",
        reason=reason,
        on=now.date(),
        language=locale,
        words=_OWN_WORDS.get(locale, _OWN_WORDS["en"]) if own or whole else "",
        refund=Repayment(
            Decimal(129), currency, now.date() + timedelta(days=5), "" if known != ALL else "Visa •• 4471"
        ),
        alternatives=(Alternative("Lyra", f"{_SHOP}/lyra"), Alternative("Orion", f"{_SHOP}/orion")) if whole else (),
        status_url=f"{_SHOP}/orders/4471" if known != NONE else "",
        reorder_url=f"{_SHOP}/orders/4471/again" if known != NONE else "",
        items=("Vega",) if whole else (),
    )


def _acknowledging(case: SampleCase, policy: Policy, locale: str) -> Brief:
    """The lines before a letter, to the same case of a type that they could be for."""
    asked = _brief(replace(case, type=ComplaintType.LATE_DELIVERY), policy, locale)
    version = PolicyVersion(0, asked.policy, asked.now, "")
    lines = acknowledgement(Judged(asked.ticket, asked.reading, asked.complaint, version), asked.now)
    return replace(lines, tone=case.tone, informal=case.informal)


def _brief(case: SampleCase, policy: Policy, locale: str) -> Brief:
    now = _TODAY.replace(tzinfo=ZoneInfo(policy.time_zone))
    wrote = now - timedelta(days=3 if case.repeat else 0)  # so long that we own it
    whole = case.known != NONE
    signed = policy.sign_off.get("") or next(iter(policy.sign_off.values()), "Northlight Home")
    kinds = case.kinds or ((OfferKind.REPLACEMENT, OfferKind.DISCOUNT_PERCENT) if case.decided else ())
    named = PersonName("Marta", "Ilves", "Ms") if case.known == ALL else PersonName("Marta") if whole else None
    offers = tuple(_offer(kind, policy, whole=whole) for kind in kinds)
    at = now.replace(day=26, hour=17)
    answer = PromiseDue("answer", "support", at.date(), at)
    scores = {case.second: 0.4} if case.second else {}
    return Brief(
        ticket=Ticket("1", "", (), Requester("1"), case.channel, brand=Brand("1", signed), agent=Agent("1")),
        reading=Reading(
            "", "", locale, named, tuple(_facts(case, locale, policy)), written_at=wrote, matter=case.matter
        ),
        complaint=Complaint(case.type, 0.9, case.severity, tuple(scores), scores=scores),
        remedy=Remedy(
            offers=offers,
            alternatives=(),
            left_out=(),
            trace=Trace(1, (), (), ()),
            fault=case.fault,
            ownership=Ownership.FULL,
            contact=(policy.contact_for(brand="", locale=locale, type_=case.type) if whole else None) or _contact(case),
            repeat=case.repeat,
            offer_call=case.repeat or case.severity is Severity.HIGH,
            answer_by=answer if not offers or case.type in MONEY_LOST else None,
            second=case.second,
            second_answer_by=answer if case.second else None,
        ),
        policy=_approving(policy, case) if case.known == ALL else policy,
        tone=case.tone,
        locale=locale,
        agent_name="Priya Nair" if whole else "",
        company=signed,
        now=now,
        informal=case.informal,
        called=case.called,
    )


def _contact(case: SampleCase) -> Contact:
    return _PERSON if case.repeat else _CONTACT


def _facts(case: SampleCase, locale: str, policy: Policy) -> Iterator[Fact]:
    item, event = _WORDS.get(locale, _WORDS["en"])
    values: dict[FactKind, FactValue] = {
        FactKind.ORDER: "4471",
        FactKind.INVOICE: "F-2026-1088",
        FactKind.TRACKING: "NH883100245",
        FactKind.ITEM: item,
        FactKind.AMOUNT: Money(Decimal(50), policy.currency),
        FactKind.ORDER_VALUE: Money(Decimal(129), policy.currency),
        FactKind.INCIDENT_DATE: date(2026, 11, 23),
        FactKind.DEADLINE: date(2026, 11, 28 if case.called else 20),  # to be met, or missed
        FactKind.DAYS_LATE: 4,
        FactKind.EVENT: event,
        FactKind.PRIOR_CONTACTS: 3,
    }
    for kind, value in values.items():
        if case.known == ALL or (case.known == SOME and kind in _SOME):
            yield Fact(kind, value, str(value), Source(Where.FIELD, "1"))


def _offer(kind: OfferKind, policy: Policy, *, whole: bool) -> Offered:
    """With all its terms, or with no more than a policy must give it."""
    percent = Decimal(20) if kind is OfferKind.DISCOUNT_PERCENT else None
    bare = Offered(id=kind.value, kind=kind, rule_id="sample", percent=percent)
    if not whole:
        return bare
    return replace(
        bare,
        amount=Money(Decimal(24), policy.currency) if kind in _MONEY else None,
        months=12 if kind is OfferKind.CREDIT_MONITORING else None,
        code="K7QX-20" if kind in _WITH_CODE else "",
        expires=_FRIDAY + timedelta(days=65) if kind in _WITH_CODE else None,
        promise=PromiseDue("do it", "support", _FRIDAY),
    )


def _approving(policy: Policy, case: SampleCase) -> Policy:
    """With something approved to be said of the type, where the account has approved nothing itself."""
    settings: TypeSettings = policy.settings_for(case.type)
    # Either the guide's sentence or the name of the file: a letter has no use for both.
    approved = {name: text for name, text in _APPROVED.items() if not (case.repeat and name == "guide")}
    files = settings.attachments or ("returns label",)
    said = replace(settings, wording={**approved, **settings.wording}, attachments=files)
    return replace(policy, types={**policy.types, case.type: said})
