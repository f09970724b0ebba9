"""The `Reader` port: reads a ticket into the customer's words, language, name, facts and signals."""

from collections.abc import Iterator
from datetime import date

from integration.apology.reading import FactKind, Reading, Where
from integration.apology.ticket import Ticket
from integration.reading.facts.amounts import amounts
from integration.reading.facts.counts import days_late, prior_contacts
from integration.reading.facts.dates import days
from integration.reading.facts.events import events
from integration.reading.facts.fields import facts_from_fields
from integration.reading.facts.items import items
from integration.reading.facts.items_abroad import events_abroad, items_abroad
from integration.reading.facts.passage import Candidate, Passage
from integration.reading.facts.references import references
from integration.reading.facts.settle import settle
from integration.reading.language import LanguageGuesser, load_guesser
from integration.reading.matter import matter_of
from integration.reading.names import name_to_greet
from integration.reading.signals import Watch, load_watch
from integration.reading.words import Words, own_words, plain_subject

EXTRACTORS = (references, items, items_abroad, amounts, days, days_late, events, events_abroad, prior_contacts)


class TicketReader:
    """Holds what is costly to load; reading keeps nothing, so one reader serves all threads."""

    def __init__(self, guesser: LanguageGuesser, watch: Watch) -> None:
        self._guesser = guesser
        self._watch = watch

    def read(self, ticket: Ticket, field_map: dict[str, str]) -> Reading:
        """Never raises on what a customer wrote. `field_map`: fact kind -> custom field id."""
        words = own_words(ticket)
        subject = plain_subject(ticket.subject)
        language = self._guesser.language(words.text or subject, ticket.requester.locale)
        passages = _passages(ticket, subject, words, language)
        from_fields = list(facts_from_fields(ticket, field_map))
        found, conflicts = settle(_candidates(passages), [fact.kind for fact in from_fields])
        facts = {fact.kind: fact for fact in (*from_fields, *found)}
        return Reading(
            subject=subject,
            text=words.text,
            language=language,
            name=name_to_greet(ticket.requester, words.signature, words.text),
            facts=tuple(facts[kind] for kind in FactKind if kind in facts),
            conflicts=tuple(conflicts),
            signals=tuple(
                signal for passage in passages for signal in self._watch.signals(passage.where, passage.text)
            ),
            written_at=words.times[-1] if words.times else None,
            matter=matter_of(subject, words.text),
        )


def load_reader() -> TicketReader:
    """A reader with its models loaded: half a second, about 60 MB."""
    return TicketReader(load_guesser(), load_watch())


def _passages(ticket: Ticket, subject: str, words: Words, language: str) -> tuple[Passage, Passage]:
    locale, country = ticket.requester.locale, ticket.requester.country
    first = words.times[0] if words.times else ticket.created_at

    def sent_on(offset: int) -> date | None:
        moment = words.written_at(offset)
        return moment.date() if moment else None

    def opened_on(_offset: int) -> date | None:
        return first.date() if first else None

    return (
        Passage(Where.SUBJECT, subject, language, locale, country, opened_on),
        Passage(Where.TEXT, words.text, language, locale, country, sent_on),
    )


def _candidates(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Candidate]]:
    for extract in EXTRACTORS:
        for passage in passages:
            for candidate in extract(passage):
                yield passage, candidate
