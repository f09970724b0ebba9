"""Rules about numbers and facts: each comes from the ticket, an offer or the policy, and the letter names the case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from integration.apology.complaint import ComplaintType
from integration.apology.reading import Fact, FactKind, FactValue, Money
from integration.apology.review import known
from integration.apology.review.finding import Finding, error, warning
from integration.apology.review.known import Day
from integration.apology.review.page import Page
from integration.apology.review.rewording import advised
from integration.apology.review.written import coded, counted, dated, numbers_in, priced, timed

_ALWAYS = frozenset({FactKind.ORDER, FactKind.INVOICE, FactKind.ITEM, FactKind.EVENT})
_BY_TYPE: dict[str, frozenset[FactKind]] = {
    ComplaintType.BILLING_ERROR: frozenset({FactKind.AMOUNT, FactKind.INCIDENT_DATE}),
    ComplaintType.REFUND_DELAY: frozenset({FactKind.AMOUNT}),
    ComplaintType.LATE_DELIVERY: frozenset({FactKind.DAYS_LATE}),
    ComplaintType.MISSED_COMMITMENT: frozenset({FactKind.DEADLINE}),
}
_ON_SOCIAL = frozenset({FactKind.ITEM})


def numbers(page: Page) -> Iterator[Finding]:
    yield from _named(page)
    said: set[str] = set()
    for written in _unknown(page):
        if written not in said:
            said.add(written)
            yield _invented(page, written)


def dates_in(page: Page) -> set[Day]:
    """The days the letter names."""
    return {day for _, ways in page.dates for day in ways}


@dataclass(slots=True)
class _Told:
    """The ticket's own text, fetched only where a number is not among what was read and decided."""

    page: Page
    text: str = ""

    def has(self, words: str) -> bool:
        self.text = self.text or f"{known.told(self.page.brief)}\n"
        return words in self.text

    def has_digits(self, figures: str) -> bool:
        return figures in known.digits(self.text) if self.has("") else False


def _unknown(page: Page) -> Iterator[str]:
    brief, script = page.brief, page.phrases.script
    given = f"{page.approved}\n{known.written(brief)}"
    amounts = known.amounts(brief)
    for written, amount in priced(page.body, script):
        if amount not in amounts and written.lower() not in given:
            yield written
    days = {known.day_of(day) for day in known.days(brief)}
    for written, ways in page.dates:
        if not ways & days and written not in given and not ways & known.days_of_messages(brief):
            yield written
    for written, count in counted(page.low, script):
        if count not in amounts and written not in given and count not in known.distances(brief):
            yield written
    yield from _unknown_marks(page, given)


def _unknown_marks(page: Page, given: str) -> Iterator[str]:
    """Clock times, phone numbers and codes: also the customer's own, and any of ours, may be named."""
    told = _Told(page)
    times = known.times(page.brief)
    for written, time in timed(page.low, page.phrases.script):
        if time not in times and written not in given and not told.has(written):
            yield written
    figures = ""
    for written, compared in coded(page.body):
        figures = figures or known.digits(given)
        if compared in given or (compared.isdigit() and compared in figures):
            continue
        if not (told.has_digits(compared) if compared.isdigit() else told.has(compared)):
            yield written


def _named(page: Page) -> Iterator[Finding]:
    """The apology itself shows that somebody read this mail: it names what the ticket is about (C-11)."""
    usable = (_ALWAYS | _BY_TYPE.get(page.brief.complaint.type, frozenset())) & (
        _ON_SOCIAL if page.social else set(FactKind)
    )
    facts = [fact for fact in page.brief.reading.facts if fact.kind in usable]
    if not facts:
        yield warning("C-11", "Nothing in the ticket says what exactly it is about, so the letter cannot either.")
    elif not any(_is_named(page, fact.value) for fact in facts):
        yield error(
            "C-11",
            "The letter could be about anything: it names nothing from the ticket.",
            page.apology if len(page.apology) < 200 else "",
            f"Name what you know: {', '.join(sorted(_spoken(fact) for fact in facts))}.",
        )


def _spoken(fact: Fact) -> str:
    kind = fact.kind.value.replace("_", " ")
    return f"{kind} {fact.written}" if fact.written and len(fact.written) < 40 else kind


def _is_named(page: Page, value: FactValue) -> bool:
    script = page.phrases.script
    if isinstance(value, Money):
        return value.amount in numbers_in(page.apology, script)
    if isinstance(value, date):
        return known.day_of(value) in {day for _, ways in dated(page.apology.lower(), script) for day in ways}
    return str(value).lower().lstrip("#") in page.apology.lower()


def _invented(page: Page, written: str) -> Finding:
    sentence = next((sentence for sentence in page.sentences if written.lower() in sentence.lower()), written)
    advice = "Use the number of the offer, or leave it out."
    return error(
        "C-36",
        f"“{written}” comes neither from the ticket nor from the policy.",
        sentence,
        advised(advice, _corrected(page, sentence, written)),
    )


def _corrected(page: Page, sentence: str, written: str) -> str:
    """The sentence with the percentage that was decided; "" where none or several were."""
    decided = {offer.percent for offer in page.brief.remedy.offers if offer.percent is not None}
    if not written.endswith("%") or len(decided) != 1:
        return ""
    figures = written.rstrip("%").rstrip()
    percent: Decimal = decided.pop().normalize()
    return sentence.replace(written, f"{percent:f}{written[len(figures) :]}")
