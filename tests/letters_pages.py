"""The pages of docs/letters/: four letters for each type, as people leaf through them."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from integration.apology.cancellation import CancelReason
from integration.apology.complaint import Fault, Severity
from integration.apology.letter import Brief, Letter, Tone
from integration.apology.policy import OfferKind
from integration.apology.remedy import Offered
from integration.apology.review import Level, review
from integration.apology.ticket import Channel
from integration.rendering.writer import TemplateWriter
from tests.builders import a_brief, a_complaint, a_policy, a_reading, a_remedy, an_answer
from tests.letters.test_seeds import billing, damaged, verification
from tests.letters_matrix import FACTS, a_notice, acknowledgements, in_language, offer_of

OWN_TYPE = "warranty_card_lost"
INTRODUCTION = """# Letters to leaf through

One page for each complaint type, four letters on each, in all five languages. `make letters-check` writes them anew;
a test sees to it that they are what the templates write today. The cases are made up, the letters are not.

"""


@dataclass(frozen=True, slots=True)
class Setting:
    """What varies from one letter of a page to the next."""

    locale: str
    severity: Severity
    fault: Fault
    tone: Tone
    channel: Channel = Channel.EMAIL
    decided: bool = True
    repeat: bool = False
    informal: bool = False
    second: str = ""


# Each page shows four of these, and the next page begins with the next, so that all are seen with many types.
SETTINGS = (
    Setting("en", Severity.MEDIUM, Fault.OURS, Tone.WARM),
    Setting("en", Severity.HIGH, Fault.OURS, Tone.NEUTRAL, repeat=True),
    Setting("es", Severity.MEDIUM, Fault.OURS, Tone.WARM, informal=True),
    Setting("de", Severity.HIGH, Fault.OURS, Tone.FORMAL),
    Setting("en", Severity.LOW, Fault.UNCLEAR, Tone.NEUTRAL, decided=False),
    Setting("fr", Severity.MEDIUM, Fault.OURS, Tone.NEUTRAL, second="poor_service"),
    Setting("en", Severity.MEDIUM, Fault.OURS, Tone.FORMAL, second="late_delivery"),
    Setting("pt", Severity.LOW, Fault.OURS, Tone.WARM, channel=Channel.MESSAGING, informal=True),
    Setting("en", Severity.MEDIUM, Fault.NOT_OURS, Tone.WARM, decided=False),
    Setting("es", Severity.HIGH, Fault.UNCLEAR, Tone.FORMAL, decided=False),
    Setting("en", Severity.LOW, Fault.OURS, Tone.WARM, channel=Channel.SOCIAL),
    Setting("fr", Severity.HIGH, Fault.OURS, Tone.FORMAL, repeat=True),
    Setting("de", Severity.LOW, Fault.OURS, Tone.WARM, informal=True),
    Setting("pt", Severity.MEDIUM, Fault.NOT_OURS, Tone.NEUTRAL, decided=False),
    Setting("en", Severity.HIGH, Fault.UNCLEAR, Tone.FORMAL, decided=False),
)
ON_A_PAGE = 4
STRIDE = 4
# What puts each failure right; the first that a type has.
FITTING: dict[str, tuple[OfferKind, ...]] = {
    "order_cancelled_verification": (OfferKind.VERIFICATION_HELP, OfferKind.REFUND_FULL),
    "order_cancelled": (OfferKind.REFUND_FULL, OfferKind.REORDER_LINK),
    "late_delivery": (OfferKind.PRIORITY_HANDLING, OfferKind.REFUND_FEE),
    "damaged_item": (OfferKind.REPLACEMENT, OfferKind.DISCOUNT_PERCENT),
    "defective_item": (OfferKind.REPAIR,),
    "wrong_or_missing_item": (OfferKind.RESEND_MISSING,),
    "billing_error": (OfferKind.REFUND_PARTIAL, OfferKind.CORRECTED_DOCUMENT),
    "refund_delay": (OfferKind.REFUND_FULL,),
    "service_outage": (OfferKind.SERVICE_CREDIT,),
    "data_loss": (OfferKind.DATA_RESTORE,),
    "privacy_breach": (OfferKind.CREDIT_MONITORING, OfferKind.NAMED_CONTACT),
    "incorrect_information": (OfferKind.CORRECTED_DOCUMENT,),
    "missed_commitment": (OfferKind.NAMED_CONTACT,),
    "poor_service": (OfferKind.PHONE_CALL,),
    OWN_TYPE: (OfferKind.STORE_CREDIT,),
}


def write_pages(writer: TemplateWriter, folder: Path) -> None:
    """Writes one page a type and the page that lists them; what stood there before is gone."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.md"):
        old.unlink()
    for name, text in pages(writer):
        (folder / name).write_text(text, encoding="utf-8")


def pages(writer: TemplateWriter) -> Iterator[tuple[str, str]]:
    """Each page by its file's name."""
    listed = "\n".join(f"- [{_title(type_)}]({type_}.md)" for type_ in FITTING)
    yield (
        "README.md",
        (
            f"{INTRODUCTION}- [Three cases](three_cases.md) with all that a letter can know\n{listed}\n"
            "- [Unasked](unasked.md): notices of cancelled orders, and the lines before an answer\n"
        ),
    )
    yield "unasked.md", "# Unasked\n\n" + "\n".join(_unasked(writer))
    yield "three_cases.md", "# Three cases\n\n" + "\n".join(_three(writer))
    for number, type_ in enumerate(FITTING):
        settings = [SETTINGS[(number * STRIDE + place) % len(SETTINGS)] for place in range(ON_A_PAGE)]
        shown = [_shown(writer, brief_of(type_, setting), setting) for setting in settings]
        yield f"{type_}.md", f"# {_title(type_)}\n\n" + "\n".join(shown)


