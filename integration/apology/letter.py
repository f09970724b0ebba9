"""Offers and facts to paragraphs, each knowing why it is there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from integration.apology.complaint import Complaint
from integration.apology.policy import Policy
from integration.apology.reading import Reading
from integration.apology.remedy import Remedy
from integration.apology.ticket import Ticket

ACKNOWLEDGEMENT = "acknowledgement"


class Tone(StrEnum):
    WARM = "warm"
    NEUTRAL = "neutral"
    FORMAL = "formal"


class Section(StrEnum):
    """The parts of a letter, in their order (product.md, Letters)."""

    GREETING = "greeting"
    ACKNOWLEDGEMENT = "acknowledgement"
    REGRET = "regret"
    RESPONSIBILITY = "responsibility"
    EXPLANATION = "explanation"
    REMEDY = "remedy"
    ACTION = "action"  # what the customer should do, if anything
    PREVENTION = "prevention"
    CONTACT = "contact"
    THANKS = "thanks"
    SIGN_OFF = "sign_off"


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a letter may say. `now` is the moment of writing, in the policy's time zone."""

    ticket: Ticket
    reading: Reading
    complaint: Complaint
    remedy: Remedy
    policy: Policy
    tone: Tone
    locale: str  # of the letter: "en"
    agent_name: str
    company: str
    now: datetime
    informal: bool = False  # address by tú, tu or du, in languages that have it
    called: bool = False  # the agent has talked to the customer: the letter puts it in writing (OC-5, CL-12)
    acknowledges: bool = False  # no letter yet: a few lines that say when it comes (CL-2)

    @property
    def template(self) -> str:
        """The name of what it is written with: a type's letter, or the acknowledgement of all types."""
        return ACKNOWLEDGEMENT if self.acknowledges else self.complaint.type

    @property
    def rich(self) -> bool:
        return self.ticket.channel.is_rich


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One part of a letter. `items` make a list, numbered where `ordered`; `facts` are the placeholders it used.

    A part that `continues` stands in the same visible paragraph as the part before it.
    """

    section: Section
    text: str
    items: tuple[str, ...] = ()
    ordered: bool = False
    facts: tuple[str, ...] = ()
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter. `html` keeps to the tags Zendesk's editor keeps; `text` is the same for plain channels."""

    subject: str
    paragraphs: tuple[Paragraph, ...]
    html: str
    text: str
    locale: str
    tone: Tone
    template: str  # name and fingerprint of the template, for the record
    call: tuple[str, ...] = ()  # what to say on the phone, point by point
    variant: str = ""  # which of the account's own wordings it is; "" for the shipped one
