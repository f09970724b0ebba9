"""Words that no dictionary has, less those of the ticket and of the account (seeds CS-11, CL-15)."""

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from integration.apology.review.finding import Finding, warning
from integration.apology.review.known import told
from integration.apology.review.page import Page
from integration.apology.review.rewording import advised

RULE = "CS-11"
_MOST = 5  # findings: beyond that it is another language, or a list of names
_WORD = re.compile(r"(?<![\w@./#&'\u2019-])[^\W\d_]+(?:['\u2019-][^\W\d_]+)*(?![\w@/]|\.\w)")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|[^\s]+\.(?:com|example|org|net)\b\S*")


class Speller(Protocol):
    """The dictionaries, by language."""

    def unknown(self, words: frozenset[str], locale: str) -> Mapping[str, str]:
        """Of these words, as they were written, those that are misspelt: each with a likely word, or ""."""
        ...


def spelling(page: Page, speller: Speller) -> Iterator[Finding]:
    """A warning for each misspelt word, at most a handful."""
    written = dict(_words(page))
    if not written:
        return
    unknown = speller.unknown(frozenset(written), page.letter.locale)
    if not unknown:
        return
    allowed = _allowed(page)
    wrong = [word for word in written if word in unknown and word.lower() not in allowed]
    for word in wrong[:_MOST]:
        meant, sentence = unknown[word], written[word]
        corrected = re.sub(rf"\b{re.escape(word)}\b", meant, sentence) if meant else ""
        advice = f"Write “{meant}”." if meant else "Check how it is spelt."
        yield warning(RULE, f"“{word}” is not a word we know.", sentence, advised(advice, corrected))


def _words(page: Page) -> Iterator[tuple[str, str]]:
    """Words and their sentences; not what is shouted, an address, or the name of somebody or something."""
    nouns = page.phrases.script.capital_nouns
    for sentence in page.sentences:
        text = _ADDRESS.sub(" ", sentence) if "." in sentence[:-1] or "@" in sentence else sentence
        for match in _WORD.finditer(text):
            word = match[0]
            is_name = word[0].isupper() and not nouns and match.start() > 0
            if len(word) > 1 and not word.isupper() and not is_name:
                yield word, sentence


def _allowed(page: Page) -> frozenset[str]:
    """The ticket's own words, in the letter's language or not, and those of the policy."""
    brief = page.brief
    facts = [str(fact.value) for fact in brief.reading.facts if isinstance(fact.value, str)]
    name = [brief.reading.name.full] if brief.reading.name else []
    contact = brief.remedy.contact
    ours = [contact.team, contact.person, contact.hours] if contact else []
    text = "\n".join((told(brief), brief.ticket.requester.name, *facts, *name, *ours, page.approved)).lower()
    return frozenset(match[0] for match in re.finditer(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*", text))
