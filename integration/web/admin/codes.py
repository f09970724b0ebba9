"""Pools of one-time codes: how many are left, more of them in, and those that are left out again."""

from collections.abc import Iterator
from typing import Any

from flask import Response, jsonify, request

from integration.apology.policy import Policy, Pool
from integration.flows.policy_draft import PoolLine
from integration.web.admin.bodies import CodesBody
from integration.web.admin.door import caller, guarded
from integration.web.bodies import parse
from integration.web.parts import parts

pages = guarded("codes")


@pages.get("/codes")
def listed() -> Response:
    return jsonify(pools=_pools())


@pages.post("/codes")
def added() -> Response:
    """How many were new to the pool, and how many it knew already, given or not."""
    body = parse(CodesBody, request.get_data())
    by, given = caller().visitor, parts()
    codes = list(dict.fromkeys(code for code in body.codes if code))
    new = given.admin.codes.add(by.account, body.pool, codes, by=by.known_as, now=given.clock())
    return jsonify(added=new, known=len(codes) - new, pools=_pools())


@pages.delete("/codes/<path:pool>")
def dropped(pool: str) -> Response:
    """Those that were not given yet; what a customer has stays known, so that nobody gets it again."""
    by, given = caller().visitor, parts()
    count = given.admin.codes.drop(by.account, pool, by=by.known_as, now=given.clock())
    return jsonify(dropped=count, pools=_pools())


def _pools() -> list[dict[str, Any]]:
    """Every pool that has codes, or that the policy takes codes from."""
    account, admin = caller().visitor.account, parts().admin
    desktop = admin.administering.desktop(account)
    lines = {line.name: line for line in admin.codes.pools(account)}
    for name in (*named_pools(desktop.live.policy), *named_pools(desktop.policy)):
        lines.setdefault(name, PoolLine(name, 0, 0))
    ordered = sorted(lines.values(), key=lambda line: line.name.casefold())
    return [{"name": line.name, "left": line.left, "given": line.given} for line in ordered]


def named_pools(policy: Policy) -> Iterator[str]:
    """The pools that offers of this policy take their codes from."""
    for rule in policy.rules:
        for offer in (*rule.offers, *rule.alternatives):
            if isinstance(offer.code, Pool) and offer.code.name.strip():
                yield offer.code.name
