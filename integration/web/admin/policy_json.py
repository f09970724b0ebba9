"""The policy as the admin pages show it: the document, its rules as sentences, and what is wrong or unwise."""

from datetime import date
from typing import Any

from integration.apology.policy import Policy, PolicyVersion
from integration.apology.policy_check import problems
from integration.apology.policy_lint import lint
from integration.apology.policy_words import differences, rule_sentence
from integration.flows.admin_ports import PolicyDocuments
from integration.flows.administering import Desktop
from integration.flows.policy_draft import PolicyDraft, VersionLine
from integration.flows.summary import plain


def desktop_json(desktop: Desktop, documents: PolicyDocuments, today: date) -> dict[str, Any]:
    """All the editing pages need to know, whatever was just done."""
    policy = desktop.policy
    return {
        "live": _version(desktop.live),
        "draft": _draft(desktop.draft) if desktop.draft else None,
        "document": documents.to_json(policy),
        "rules": rules_json(policy),
        "changes": changes(desktop.live.policy, policy),
        "problems": [{"path": problem.path, "words": problem.words} for problem in problems(policy)],
        "findings": [
            {"level": finding.level, "path": finding.path, "words": finding.words}
            for finding in lint(policy, today=today)
        ],
    }


def version_json(version: PolicyVersion, live: PolicyVersion, documents: PolicyDocuments) -> dict[str, Any]:
    """One version, with what would change if it were live instead of the present one."""
    return {
        **_version(version),
        "document": documents.to_json(version.policy),
        "rules": rules_json(version.policy),
        "changes": changes(live.policy, version.policy),
    }


def line_json(line: VersionLine) -> dict[str, Any]:
    return {**_version(line), "live": line.live}


def rules_json(policy: Policy) -> list[dict[str, Any]]:
    return [
        {
            "id": rule.id,
            "name": rule.name,
            "enabled": rule.enabled,
            "stack": rule.stack,
            "sentence": rule_sentence(rule, policy),
        }
        for rule in policy.rules
    ]


def changes(before: Policy, after: Policy) -> list[str]:
    """What is different, in sentences."""
    return list(differences(before, after))


def _version(version: PolicyVersion | VersionLine) -> dict[str, Any]:
    return {
        "number": version.number,
        "published_at": plain(version.published_at),
        "published_by": version.published_by,
        "note": version.note,
    }


def _draft(draft: PolicyDraft) -> dict[str, Any]:
    return {
        "revision": draft.revision,
        "base": draft.base,
        "changed_at": plain(draft.changed_at),
        "changed_by": draft.changed_by,
    }
