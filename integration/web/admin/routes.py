"""Every route of the admin pages."""

from integration.web.admin import (
    approvals,
    audit,
    backtests,
    codes,
    examples,
    inbox,
    installing,
    letters,
    looking,
    macros,
    notices,
    pages,
    policy,
    trying,
    vocabulary,
)

BLUEPRINTS = (
    pages.entrance,
    pages.pages,
    policy.pages,
    looking.pages,
    trying.pages,
    vocabulary.pages,
    codes.pages,
    approvals.pages,
    audit.pages,
    examples.pages,
    backtests.pages,
    letters.pages,
    macros.pages,
    inbox.pages,
    notices.pages,
    installing.pages,
)
