"""What the page of letters sends, checked field by field; sources are checked where their problems have lines."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from integration.apology.complaint import ComplaintType, Fault, Severity
from integration.apology.letter import Tone
from integration.apology.ticket import Channel
from integration.flows.letter_preview import Unsaved
from integration.flows.letter_samples import ALL, NONE, SampleCase
from integration.flows.letters import PART, Variant, Wording
from integration.web.admin.bodies import Line, Number, Revision, _Body

MOST_VARIANTS = 5

Name = Annotated[str, StringConstraints(pattern=r"^[a-z_][a-z0-9_]{0,79}$")]
LetterLocale = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
TypeKey = Annotated[str, StringConstraints(pattern=r"^(?:[a-z][a-z0-9_]{0,63})?$")]


class _VariantBody(_Body):
    key: Annotated[str, StringConstraints(pattern=r"^[a-z]$")]
    source: str
    share: Annotated[int, Field(ge=0, le=100)]


class WordingBody(_Body):
    """`PUT /admin/letters/<locale>/<name>`. `expected` is the version the page has read, 0 where there was none."""

    variants: Annotated[list[_VariantBody], Field(min_length=1, max_length=MOST_VARIANTS)]
    note: Line = ""
    expected: Revision

    def wording(self, locale: str, name: str) -> Wording:
        return Wording(locale, name, tuple(Variant(each.key, each.source, each.share) for each in self.variants))


class RollBackLetterBody(_Body):
    """`POST /admin/letters/<locale>/<name>/roll-back`."""

    number: Number
    note: Line = ""


class _CaseBody(_Body):
    type: TypeKey = ""
    severity: Severity = Severity.MEDIUM
    fault: Fault = Fault.OURS
    tone: Tone = Tone.WARM
    channel: Channel = Channel.EMAIL
    known: Literal["all", "some", "none"] | bool = "all"
    repeat: bool = False
    decided: bool = True
    informal: bool = False
    called: bool = False

    def case(self, name: str) -> SampleCase:
        """The case; a letter of a type is only ever written about that type."""
        known = self.known if isinstance(self.known, str) else ALL if self.known else NONE
        return SampleCase(
            type=(self.type or ComplaintType.DAMAGED_ITEM) if name.startswith(PART) else name,
            severity=self.severity,
            fault=self.fault,
            tone=self.tone,
            channel=self.channel,
            known=known,
            repeat=self.repeat,
            decided=self.decided,
            informal=self.informal,
            called=self.called,
        )


class PreviewBody(_Body):
    """`POST /admin/letters/preview`."""

    locale: LetterLocale
    name: Name
    source: str
    case: _CaseBody = _CaseBody()
    ticket_id: Annotated[str, StringConstraints(pattern=r"^[0-9]{0,19}$")] | None = None

    def unsaved(self) -> Unsaved:
        return Unsaved(self.locale, self.name, self.source, self.case.case(self.name), self.ticket_id or "")
