"""Where the server listens."""

import pytest

from integration.bootstrap.running import EVERYWHERE, LOOPBACK, address_for


@pytest.mark.parametrize(
    ("public_url", "address"),
    [
        ("http://localhost:8200", LOOPBACK),
        ("http://127.0.0.1:8200", LOOPBACK),
        ("https://amends.acme.example", EVERYWHERE),
        ("http://localhost.acme.example", EVERYWHERE),
    ],
)
def test_a_server_for_this_machine_listens_to_it_alone(public_url: str, address: str) -> None:
    """A demo cannot be reached from the network; a server with a public address can."""
    assert address_for(public_url) == address
