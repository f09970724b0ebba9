"""Setting up what calls us: each part once, nobody else's touched, and no call lost while a secret changes."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from integration.errors import BadInput
from integration.flows.hook import OVERLAP
from integration.flows.installation import (
    FoundCategory,
    FoundTrigger,
    FoundWebhook,
    Part,
    Step,
    description,
    key_in,
    triggers,
)
from integration.flows.installation_words import told
from tests.installation_site import ADDRESS, ANSWERED, NOW, THEIR_TRIGGER, THEIRS, WRITTEN, Site, steps


def test_everything_is_made_once() -> None:
    """A second time nothing is left to do; what others have set up stays as it was."""
    site = Site()
    first = site.install()
    writes = site.desk.writes
    second = site.install()

    assert steps(first) == {Part.WEBHOOK: {Step.CREATE}, Part.SECRET: {Step.CREATE}, Part.TRIGGER: {Step.CREATE}}
    assert set.union(*steps(second).values()) == {Step.KEEP}
    assert site.desk.writes == writes
    assert {key: site.desk.parts[key] for key in THEIRS} == THEIRS
    hook = site.hooks.kept
    assert hook
    assert hook.secret == site.desk.secrets[hook.webhook_id]
    assert {site.trigger(key).calls for key in hook.parts} == {frozenset({hook.webhook_id})}
    assert [entry.action for entry in site.log.kept] == ["installed"]


def test_a_plan_changes_nothing() -> None:
    """A dry run reads, and shows each line that would be there."""
    site = Site()
    plan = site.planned()
    lines = [line for each in plan.changes for line in each.lines]

    assert (site.desk.writes, site.hooks.kept, site.log.kept) == (0, None, [])
    assert f"+endpoint: {ADDRESS}" in lines
    assert "+all: role is end_user" in lines
    assert "+then remove_tags: amends_drafted" in lines
    assert len(plan.open) == 4


def test_the_bodies_hold_ids_and_no_words() -> None:
    """What a customer wrote could break the JSON of a trigger (platform §6.6)."""
    for trigger in triggers():
        assert re.findall("{{.*?}}", trigger.body) == ["{{ticket.id}}", "{{ticket.updated_at_with_timestamp}}"]
        assert set(json.loads(trigger.body)) == {"event", "ticket", "at"}


class _Stopped(BaseException):
    """The process is gone, there and then."""


def stop_at(step: int) -> Callable[[], None]:
    steps_left = count(step, -1)

    def interrupt() -> None:
        if next(steps_left) == 0:
            raise _Stopped

    return interrupt


@pytest.mark.parametrize("deed", ["install", "rotate", "remove"])
def test_broken_off_anywhere_the_next_one_ends_it(deed: str) -> None:
    """Before and after each change in Zendesk the process dies; then it is done again: one of each, or none."""
    for step in range(40):
        site = Site()
        if deed != "install":
            site.install()
        site.desk.interrupt = stop_at(step)
        try:
            getattr(site.flow, deed)("acme", by="Amara", now=NOW)
        except _Stopped:
            site.desk.interrupt = lambda: None
        else:
            assert step > 3
            return
        getattr(site.flow, "remove" if deed == "remove" else "install")("acme", by="Amara", now=NOW)
        site.flow.install("acme", by="Amara", now=NOW + 2 * OVERLAP) if deed != "remove" else None
        _one_of_each(site) if deed != "remove" else _none(site)
        assert {key: site.desk.parts[key] for key in THEIRS} == THEIRS
    pytest.fail("it never came to its end")


def _one_of_each(site: Site) -> None:
    assert [len(site.ours(kind)) for kind in (FoundWebhook, FoundTrigger)] == [1, 2]
    hook = site.hooks.kept
    assert hook
    assert hook.secret == site.desk.secrets[hook.webhook_id]
    assert all(site.trigger(each.key).calls == {hook.webhook_id} for each in triggers())


def _none(site: Site) -> None:
    assert (site.ours(FoundWebhook), site.ours(FoundTrigger), site.hooks.kept) == ([], [], None)


def test_a_lost_database_finds_ours_again() -> None:
    """The webhook is known by its mark and address, the triggers by theirs; the secret is read anew."""
    site = Site()
    site.install()
    site.hooks.kept = None
    plan = site.install()

    assert steps(plan) == {Part.WEBHOOK: {Step.KEEP}, Part.SECRET: {Step.CREATE}, Part.TRIGGER: {Step.KEEP}}
    _one_of_each(site)


def test_what_somebody_deleted_in_zendesk_is_made_anew() -> None:
    """By hand, or because the whole sandbox began anew; what was under way with the old secret still counts."""
    site = Site()
    site.install()
    old = site.hooks.kept
    site.desk.parts = dict(THEIRS)
    plan = site.install()

    assert steps(plan) == {Part.WEBHOOK: {Step.CREATE}, Part.SECRET: {Step.CREATE}, Part.TRIGGER: {Step.CREATE}}
    _one_of_each(site)
    assert old
    assert site.hooks.kept
    assert site.hooks.kept.previous_secret == old.secret


def test_what_was_changed_in_zendesk_is_put_right() -> None:
    """A new address, another title, a trigger that was switched off; but what an admin narrowed stays narrowed."""
    site = Site()
    site.install()
    theirs = ("brand_id", "is", "511")
    there = site.trigger(WRITTEN.key)
    site.desk.parts[there.id] = replace(
        there, title="Mine", active=False, every=(*there.every[1:], theirs), some=(("via_id", "is", "4"),)
    )
    site.address = "https://elsewhere.example/webhooks/zendesk/acme"
    plan = site.install()
    after = site.trigger(WRITTEN.key)

    assert steps(plan)[Part.WEBHOOK] == {Step.UPDATE}
    assert (after.title, after.active, after.some) == (WRITTEN.title, True, (("via_id", "is", "4"),))
    assert set(after.every) == {*WRITTEN.every, theirs}
    lines = [line for each in plan.open for line in each.lines]
    assert f"-endpoint: {ADDRESS}" in lines
    assert "-it is switched off" in lines
    assert "+all: comment_is_public is true" in lines
    assert not site.planned().open


def test_narrowed_alone_is_as_it_should_be() -> None:
    """An admin who adds a condition is not told that something is wrong."""
    site = Site()
    site.install()
    there = site.trigger(WRITTEN.key)
    site.desk.parts[there.id] = replace(there, every=(*there.every, ("group_id", "is", "301")))

    assert not site.planned().open


def test_a_copy_of_ours_is_switched_off() -> None:
    """Somebody cloned a trigger, mark and all: two calls for each message would be one too many."""
    site = Site()
    site.install()
    site.desk.parts["999"] = replace(site.trigger(WRITTEN.key), id="999", title="Copy")
    plan = site.install()

    assert [(each.step, each.id) for each in plan.open] == [(Step.SWITCH_OFF, "999")]
    assert not site.desk.parts["999"].active  # type: ignore[attr-defined]
    assert not site.planned().open


@pytest.mark.parametrize(
    "theirs",
    [
        replace(THEIR_TRIGGER, title=WRITTEN.title),
        replace(THEIR_TRIGGER, key=WRITTEN.key),  # another Amends', on its own server
    ],
)
def test_somebody_elses_trigger_stands_in_the_way(theirs: FoundTrigger) -> None:
    """It is named and left alone; the other parts are set up."""
    site = Site()
    site.desk.parts["8"] = theirs
    plan = site.install()

    assert plan.blocked
    assert [each.title for each in plan.of(Part.TRIGGER) if each.step is Step.TAKEN] == [WRITTEN.title]
    assert site.desk.parts["8"] == theirs
    assert site.trigger(ANSWERED.key).active


def test_a_trigger_of_ours_that_calls_nobody_is_taken_over() -> None:
    """Its webhook was deleted, so no other server lives by it."""
    site = Site()
    orphan = replace(THEIR_TRIGGER, key=WRITTEN.key, actions=(("notification_webhook", ("gone", "")),))
    site.desk.parts["8"] = orphan
    plan = site.install()

    assert not plan.blocked
    assert site.trigger(WRITTEN.key).id == "8"


def test_a_new_secret_loses_no_call() -> None:
    """The new one is known here before anything is signed with it, and the old one counts until the overlap is over."""
    site = Site()
    site.install()
    old = site.hooks.kept
    assert old
    seen: list[bool] = []

    def watch() -> None:
        hook = site.hooks.kept
        assert hook
        known = {hook.secret, hook.previous_secret}
        called = {each for key in hook.parts for each in site.trigger(key).calls}
        seen.append({site.desk.secrets[each] for each in called} <= known)

    site.desk.interrupt = watch
    site.flow.rotate("acme", by="Amara", now=NOW)
    new = site.hooks.kept

    assert new
    assert len(seen) > 3
    assert all(seen)
    assert (new.previous_secret, new.previous_until) == (old.secret, NOW + OVERLAP)
    assert new.secret != old.secret
    assert old.webhook_id in site.desk.parts
    assert Step.RESTING in steps(site.planned(NOW + timedelta(minutes=59)))[Part.WEBHOOK]
    site.install(NOW + OVERLAP)
    assert old.webhook_id not in site.desk.parts


def test_a_secret_that_somebody_reset_in_zendesk_is_read_anew() -> None:
    """Setting up again puts it right; the one before counts a while longer."""
    site = Site()
    site.install()
    old = site.hooks.kept
    assert old
    site.desk.secrets[old.webhook_id] = "reset"
    plan = site.install()

    assert steps(plan)[Part.SECRET] == {Step.UPDATE}
    assert site.hooks.kept == replace(old, secret="reset", previous_secret=old.secret, previous_until=NOW + OVERLAP)


def test_there_is_no_secret_to_replace_before_anything_is_set_up() -> None:
    """The message says what comes first."""
    with pytest.raises(BadInput, match="Nothing is set up"):
        Site().flow.rotate("acme", by="Amara", now=NOW)


def test_where_there_are_categories_ours_has_its_own() -> None:
    """It is made once, and goes when it is empty; a trigger that an admin moved elsewhere stays there."""
    site = Site()
    site.desk.parts["10"] = FoundCategory("10", "Notifications")
    site.install()
    category = next(each for each in site.desk.parts.values() if each == FoundCategory(each.id, "Amends"))  # type: ignore[attr-defined]
    there = site.trigger(WRITTEN.key)
    assert there.category_id == category.id  # type: ignore[attr-defined]

    site.desk.parts[there.id] = replace(there, category_id="10", title="Mine")
    site.install()
    assert site.trigger(WRITTEN.key).category_id == "10"
    plan = site.flow.remove("acme", by="Amara", now=NOW).plan
    assert steps(plan)[Part.CATEGORY] == {Step.DELETE}
    assert site.desk.parts == {**THEIRS, "10": FoundCategory("10", "Notifications")}


def test_removing_takes_ours_and_nothing_else() -> None:
    """The triggers go first, because Zendesk keeps a webhook that one calls; a second time there is nothing left."""
    site = Site()
    site.install()
    plan = site.flow.remove("acme", by="Amara", now=NOW).plan
    again = site.flow.remove("acme", by="Amara", now=NOW).plan

    assert [each.part for each in plan.open] == [Part.TRIGGER, Part.TRIGGER, Part.WEBHOOK]
    assert (site.desk.parts, site.hooks.kept, again.open) == (THEIRS, None, ())
    assert [entry.action for entry in site.log.kept] == ["installed", "uninstalled"]


def test_a_webhook_that_triggers_of_ones_own_call_stays() -> None:
    """Zendesk would not delete it; whose trigger it is, is said, and the rest is taken away."""
    site = Site()
    site.install()
    assert site.hooks.kept
    own = replace(THEIR_TRIGGER, actions=(("notification_webhook", (site.hooks.kept.webhook_id, "{}")),))
    site.desk.parts["8"] = own
    plan = site.flow.remove("acme", by="Amara", now=NOW).plan
    (webhook,) = plan.of(Part.WEBHOOK)

    assert plan.blocked
    assert (webhook.step, webhook.lines) == (Step.TAKEN, ("trigger “Tell the chat” calls it",))
    assert webhook.id in site.desk.parts
    assert (site.ours(FoundTrigger), site.desk.parts["8"], site.hooks.kept) == ([], own, None)


def test_every_step_has_its_words() -> None:
    """No part of any plan is without a sentence."""
    site = Site()
    plans = [site.planned(), site.install(), site.flow.rotate("acme", by="Amara", now=NOW).plan]
    plans.append(site.flow.remove("acme", by="Amara", now=NOW).plan)
    sentences = [told(each) for plan in plans for each in plan.changes]

    assert all(sentence.endswith((".", ":")) and "“" in sentence for sentence in sentences)


def test_the_mark_is_found_again() -> None:
    """In a description as written, and in none that only speaks of us."""
    assert key_in(description(WRITTEN.key)) == WRITTEN.key
    assert key_in("amends, by hand [amends]") == ""
    assert key_in(None) == ""
