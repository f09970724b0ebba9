"""Where the shipped templates and the manifest lie: at the top of a checkout, or inside the installed package."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def templates() -> Path:
    """The folder with `letters/`, `sidebar/` and `sandbox/`."""
    return _shipped("templates")


def manifest() -> Path:
    """The folder of the Zendesk app."""
    return _shipped("manifest")


def _shipped(name: str) -> Path:
    installed = PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else PACKAGE.parent / name
