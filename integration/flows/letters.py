"""An account's own wordings of letters: versions that never change, variants with their shares, and who gets which."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

WHOLE = 100  # percent: what the shares of a letter's variants add up to
PART = "_"  # how names of parts begin, that letters share and that are no letters of their own
GENERAL = "any_type"  # the letter for types of an account's own
_STEPS = 10_000


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a letter or part. `share` says in percent how many tickets get it."""

    key: str
    source: str
    share: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What is to be saved: without variants the shipped wording, which `based_on` is the fingerprint of."""

    locale: str
    name: str  # of the template: a type such as damaged_item, or a part such as _contact
    variants: tuple[Variant, ...]
    based_on: str = ""


@dataclass(frozen=True, slots=True)
class SavedWording:
    """One version of a wording; the newest one of its locale and name is live. Numbers count from 1 within these."""

    wording: Wording
    number: int
    at: datetime
    by: str
    note: str = ""

    @property
    def is_shipped(self) -> bool:
        return not self.wording.variants


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a wording cannot be used; `line` counts from 1, and is 0 where no line is to blame."""

    line: int
    message: str
    variant: str = ""


def chosen(variants: Sequence[Variant], account: str, ticket_id: str, locale: str, name: str) -> Variant:
    """The variant a ticket gets: always the same one, whoever asks and however often, as long as the shares stay.

    A hash decides, so that the tickets of a customer, an agent or a day fall into no pattern.
    """
    if len(variants) == 1:
        return variants[0]
    named = f"{account}\0{ticket_id}\0{locale}\0{name}".encode()
    place = int.from_bytes(hashlib.blake2b(named, digest_size=8).digest()) % _STEPS
    reached = 0
    for variant in variants:
        reached += variant.share * _STEPS // WHOLE
        if place < reached:
            return variant
    return variants[-1]


def fingerprint(*texts: str) -> str:
    """Eight characters that tell these texts from others."""
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:8]
