"""`amends notices`: what becomes of notices, what they say, and the approval of it."""

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]


def test_notices_are_shown_approved_and_told(run: Run) -> None:
    """Whoever approves has read the letters, and the next look says so; a type without a notice is refused."""
    run("db", "upgrade")
    _, before, _ = run("notices", "status")
    _, shown, _ = run("notices", "show", "order_cancelled")
    code, approved, _ = run("notices", "approve", "order_cancelled", "--by", "amara")
    after = json.loads(run("notices", "status", "--json")[1])
    refused, _, why = run("notices", "approve", "late_delivery")
    _, history, _ = run("policy", "show")

    assert "order_cancelled: drafted for an agent, as the policy says. The wording is not approved (" in before
    assert "[de, out_of_stock] Ihre stornierte Bestellung 4471" in shown
    assert "[en, payment_failed] Your cancelled order 4471" in shown
    assert code == 0
    assert approved.startswith("Approved. drafted for an agent, as the policy says. The wording is approved (")
    assert [(each["type"], each["wording"] == each["approved"], each["sent"]) for each in after] == [
        ("order_cancelled", True, False),
        ("order_cancelled_verification", False, False),
    ]
    assert refused != 0
    assert "late_delivery" in why
    assert "by amara" in history
