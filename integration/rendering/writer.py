"""Writes the letter a brief asks for, from templates compiled once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Template

from integration.apology.letter import Brief, Letter
from integration.rendering.environment import SUFFIX, letter_environment, read_sources
from integration.rendering.locales import LOCALES, LetterLocale
from integration.rendering.markup import to_html, to_text
from integration.rendering.placeholders import context
from integration.rendering.sheet import Sheet
from integration.rendering.tags import SHEET

FALLBACK = "any_type"  # for types of an account's own
PART = "_"  # marks what letters share: no letter of its own
_FINGERPRINT = 8


@dataclass(frozen=True, slots=True)
class Shelf:
    """The compiled letters of one locale, by complaint type."""

    locale: LetterLocale
    templates: Mapping[str, Template]
    fingerprint: str


class TemplateWriter:
    """Implements the `LetterWriter` port; safe to share between threads."""

    def __init__(self, shelves: Mapping[str, Shelf]) -> None:
        self._shelves = shelves

    def locales(self) -> tuple[str, ...]:
        return tuple(self._shelves)

    def write(self, brief: Brief) -> Letter:
        """Raises nothing for what a customer wrote; a template that names what does not exist raises jinja2's error."""
        shelf = self._shelves.get(brief.locale) or next(iter(self._shelves.values()))
        name = brief.complaint.type if brief.complaint.type in shelf.templates else FALLBACK
        sheet = Sheet()
        shelf.templates[name].render({**context(brief, shelf.locale), SHEET: sheet})
        return Letter(
            subject=sheet.subject if brief.rich else "",
            paragraphs=tuple(sheet.paragraphs),
            html=to_html(sheet.paragraphs),
            text=to_text(sheet.paragraphs),
            locale=shelf.locale.key,
            tone=brief.tone,
            template=f"{shelf.locale.key}/{name}@{shelf.fingerprint}",
        )


def load_writer(templates: Path) -> TemplateWriter:
    """Reads and compiles `templates/<locale>/*.jinja`; raises jinja2's TemplateSyntaxError for a broken one."""
    return TemplateWriter({key: _shelf(templates / key, locale) for key, locale in LOCALES.items()})


def _shelf(folder: Path, locale: LetterLocale) -> Shelf:
    sources = read_sources(folder)
    environment = letter_environment(sources)
    print_of_all = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in sources.items()).encode())
    compiled = {
        name.removesuffix(SUFFIX): environment.get_template(name) for name in sources if not name.startswith(PART)
    }
    return Shelf(locale, compiled, print_of_all.hexdigest()[:_FINGERPRINT])
