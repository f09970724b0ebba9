"""Encryption at rest of accounts' credentials and customers' words, with keys that can be rotated."""

import base64
import hashlib
import json
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from integration.errors import BadInput


class Seal:
    """Seals and opens small dictionaries, and bytes. The first key seals; all of them open."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(_derive(key)) for key in keys])

    def close(self, values: dict[str, str]) -> bytes:
        return self.close_bytes(json.dumps(values, sort_keys=True).encode())

    def open(self, sealed: bytes) -> dict[str, str]:
        """Raises BadInput where none of the keys fits."""
        values: dict[str, str] = json.loads(self.open_bytes(sealed))
        return values

    def close_bytes(self, content: bytes) -> bytes:
        return self._fernet.encrypt(content)

    def open_bytes(self, sealed: bytes) -> bytes:
        """Raises BadInput where none of the keys fits."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise BadInput(
                "What is stored encrypted cannot be opened with AMENDS_SECRET_KEY. "
                "Put the key it was stored with behind the new one, after a comma.",
                "AMENDS_SECRET_KEY",
            ) from error


def _derive(key: str) -> bytes:
    # The secret also signs sessions; a derived key keeps the two uses apart.
    return base64.urlsafe_b64encode(hashlib.blake2b(key.encode(), digest_size=32, person=b"amends-creds").digest())
