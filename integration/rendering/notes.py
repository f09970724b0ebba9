"""The internal note that holds a draft with its reasons: the sidebar in one comment, for whoever opens the ticket."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from integration.apology.policy import Policy
from integration.apology.remedy import Offered, PromiseDue, Remedy
from integration.apology.remedy.sentences import sentences
from integration.apology.review import Finding, Level
from integration.flows import words
from integration.flows.draft import Draft
from integration.flows.ports import Policies
from integration.rendering.cleaning import clean
from integration.rendering.quoting import quoted

# Of what Zendesk keeps in a comment (platform §9.2) this much is used; direction is left to Zendesk.
_TAGS = {"a", "blockquote", "br", "em", "h3", "li", "ol", "p", "strong", "ul"}
# Liquid needs two marks side by side, and Zendesk may run it over a comment (platform §9.3): not even a tag between
# them makes it safe, because plain text has no tags.
_LIQUID = re.compile(r"\{(?=(?:<[^>]*>)*[{%])")
_INERT = "{\u200b"
_BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<)|^\s+|\s+$")
_LEVELS = {Level.ERROR: "Must change", Level.WARNING: "Check"}
_SIGNED_BY_NOBODY = "C-40"


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """Implements the port NoteWriter; safe to share between threads."""

    template: Template
    policies: Policies

    def note(self, draft: Draft, *, replaces: bool) -> str:
        """The note as HTML of Zendesk's safe tags; whatever a customer or an admin wrote in it is only words.

        Raises NotFound for a draft of a policy version that never was.
        """
        policy = self.policies.version(draft.account, draft.policy_version).policy
        drawn = self.template.render(_view(draft, policy), replaces=replaces)
        return inert(_BETWEEN_TAGS.sub("", nh3.clean(drawn, tags=_TAGS, attributes={"a": {"href"}}, link_rel=None)))


def load_notes(folder: Path, policies: Policies) -> NoteTemplate:
    """Reads and compiles `draft.html` of this folder; raises jinja2's TemplateSyntaxError for a broken one."""
    environment = Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True, trim_blocks=True, auto_reload=False
    )
    return NoteTemplate(environment.get_template("draft.html"), policies)


def inert(markup: str) -> str:
    """The same to a reader, and nothing that Liquid would act on."""
    return _LIQUID.sub(_INERT, markup)


def _view(draft: Draft, policy: Policy) -> dict[str, Any]:
    complaint, remedy, letter = draft.complaint, draft.remedy, draft.letter
    return {
        "type": clean(words.type_label(complaint.type, policy)),
        "known": [clean(each) for each in _known(draft, policy)],
        "quote": quoted(draft.reading, complaint.evidence),
        "offers": [clean(each) for each in _offers(remedy, policy)] if remedy else [],
        "why": [clean(each) for each in _why(remedy)] if remedy else [],
        "told": draft.reading.cancellation is not None,
        "worth_knowing": [clean(each) for each in _worth_knowing(draft, policy)],
        "language": words.LANGUAGES.get(letter.locale, "") if letter else "",
        "letter": Markup(letter.html) if letter else "",  # noqa: S704 - escaped by rendering.markup, and cleaned again
    }


def _known(draft: Draft, policy: Policy) -> Iterator[str]:
    """How sure we are, how bad it is, what else is complained of, and the facts that matter."""
    complaint = draft.complaint
    if draft.reading.cancellation:
        yield words.TOLD_BY_SHOP
    elif not complaint.chosen_by_agent:
        yield f"{complaint.confidence:.0%}".replace("%", " % sure")
    yield f"{complaint.severity.value} severity"
    if draft.remedy and draft.remedy.second:
        yield f"also: {words.type_label(draft.remedy.second, policy)}"
    yield from (words.fact_label(fact) for fact in draft.reading.facts)


def _offers(remedy: Remedy, policy: Policy) -> Iterator[str]:
    """What the letter offers and promises, and what would be offered if a lead agreed."""
    for offer in remedy.offers:
        yield f"{_offer(offer, policy)}.{_promised(offer.promise)}"
    for offer in remedy.left_out:
        if offer.needs_approval_by:
            yield f"Not in the letter: {_offer(offer, policy)}. {words.needs_approval(offer, policy)}."
    if remedy.answer_by:
        yield f"An answer is promised by {words.shown(remedy.answer_by.day)}."


def _offer(offer: Offered, policy: Policy) -> str:
    parts = [words.offer_label(offer)]
    if offer.amount:
        parts.append(words.money(offer.amount))
    if offer.cost and offer.cost != offer.amount:
        parts.append(f"costs {words.money(offer.cost)}")
    if offer.for_type:
        parts.append(words.for_complaint(offer.for_type, policy).lower())
    return ", ".join(parts)


def _promised(promise: PromiseDue | None) -> str:
    return f" Promised by {words.shown(promise.day)}, {promise.owner}." if promise else ""


def _why(remedy: Remedy) -> Iterator[str]:
    """What led to these offers; the rules that were passed over are told in the sidebar."""
    passed_over = set(sentences((rule for rule in remedy.trace.rules if not rule.used), ()))
    yield from (sentence for sentence in remedy.trace.words if sentence not in passed_over)


def _worth_knowing(draft: Draft, policy: Policy) -> Iterator[str]:
    """What an agent would want to have read before the letter goes out."""
    yield from (words.signal_words(signal) for signal in draft.reading.signals)
    if draft.remedy and draft.remedy.repeat:
        yield words.REPEAT
    for conflict in draft.reading.conflicts:
        yield f"{words.question(conflict)} The letter leaves it out until you choose."
    yield from (_finding(finding) for finding in draft.findings if finding.level in _LEVELS and not _is_ours(finding))
    if draft.letter:
        yield from _with_the_letter(draft, policy)


def _with_the_letter(draft: Draft, policy: Policy) -> Iterator[str]:
    if any(_is_ours(finding) for finding in draft.findings):
        yield "Nobody signs the letter yet. The sidebar signs it with your name."
    if draft.letter and draft.letter.call:
        yield "A phone call is offered. What to say is beside the letter in the sidebar."
    if note := words.channel_note(draft.ticket.channel):
        yield note
    elif files := policy.settings_for(draft.complaint.type).attachments:
        yield f"The sidebar adds {', '.join(files)} to the reply."


def _is_ours(finding: Finding) -> bool:
    """The sidebar mends this one by itself: it knows who is about to send the letter."""
    return finding.rule == _SIGNED_BY_NOBODY


def _finding(finding: Finding) -> str:
    return f"{_LEVELS[finding.level]}: {finding.message} {finding.suggestion}"
