"""Examples that an admin gives of a complaint type, for the account's own model to learn from."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from integration.apology.complaint import ComplaintType
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.errors import BadInput, NotFound
from integration.flows.admin_ports import AuditLog, PolicyDrafts, PolicyVersions
from integration.flows.lesson import Lesson, Origin
from integration.flows.ports import Lessons, Reader
from integration.flows.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Examples:
    """The use case, with what it needs from outside."""

    lessons: Lessons
    reader: Reader
    versions: PolicyVersions
    drafts: PolicyDrafts
    log: AuditLog

    def of(self, account: str, type_: str) -> tuple[Lesson, ...]:
        """The examples of a type, the newest first. Raises NotFound for a type that nobody knows."""
        self._demand(account, type_)
        found = [each for each in self.lessons.of(account) if each.origin is Origin.EXAMPLE and each.type == type_]
        return tuple(sorted(found, key=lambda each: each.at, reverse=True))

    def add(self, by: Visitor, type_: str, texts: Sequence[str], now: datetime) -> None:
        """All of them or none; a text that is known already is not kept twice. Raises BadInput for one without words.

        What a text was an example of before, it is no longer: nothing can be two types.
        """
        self._demand(by.account, type_)
        lessons = [example(self.reader, source=_id(text), type_=type_, text=text, now=now) for text in texts]
        for place, lesson in enumerate(lessons):
            if not lesson.text.strip():
                raise BadInput("There are no words of a customer in this example.", f"texts[{place}]")
        self.lessons.keep(by.account, lessons)
        details = {"type": type_, "count": len({lesson.source for lesson in lessons})}
        self.log.note(by.account, "examples_added", details, by=by.known_as, now=now)

    def drop(self, by: Visitor, type_: str, source: str, now: datetime) -> None:
        """Raises NotFound for an example that this type does not have."""
        if source not in {each.source for each in self.of(by.account, type_)}:
            raise NotFound("There is no such example.")
        self.lessons.forget_example(by.account, source)
        self.log.note(by.account, "example_dropped", {"type": type_}, by=by.known_as, now=now)

    def _demand(self, account: str, type_: str) -> None:
        draft = self.drafts.draft(account)
        own = {*self.versions.live(account).policy.types, *(draft.policy.types if draft else ())}
        if type_ not in own | set(ComplaintType):
            raise NotFound(f"There is no type “{type_}”.")


def example(reader: Reader, *, source: str, type_: str, text: str, now: datetime, subject: str = "") -> Lesson:
    """Read like a ticket, so that what is learnt from looks like what will be judged."""
    words = reader.read(Ticket("0", subject, (Message("1", Writer.REQUESTER, text),), Requester("0")), {})
    return Lesson(Origin.EXAMPLE, source, type_, words.subject, words.text, now)


def _id(text: str) -> str:
    """The same words are the same example."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:32]
