"""Logs: ids on every line, and never a customer's words."""

import json

import pytest

from integration.observability import bound, configure_logging, logger


def test_lines_carry_ids_and_no_customer(capsys: pytest.CaptureFixture[str]) -> None:
    """A line within a block carries the block's ids; private keys come out blank, whoever set them."""
    configure_logging(level="info", as_json=True)

    with bound(request="r1", ticket="4471"):
        logger().info("suggested", type="damaged_item", name="Marta", text="cracked, glass in the box")

    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["request"], line["ticket"], line["type"]) == (
        "suggested",
        "r1",
        "4471",
        "damaged_item",
    )
    assert (line["name"], line["text"]) == ("[private]", "[private]")


def test_lines_below_the_level_are_silent(capsys: pytest.CaptureFixture[str]) -> None:
    """The operator decides how much is said."""
    configure_logging(level="warning", as_json=False)

    logger().info("chatter")

    assert capsys.readouterr().err == ""
