"""Files that commands are given by name, `-` being standard input."""

import sys
from pathlib import Path

from integration.errors import BadInput


def read_text(name: str) -> str:
    """Raises BadInput with a sentence where the file cannot be read."""
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"Cannot read {name}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{name} is not UTF-8 text.") from error
