"""What a policy wants done before anyone opens the ticket, and had better want otherwise."""

import pytest

from integration.apology.policy import AutoDraft, Notice, Offer, OfferKind, TypeSettings
from integration.apology.policy_lint import lint
from tests.apology.cases import policy, rule

CATCH_ALL = rule("catch-all", Offer("code", OfferKind.REORDER_LINK))


@pytest.mark.parametrize(
    ("type_", "settings", "level", "field", "words"),
    [
        (
            "data_loss",
            TypeSettings(auto_draft_from=0.3),
            "hint",
            "auto_draft_from",
            "nothing is suggested below a confidence of 0.5, so 0.3 is too little.",
        ),
        (
            "data_loss",
            TypeSettings(auto_draft=AutoDraft.NOTHING, acknowledge=True),
            "warning",
            "acknowledge",
            "customers are to hear at once when the answer comes, but nothing is to be done, so nobody tells them.",
        ),
        (
            "data_loss",
            TypeSettings(notice=Notice.SEND, notice_approved="3f2a90c1"),
            "warning",
            "notice",
            "its notice is to be sent at once, but only orders that the shop cancelled have one.",
        ),
        (
            "order_cancelled",
            TypeSettings(notice=Notice.SEND),
            "warning",
            "notice_approved",
            "no wording of its notice is approved, so it waits as a draft until an admin approves one.",
        ),
        (
            "order_cancelled",
            TypeSettings(notice=Notice.SEND, notice_approved="3f2a90c1", attachments=("guide.pdf",)),
            "warning",
            "notice",
            "files go with its letter, and only an agent can attach them, so its notice waits as a draft.",
        ),
    ],
)
def test_what_is_wanted_and_never_done(type_: str, settings: TypeSettings, level: str, field: str, words: str) -> None:
    """Each wish that cannot come true is named beside its field."""
    (finding,) = lint(policy(CATCH_ALL, types={type_: settings}))

    assert (finding.level, finding.path) == (level, f"types.{type_}.{field}")
    assert finding.words == f"Type {type_.replace('_', ' ')}: {words}"


@pytest.mark.parametrize(
    ("type_", "settings"),
    [
        ("data_loss", TypeSettings(auto_draft_from=0.5, acknowledge=True)),
        ("data_loss", TypeSettings(auto_draft=AutoDraft.TAG, acknowledge=True)),
        ("data_loss", TypeSettings(auto_draft=AutoDraft.NOTHING)),
        ("data_loss", TypeSettings(enabled=False, notice=Notice.SEND)),
        ("order_cancelled", TypeSettings(notice=Notice.SEND, notice_approved="3f2a90c1")),
    ],
)
def test_what_is_wanted_and_done(type_: str, settings: TypeSettings) -> None:
    """Nothing is said of what works, nor of a type that is off."""
    assert lint(policy(CATCH_ALL, types={type_: settings})) == ()
