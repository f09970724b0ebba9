"""Whether a port is free, said before anything is started on it."""

import socket

from integration.errors import BadInput


def demand_free(port: int, setting: str) -> None:
    """Raises BadInput that names the setting which moves it elsewhere."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise BadInput(
                f"Port {port} is in use. Stop what runs there, or set {setting} to another.", setting
            ) from error
