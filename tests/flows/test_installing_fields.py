"""Ticket fields that the policy fills in: made where nobody has them, used and never changed where somebody does."""

from dataclasses import replace

from integration.apology.policy import TypeSettings
from integration.flows.installation import FoundField, Part, Step
from integration.flows.installation_plan import wanted_field
from integration.flows.installation_words import told
from tests.builders import a_policy
from tests.installation_site import NOW, Site, steps


def test_a_field_that_the_policy_names_and_nobody_has_is_made() -> None:
    """The policy gets its id, and so does the draft that somebody is working on."""
    site = Site()
    site.policy(a_policy(set_fields={"complaint": "360003"}, types={"lost_booking": TypeSettings(label="Booking")}))
    site.drafts.save("acme", a_policy(set_fields={"complaint": "360003"}), 0, by="Ben", now=NOW)
    plan = site.install()
    (made,) = site.ours(FoundField)
    live = site.versions.live("acme")

    assert isinstance(made, FoundField)
    assert steps(plan)[Part.FIELD] == {Step.CREATE}
    assert ("Booking", "amends_lost_booking") in made.options
    assert live.policy.set_fields == {"complaint": made.id}
    assert site.drafts.kept
    assert site.drafts.kept.policy.set_fields == {"complaint": made.id}
    assert not site.planned().open
    assert steps(site.flow.remove("acme", by="Amara", now=NOW).plan)[Part.FIELD] == {Step.KEEP}


def test_fields_of_ones_own_are_used_and_never_changed() -> None:
    """What they lack is said; the installation is none the worse for it."""
    site = Site()
    own = wanted_field("complaint", a_policy())
    site.desk.parts["360003"] = FoundField("360003", "Grund", "", active=True, is_list=True, options=own.options[:-1])
    site.desk.parts["360004"] = FoundField("360004", "Remedy", "", active=True, is_list=False)
    site.policy(a_policy(set_fields={"complaint": "360003", "remedy": "360004"}))
    before = dict(site.desk.parts)
    plan = site.install()
    lacking = next(each for each in plan.of(Part.FIELD) if each.step is Step.LACKING)

    assert not plan.blocked
    assert (lacking.title, lacking.lines) == ("Grund", ("+option amends_not_a_complaint: Not a complaint",))
    assert {key: site.desk.parts[key] for key in before} == before


def test_a_field_of_ours_gets_the_options_it_lacks() -> None:
    """Options that are there stay: taking one away would blank it on tickets."""
    site = Site()
    site.policy(a_policy(set_fields={"complaint": "1"}))
    site.install()
    (made,) = site.ours(FoundField)
    assert isinstance(made, FoundField)
    site.desk.parts[made.id] = replace(made, active=False, options=(("Theirs", "theirs"), *made.options[2:]))
    site.install()
    after = site.desk.parts[made.id]

    assert isinstance(after, FoundField)
    assert after.active
    assert set(after.options) == {("Theirs", "theirs"), *made.options}
    assert not site.planned().open


def test_a_drop_down_with_our_tags_is_pointed_out() -> None:
    """Zendesk lets no second field have them, so making one would fail."""
    site = Site()
    own = wanted_field("complaint", a_policy())
    site.desk.parts["5"] = FoundField("5", "Grund", "", active=True, is_list=True, options=own.options)
    site.policy(a_policy(set_fields={"complaint": "360003"}))
    (change,) = site.install().of(Part.FIELD)

    assert (change.step, change.title) == (Step.LACKING, "Grund")
    assert "write its id 5 there" in change.lines[0]
    assert "left alone" in told(change)
