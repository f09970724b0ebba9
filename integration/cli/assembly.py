"""The parts of the product, put together for one command."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from integration.bootstrap.parts import Parts


def assemble() -> "Parts":
    """Read the settings and hand out the parts. Imported here and not above: `amends --help` must not wait for it."""
    from integration.bootstrap.parts import Parts
    from integration.settings import one_thread_each, read_settings

    one_thread_each()
    return Parts(read_settings())
