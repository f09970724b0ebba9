"""Finds the Chromium that the browser tests drive, and installs one where there is none."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

# The shell is the same engine without a window of its own: for each page the others draw one, and that takes as long
# as the page itself.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium-headless-shell", "chromium")


@cache
def find() -> str | None:
    """The path of a Chromium: `CHROMIUM`, one on PATH, or Playwright's own; None where there is none."""
    named = os.environ.get("CHROMIUM")  # noqa: TID251 - a setting of the tests, not of the product
    if named:
        return named
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return on_path or _playwrights_own()


def install() -> None:
    """Debian's package where apt works, else Playwright's own build."""
    print("Installing Chromium")
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and not subprocess.run([*rights, "true"], check=False).returncode:
        subprocess.run([*rights, "apt-get", "update", "-qq"], check=False)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}  # noqa: TID251 - handed on to apt
        for package in PACKAGES:
            done = subprocess.run([*rights, "apt-get", "install", "-y", "-qq", package], env=quiet, check=False)
            if not done.returncode:
                return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    if not find():
        install()
        find.cache_clear()
    if not find():
        # Not fatal: the suite says by name, in its last lines, what it could not check.
        print("No Chromium could be found or installed. Set CHROMIUM to the path of one.", file=sys.stderr)
