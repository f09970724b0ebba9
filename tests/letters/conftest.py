"""One writer for all tests that read finished letters."""

import pytest

from integration import resources
from integration.rendering.writer import TemplateWriter, load_writer


@pytest.fixture(scope="session")
def writer() -> TemplateWriter:
    return load_writer(resources.templates() / "letters")
