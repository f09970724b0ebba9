"""Which failure is the root: the chances of a message, from what the network said of it."""

import numpy as np
import pytest

from integration.classifier.heads import COLUMNS, REPORTED, ROOT, TYPES
from integration.classifier.scoring import Floats, root_chances


def _heads(root: dict[str, float], reported: dict[str, float]) -> Floats:
    """What the network said, silent on everything else."""
    heads = np.full(COLUMNS, -4.0)
    for part, said in ((ROOT, root), (REPORTED, reported)):
        for type_, score in said.items():
            heads[part][TYPES.index(type_)] = score
    return heads


@pytest.mark.parametrize(
    ("root", "reported", "first"),
    [
        ({"poor_service": 3, "damaged_item": 2}, {"poor_service": 4, "damaged_item": 1}, "damaged_item"),
        ({"poor_service": 3, "damaged_item": 2}, {"poor_service": 4, "damaged_item": -1}, "poor_service"),
        (
            {"poor_service": 3, "late_delivery": 1, "damaged_item": 2},
            {"late_delivery": 5, "damaged_item": 1},
            "damaged_item",
        ),
        ({"late_delivery": 3, "damaged_item": 2}, {"late_delivery": -1, "damaged_item": 4}, "late_delivery"),
        ({"not_a_complaint": 3, "late_delivery": 2}, {"late_delivery": 4}, "not_a_complaint"),
        ({"poor_service": 3}, {"poor_service": 4, "not_a_complaint": 4}, "poor_service"),
    ],
)
def test_poor_service_is_the_root_only_where_nothing_concrete_is_reported(
    root: dict[str, float], reported: dict[str, float], first: str
) -> None:
    """The gold guidelines' first rule: venting about the handling comes second to what went wrong."""
    chances = root_chances(_heads(root, reported), 1.0)
    assert TYPES[int(chances.argmax())] == first
    assert chances.sum() == pytest.approx(1.0)
