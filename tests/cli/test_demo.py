"""`amends demo`: three processes that start together and end together."""

import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from tests.running_demo import answers, free_ports, running_demo


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_parts_end_with_the_demo(tmp_path: Path, ending: signal.Signals) -> None:
    """Whoever ends the demo, by Ctrl-C or from outside, leaves no process and no port behind."""
    with running_demo(tmp_path) as demo, requests.Session() as session:
        demo.process.send_signal(ending)
        code = demo.process.wait(timeout=20)

        assert code == 0
        assert not answers(session, f"{demo.sandbox}/sandbox/health")
        assert not answers(session, f"{demo.product}/health")


@pytest.mark.parametrize("setting", ["AMENDS_PORT", "AMENDS_SANDBOX_PORT"])
def test_a_port_in_use_is_said_before_anything_starts(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    """The message names the setting that moves the demo elsewhere."""
    ours, theirs = free_ports(2)
    monkeypatch.setenv("AMENDS_PORT", str(ours))
    monkeypatch.setenv("AMENDS_SANDBOX_PORT", str(theirs))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", ours if setting == "AMENDS_PORT" else theirs))
        taken.listen()

        code, _, err = run("demo", "--headless")

    assert code == 1
    assert f"set {setting} to another" in err
