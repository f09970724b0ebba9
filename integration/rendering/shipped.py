"""The shipped letters as they are written, for who only compares them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from integration.rendering.environment import SUFFIX, read_sources
from integration.rendering.locales import LOCALES


@dataclass(frozen=True, slots=True)
class ShippedSources:
    """Implements the port Sources over `folder`, whose files do not change while a process runs."""

    folder: Path
    _read: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def locales(self) -> tuple[str, ...]:
        return tuple(LOCALES)

    def shipped(self, locale: str) -> Mapping[str, str]:
        """By name, without the ending."""
        if locale not in self._read:
            files = read_sources(self.folder / locale)
            self._read[locale] = {name.removesuffix(SUFFIX): text for name, text in files.items()}
        return self._read[locale]
