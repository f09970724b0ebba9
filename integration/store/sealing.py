"""Encryption of accounts' credentials at rest, with keys that can be rotated."""

import base64
import hashlib
import json
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from integration.errors import BadInput


class Seal:
    """Seals and opens small dictionaries. The first key seals; all of them open."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(_derive(key)) for key in keys])

    def close(self, values: dict[str, str]) -> bytes:
        return self._fernet.encrypt(json.dumps(values, sort_keys=True).encode())

    def open(self, sealed: bytes) -> dict[str, str]:
        """Raises BadInput where none of the keys fits."""
        try:
            values: dict[str, str] = json.loads(self._fernet.decrypt(sealed))
        except InvalidToken as error:
            raise BadInput(
                "The stored credentials cannot be opened with AMENDS_SECRET_KEY. "
                "Put the key they were stored with behind the new one, after a comma.",
                "AMENDS_SECRET_KEY",
            ) from error
        return values


def _derive(key: str) -> bytes:
    # The secret also signs sessions; a derived key keeps the two uses apart.
    return base64.urlsafe_b64encode(hashlib.blake2b(key.encode(), digest_size=32, person=b"amends-creds").digest())
