"""What axe finds on a page that has come to rest."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

_AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# Colours that are still on their way are nobody's fault; what turns for ever is not waited for.
_RUN = """async (options) => {
  const ending = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map((each) => each.finished));
  return (await axe.run(document, options)).violations;
}"""
_WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


def violations(page: Page | Frame, options: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Against WCAG 2.2 AA unless axe is told otherwise, as axe gives them."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_RUN, options or _WCAG)
    return found
