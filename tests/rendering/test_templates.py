"""The shipped templates name only what exists, and everything they may name is documented."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from integration import resources
from integration.apology.cancellation import CancelReason
from integration.apology.complaint import ComplaintType
from integration.apology.policy import OfferKind, TypeSettings
from integration.apology.terms import PLACEHOLDERS as WORDING_PLACEHOLDERS
from integration.flows.letter_samples import cancellation
from integration.rendering.environment import letter_environment, read_sources
from integration.rendering.locales import LOCALES
from integration.rendering.placeholders import OFFER_PLACEHOLDERS, PLACEHOLDERS, SWITCHES, context
from integration.rendering.writer import TemplateWriter
from tests.builders import TUESDAY, a_brief, a_policy, a_reading, a_remedy, an_answer
from tests.letters_matrix import FACTS, WORDINGS, offer_of

FOLDER = resources.templates() / "letters"
NAMED = PLACEHOLDERS | OFFER_PLACEHOLDERS | SWITCHES
DOCS = (Path(__file__).parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
def test_templates_name_only_what_there_is(locale: str) -> None:
    """A misspelt placeholder would silently never be said; so every name in every template must be known."""
    sources = read_sources(FOLDER / locale)
    environment = letter_environment(sources)
    trees = {name: environment.parse(source) for name, source in sources.items()}
    own = {name.name for tree in trees.values() for name in tree.find_all(nodes.Name) if name.ctx == "store"}

    for name, tree in trees.items():
        unknown = meta.find_undeclared_variables(tree) - NAMED - own - {"loop"}
        assert unknown == set(), name


@pytest.mark.parametrize("locale", LOCALES)
def test_every_type_has_its_template(locale: str) -> None:
    """Fourteen complaint types, fourteen letters; what is no complaint has none."""
    names = {name.removesuffix(".jinja") for name in read_sources(FOLDER / locale)}

    assert set(ComplaintType) - names == {ComplaintType.NOT_A_COMPLAINT}


def test_the_context_gives_what_is_promised() -> None:
    """Where all is known, all placeholders and switches are there, and no others."""
    policy = a_policy(types={"damaged_item": TypeSettings(wording=WORDINGS, attachments=("claim form",))})
    remedy = a_remedy(offer_of(OfferKind.DISCOUNT_PERCENT), answer_by=an_answer(), second_answer_by=an_answer())
    brief = a_brief(reading=a_reading(FACTS, written_at=TUESDAY - timedelta(days=3)), policy=policy, remedy=remedy)
    told = cancellation(CancelReason.OTHER, "en", "EUR", TUESDAY)
    notice = replace(brief, reading=replace(brief.reading, cancellation=told))
    names = set(context(brief, LOCALES["en"])) | set(context(notice, LOCALES["en"]))

    assert names <= PLACEHOLDERS | SWITCHES
    assert PLACEHOLDERS - names == {"attached", "contact_person", "honorific", "in_time"}


def test_every_placeholder_is_documented() -> None:
    """docs/letters.md explains each name a template or an admin's wording may use."""
    documented = set(re.findall(r"`(?:\{\{ )?(\w+)(?: \}\})?`", DOCS))

    assert documented >= NAMED | WORDING_PLACEHOLDERS


def test_the_writer_names_the_template_it_used(writer: TemplateWriter) -> None:
    """The record tells which template, in which state, wrote a letter."""
    letter = writer.write(a_brief(FACTS))

    assert re.fullmatch(r"en/damaged_item@[0-9a-f]{8}", letter.template)
