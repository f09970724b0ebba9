"""What the law of a customer's country asks a letter to say, where the account has switched that country's duties on.

Not legal advice; remedies and their days are the floor's (remedy/legal_floor.py), this is only about what is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from integration.apology.complaint import ComplaintType
from integration.apology.remedy.legal_floor import COUNTRIES
from integration.apology.review.finding import Finding, warning
from integration.apology.review.page import Page

_LATE, _BREACH = ComplaintType.LATE_DELIVERY, ComplaintType.PRIVACY_BREACH
_BREACH_NEEDS = ("what_happened", "consequences", "measures", "contact_point")


@dataclass(frozen=True, slots=True)
class Said:
    """In letters about such a complaint, to customers of the pack's countries, each of `needs` has its words."""

    id: str
    pack: str
    type: ComplaintType
    needs: tuple[str, ...]
    words: str


SAYINGS = (
    Said("us_late", "us", _LATE, ("may_cancel",), "the customer of a late order is told that they may cancel it"),
    Said("eu_late", "eu", _LATE, ("may_cancel",), "the customer of a late order may cancel it and have the money back"),
    Said("eu_breach", "eu", _BREACH, _BREACH_NEEDS, "a notice of a breach of privacy has to say so"),
    Said("uk_breach", "uk", _BREACH, _BREACH_NEEDS, "a notice of a breach of privacy has to say so"),
)
_NAMES: Mapping[str, str] = {
    "may_cancel": "that they may cancel and have all their money back",
    "what_happened": "what happened to their data",
    "consequences": "what may come of it",
    "measures": "what is being done about it",
    "contact_point": "whom they can ask about it",
}


def lawful(page: Page) -> Iterator[Finding]:
    packs = page.brief.policy.guards.legal_floor
    if not packs or page.social:
        return
    country = page.brief.ticket.requester.country.upper()
    for saying in SAYINGS:
        applies = saying.pack in packs and saying.type == page.brief.complaint.type
        if applies and country in COUNTRIES[saying.pack]:
            yield from _unsaid(page, saying)


def _unsaid(page: Page, saying: Said) -> Iterator[Finding]:
    for need in saying.needs:
        words = page.phrases.lawful.get(need)
        if words and not words.find(page.low):
            yield warning(
                saying.id,
                f"The letter does not say {_NAMES[need]}: {saying.words}.",
                suggestion=page.example(need) or f"Say {_NAMES[need]}.",
            )
