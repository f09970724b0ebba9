"""Notices of cancelled orders that say as much as the policy they are made by."""

# ruff: noqa: ARG002 - a fake takes all arguments of its port, whether it needs them or not

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from integration.apology.cancellation import CancelReason
from integration.apology.letter import Letter, Paragraph, Section, Tone
from integration.apology.policy import Policy, PolicyVersion
from integration.web.admin.parts import NoticeParts


@dataclass
class FakeNotices:
    """Implements the port NoticeWordings: every currency has a wording of its own."""

    def fingerprint(self, account: str, policy: Policy, type_: str) -> str:
        return f"{type_}:{policy.currency}"

    def samples(
        self, account: str, type_: str, version: PolicyVersion, now: datetime, locale: str
    ) -> Iterator[tuple[CancelReason, Letter]]:
        text = f"Your money comes back in {version.policy.currency}."
        paragraphs = (Paragraph(Section.REMEDY, text),)
        letter = Letter("Your order", paragraphs, f"<p>{text}</p>", text, locale, Tone.WARM, f"{type_}@1")
        yield CancelReason.OUT_OF_STOCK, letter

    def parts(self) -> NoticeParts:
        return NoticeParts(self, self.samples)
