"""The tags of the letters' templates: say … or, paragraph, also, subject."""

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from integration.apology.letter import Section
from integration.rendering.environment import letter_environment
from integration.rendering.sheet import Sheet, Value
from integration.rendering.tags import SHEET


def sheet_of(source: str, **known: object) -> Sheet:
    sheet = Sheet()
    values = {name: Value.of(name, value) if isinstance(value, str) else value for name, value in known.items()}
    letter_environment({"t": source}).get_template("t").render({**values, SHEET: sheet})
    return sheet


def said(source: str, **known: object) -> str:
    paragraphs = sheet_of(f"{{% paragraph remedy %}}{source}{{% endparagraph %}}", **known).paragraphs
    return paragraphs[0].text if paragraphs else ""


SAY = "{% say %}the {{ item }} in {{ order }}{% or %}the {{ item }}{% or %}your order{% endsay %}"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"item": "lamp", "order": "4471"}, "the lamp in 4471"),
        ({"item": "lamp"}, "the lamp"),
        ({"order": "4471"}, "your order"),
        ({"item": "lamp", "order": ""}, "the lamp"),
        ({"item": None, "order": "4471"}, "your order"),
        ({}, "your order"),
    ],
)
def test_say_takes_the_first_wording_it_knows_all_of(known: dict[str, object], expected: str) -> None:
    """The first alternative all of whose placeholders are known is said."""
    assert said(SAY, **known) == expected


def test_say_is_silent_where_nothing_fits() -> None:
    """Without a wording that fits, the paragraph does not exist."""
    assert (
        sheet_of("{% paragraph remedy %}{% say %}{{ a }}{% or %}{{ b }}{% endsay %}{% endparagraph %}").paragraphs == []
    )


def test_an_unknown_placeholder_outside_say_is_an_error() -> None:
    """A template that prints what it cannot know fails in tests, not in front of a customer."""
    with pytest.raises(UndefinedError):
        said("the {{ item }}")


def test_say_does_not_nest() -> None:
    """Nested choices are refused when the template is read."""
    with pytest.raises(TemplateSyntaxError, match="no other say"):
        said("{% say %}{% say %}{{ a }}{% endsay %}{% endsay %}")


def test_an_unknown_section_is_refused() -> None:
    """A misspelt section is found when the template is read."""
    with pytest.raises(TemplateSyntaxError, match="no section"):
        sheet_of("{% paragraph remdy %}x{% endparagraph %}")


def test_paragraphs_carry_their_section_facts_and_list() -> None:
    """Section, facts in order of use, items, and whether a part carries on the one before."""
    sheet = sheet_of(
        "{% subject %}Order {{ order }}{% endsubject %}"
        "{% paragraph regret %}Sorry for {{ item }}\n in {{ order }}.{% endparagraph %}"
        "{% also responsibility %}Ours.{% endalso %}"
        "{% paragraph action, steps %}Do this:{% endparagraph %}",
        order="4471",
        item="lamp",
        steps=("one", "two"),
    )
    regret, responsibility, action = sheet.paragraphs

    assert sheet.subject == "Order 4471"
    assert (regret.section, regret.text, regret.facts) == (Section.REGRET, "Sorry for lamp in 4471.", ("item", "order"))
    assert (responsibility.continues, responsibility.facts) == (True, ())
    assert (action.items, action.ordered) == (("one", "two"), True)


@pytest.mark.parametrize(
    "source",
    ["{{ ''.__class__.__mro__ }}", "{{ items.append('x') }}", "{{ item.__init__.__globals__ }}"],
)
def test_templates_live_in_a_sandbox(source: str) -> None:
    """What reaches into Python or changes a value is refused."""
    with pytest.raises((SecurityError, UndefinedError)):
        said(source, items=["a"], item="lamp")