def _unasked(writer: TemplateWriter) -> Iterator[str]:
    """What nobody has to ask for: one notice of each reason in another language, and one acknowledgement in each."""
    for locale, (reason, tone) in zip(LANGUAGES, SHOWN, strict=True):
        fault = Fault.UNCLEAR if reason is CancelReason.PAYMENT_FAILED else Fault.OURS
        letter = writer.write(a_notice(locale, reason=reason, tone=tone, fault=fault))
        yield f"## {LANGUAGES[locale]}, {reason.replace('_', ' ')}, {tone}\n\n{_quoted(letter)}"
    for locale, language in LANGUAGES.items():
        brief = next(
            each for each in acknowledgements(locale) if each.complaint.type == "damaged_item" and each.reading.facts
        )
        yield f"## {language}, before the answer\n\n{_quoted(writer.write(brief))}"


def _three(writer: TemplateWriter) -> Iterator[str]:
    for title, brief in (
        ("A lamp that came damaged before a birthday", damaged()),
        ("An order cancelled because details could not be confirmed", verification()),
        ("A wrong charge, of which neither cause nor remedy are known yet", billing()),
    ):
        letter = writer.write(brief)
        yield f"## {title}\n\n{_quoted(letter)}"


def brief_of(type_: str, setting: Setting) -> Brief:
    """A case of this type in which a good part is known, always the same."""
    chance = random.Random(f"{type_} {setting}")
    facts = {kind: value for kind, value in FACTS.items() if chance.random() < 0.6}
    offers = tuple(offer_of(kind) for kind in FITTING[type_]) if setting.decided else ()
    return in_language(
        a_brief(
            complaint=_complaint(type_, setting),
            reading=a_reading(facts),
            remedy=_remedy(offers, setting, type_),
            policy=a_policy(),
            channel=setting.channel,
            tone=setting.tone,
            informal=setting.informal,
        ),
        setting.locale,
    )


def _complaint(type_: str, setting: Setting) -> object:
    secondary = (setting.second,) if setting.second and setting.second != type_ else ()
    return a_complaint(type_, setting.severity, secondary=secondary, scores=dict.fromkeys(secondary, 0.5))


def _remedy(offers: tuple[Offered, ...], setting: Setting, type_: str) -> object:
    second = setting.second if setting.second != type_ else ""
    extra = tuple(replace(offer_of(kind), for_type=second) for kind in FITTING.get(second, ()))
    kinds = {offer.kind for offer in offers}
    return a_remedy(
        *offers,
        *(offer for offer in extra if offer.kind not in kinds),
        fault=setting.fault,
        repeat=setting.repeat,
        offer_call=setting.repeat or setting.severity is Severity.HIGH,
        answer_by=None if offers else an_answer(),
        second=second,
    )


def _shown(writer: TemplateWriter, brief: Brief, setting: Setting) -> str:
    letter = writer.write(brief)
    errors = [finding for finding in review(letter, brief) if finding.level is Level.ERROR]
    if errors:
        raise ValueError(f"{brief.complaint.type} {setting}: {errors}\n{letter.text}")
    return f"## {_heading(setting)}\n\n{_quoted(letter)}{_call(letter)}"


def _quoted(letter: Letter) -> str:
    """As a quotation whose lines, such as those of the sign-off, stay lines."""
    title = f"**{letter.subject}**\n\n" if letter.subject else ""
    lines = re.sub(r"(?<=\S)\n(?=\S)", "  \n", f"{title}{letter.text}").splitlines()
    return "".join(f"> {line}\n" if line else ">\n" for line in lines)


def _heading(setting: Setting) -> str:
    parts = [
        LANGUAGES[setting.locale],
        f"{setting.severity} severity",
        {Fault.OURS: "our fault", Fault.UNCLEAR: "fault unclear", Fault.NOT_OURS: "not our fault"}[setting.fault],
        setting.tone.value,
        setting.channel.value,
        *(["nothing decided yet"] if not setting.decided else []),
        *(["not the first time"] if setting.repeat else []),
        *(["informal"] if setting.informal else []),
        *(["a second complaint"] if setting.second else []),
    ]
    return ", ".join(parts)


def _call(letter: Letter) -> str:
    points = "".join(f"- {point}\n" for point in letter.call)
    return f"\nOn the phone:\n\n{points}" if points else ""


def _title(type_: str) -> str:
    return "A type of the account's own" if type_ == OWN_TYPE else type_.replace("_", " ").capitalize()


SHOWN = (
    (CancelReason.OUT_OF_STOCK, Tone.WARM),
    (CancelReason.PRICING_ERROR, Tone.FORMAL),
    (CancelReason.PAYMENT_FAILED, Tone.NEUTRAL),
    (CancelReason.OUT_OF_STOCK, Tone.FORMAL),
    (CancelReason.VERIFICATION_FAILED, Tone.NEUTRAL),
)
LANGUAGES = {"en": "English", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese"}
