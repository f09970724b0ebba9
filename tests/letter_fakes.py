"""Wordings in memory, over the shipped letters as they are."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from integration import resources
from integration.errors import Conflict
from integration.flows.draft import Draft
from integration.flows.letter_desk import LetterDesk
from integration.flows.letter_ports import Saving
from integration.flows.letter_preview import Previewing
from integration.flows.letters import SavedWording, Variant, Wording
from integration.flows.ports import LetterWriter, Policies
from integration.flows.trying import Attempt
from integration.rendering.workshop import LetterWorkshop
from integration.rendering.writer import TemplateWriter, load_writer
from integration.rendering.writers import AccountWriters
from integration.web.admin.parts import LetterParts
from tests.builders import a_brief, a_complaint
from tests.fakes import NOON


@cache
def shipped_writer() -> TemplateWriter:
    """The shipped letters, compiled once for all tests."""
    return load_writer(resources.templates() / "letters")


def shipped(name: str, locale: str = "en") -> str:
    """The shipped source of a letter or a part."""
    return shipped_writer().shelf(locale).sources[name]


def a_wording(name: str, *sources: str, locale: str = "en", shares: tuple[int, ...] = ()) -> Wording:
    """A wording whose variants are called a, b and so on, with equal shares unless these are given."""
    given = shares or (100 // len(sources),) * len(sources)
    keys = "abcdefgh"[: len(sources)]
    return Wording(locale, name, tuple(Variant(*each) for each in zip(keys, sources, given, strict=True)))


@dataclass
class FakeWordings:
    """The versions of all accounts; `asked` counts how often the live ones were read."""

    kept: dict[tuple[str, str, str], list[SavedWording]] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    asked: int = 0

    def revision(self, account: str) -> int | None:
        return self.revisions.get(account)

    def live(self, account: str) -> tuple[SavedWording, ...]:
        self.asked += 1
        return tuple(versions[-1] for (owner, *_), versions in self.kept.items() if owner == account)

    def versions(self, account: str, locale: str, name: str) -> tuple[SavedWording, ...]:
        return tuple(reversed(self.kept.get((account, locale, name), [])))

    def save(self, account: str, wording: Wording, saving: Saving) -> int:
        versions = self.kept.setdefault((account, wording.locale, wording.name), [])
        if saving.expected != len(versions):
            raise Conflict("Somebody has changed this wording meanwhile.")
        versions.append(SavedWording(wording, len(versions) + 1, saving.now, saving.by, saving.note))
        self.revisions[account] = self.revisions.get(account, 0) + 1
        return len(versions)

    def put(self, account: str, *wordings: Wording) -> None:
        """These wordings, live for the account without having been looked at by anybody."""
        for wording in wordings:
            versions = self.kept.get((account, wording.locale, wording.name), [])
            self.save(account, wording, Saving(len(versions), "amara", NOON))


@dataclass
class FakeTicketTrying:
    """Writes to any ticket as if it told of a damaged lamp."""

    writer: LetterWriter
    asked: list[Attempt]

    def out(self, account: str, attempt: Attempt, now: datetime) -> Draft:
        self.asked.append(attempt)
        brief = a_brief(complaint=a_complaint(attempt.wishes.type or "damaged_item"))
        return Draft(
            id="",
            account=account,
            agent_id="",
            made_at=now,
            ticket=brief.ticket,
            reading=brief.reading,
            complaint=brief.complaint,
            policy_version=1,
            letter=self.writer.write(brief),
        )


@dataclass
class LetterFakes:
    """What stands behind the page of letters in a test: all of it real, but for the database and Zendesk."""

    wordings: FakeWordings = field(default_factory=FakeWordings)
    asked: list[Attempt] = field(default_factory=list)

    def parts(self, policies: Policies) -> LetterParts:
        workshop = LetterWorkshop(AccountWriters(shipped_writer(), self.wordings))
        desk = LetterDesk(self.wordings, workshop, policies)
        return LetterParts(desk, Previewing(desk, lambda writer: FakeTicketTrying(writer, self.asked)))
