"""The requests for approval of the whole account, and an admin's word on them."""

from flask import Response, jsonify, request

from integration.errors import BadInput
from integration.flows.approval import ApprovalState
from integration.web.admin.door import caller, guarded
from integration.web.approval_json import approval_json
from integration.web.bodies import DecisionBody, parse
from integration.web.parts import parts

STATES = {
    "open": frozenset({ApprovalState.OPEN}),
    "decided": frozenset(ApprovalState) - {ApprovalState.OPEN},
}

pages = guarded("approvals")


@pages.get("/approvals")
def listed() -> Response:
    states = STATES.get(request.args.get("state", "open"))
    if states is None:
        raise BadInput("state: this is either open or decided.", "state")
    found = parts().approving.listed(caller().visitor.account, states)
    return jsonify(approvals=[approval_json(each) for each in found])


@pages.post("/approvals/<request_id>")
def decided(request_id: str) -> Response:
    body = parse(DecisionBody, request.get_data())
    by, given = caller().visitor, parts()
    approve = body.decision == "approve"
    done = given.approving.decide(by.account, request_id, by, approve=approve, note=body.note, now=given.clock())
    return jsonify(approval_json(done))
