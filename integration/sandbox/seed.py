"""Load a seed file (YAML) into a `Desk`.

The file, top to bottom; everything but `agents` may be left out:

    account:        {name: Demo, locale: en-US, time_zone: Europe/Berlin}
    groups:         [{id: 301, name: Support}]
    organizations:  [{id: 401, name: Acme, tags: [vip], domain_names: [acme.example]}]
    brands:         [{id: 501, name: Northwind, subdomain: northwind, default: true}]
    ticket_fields:  [{id: 360001, type: tagger, title: Remedy, options: [{name: Refund, value: remedy_refund}]}]
                    # type: tagger (drop-down), text, textarea, checkbox, integer, decimal, date
    agents:         [{id: 1001, name: Ada Admin, email: admin@demo.example, role: admin, group: Support}]
                    # role: admin, agent or light_agent; also phone, locale, time_zone, signature, tags
    customers:      [{id: 2001, name: Sue, email: sue@example.com, ...}]   # only where an id must be known
    macros:         [{id: 601, title: "Apology::Late", actions: [{field: status, value: pending}], active: true}]
    triggers:       [{id: 651, title: ..., conditions: {all: [...], any: [...]}, actions: [...], active: true}]
    trigger_categories: [{id: 671, name: Notifications}]   # where there is one, each new trigger names one
    webhooks:       [{id: 01J..., name: ..., endpoint: http://..., secret: ...}]
    installations:  [{id: 77, app_id: 420, settings: {name: Amends, title: Amends}}]      # this one is the default
    oauth_clients:  [{identifier: amends, secret: sandbox-only, redirect_uris: [http://...], user: admin@demo.example}]
    api_tokens:     [sandbox-token]
    tickets:
      - id: 1                     # default: the next free number
        subject: Where is it      # may be null
        channel: email            # email, web, api, voice, native_messaging, whatsapp, twitter, ...
        brand: Northwind          # by name; default: the default brand
        status: open              # new, open (default), pending, hold, solved, closed
        priority: high            # and type: problem, question, incident, task
        tags: [late]
        fields: {360001: remedy_refund}
        requester: {name: Sue Doe, email: sue@example.com, locale: en-US, phone: "+1 555 0100", tags: [vip],
                    role: end-user, suspended: false, organization: Acme, details: "", notes: ""}
                                  # one person per e-mail address (the first description wins); an address alone
                                  # (requester: sue@example.com) means the person described earlier
        assignee: ben@demo.example
        group: Support
        created: "-2d 3h"         # before the start of the sandbox (units w d h m s), or 2026-11-24T09:12:00Z
        updated: "-1h"            # default: the newest comment
        satisfaction: {score: bad, comment: "Still waiting", reason: "The issue took too long to resolve"}
        comments:                 # at least one; the first is the description
          - author: requester     # default; or an agent's address, or {name, email} for somebody else
            text: |               # plain text, or html: "<p>...</p>" (sanitised as Zendesk does on arrival)
              Hello, ...
            public: true
            at: "+2h"             # after the ticket was created; or as `created`; default: an hour after the last one
            channel: email        # default: the ticket's for customers, web for agents
            flags: [0]            # 0 sender not trusted, 2 author new to the conversation, 4 automatic
            attachments: [{file_name: box.jpg, content_type: image/jpeg, size: 166144}]
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

from integration.sandbox.markup import html_from_text, sanitised, text_from_html
from integration.sandbox.records import attachment, brand_record, field_record, installation_record, rule_record, via
from integration.sandbox.state import Audit, Comment, Desk, Record, Ticket, User, now_utc, stamp

_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_SPAN = re.compile(r"(\d+)\s*([wdhms])")


def load_seed(path: Path, *, subdomain: str = "demo", clock: Callable[[], datetime] = now_utc) -> Desk:
    """Read a seed file. Raises `KeyError` or `ValueError` naming what is missing or unknown."""
    data: Record = yaml.safe_load(path.read_text(encoding="utf-8"))
    account = data.get("account") or {}
    desk = Desk(
        clock=clock,
        subdomain=subdomain,
        name=account.get("name", "Demo"),
        locale=account.get("locale", "en-US"),
        time_zone=account.get("time_zone", "Etc/UTC"),
    )
    loader = _Loader(desk, clock().replace(microsecond=0))
    loader.catalogue(data)
    loader.rules(data)
    loader.people(data)
    loader.access(data)
    for row in data.get("tickets") or []:
        loader.ticket(row)
    return desk


class _Loader:
    """Fills a desk row by row; `start` is the moment that relative times count from."""

    def __init__(self, desk: Desk, start: datetime) -> None:
        self.desk = desk
        self.start = start

    def catalogue(self, data: Record) -> None:
        desk, at = self.desk, stamp(self.start)
        brands = data.get("brands") or [{"id": 501, "name": desk.name, "default": True}]
        for row in data.get("groups") or [{"id": 301, "name": "Support"}]:
            desk.groups[row["id"]] = {"deleted": False, "created_at": at, "updated_at": at, **row}
        for row in data.get("organizations") or []:
            desk.organizations[row["id"]] = {"tags": [], "domain_names": [], "created_at": at, "updated_at": at, **row}
        for row in brands:
            desk.brands[row["id"]] = brand_record(desk, row)
        for row in data.get("ticket_fields") or []:
            desk.ticket_fields[row["id"]] = field_record(row, at)
        for row in data.get("installations") or [{"id": 77, "app_id": 420, "settings": {}}]:
            desk.installations[row["id"]] = installation_record(row, at)

    def rules(self, data: Record) -> None:
        at = stamp(self.start)
        for kind, rows in ((self.desk.macros, data.get("macros")), (self.desk.triggers, data.get("triggers"))):
            for position, row in enumerate(rows or [], start=1):
                kind[row["id"]] = {"position": position, **rule_record(row, at)}
        for position, row in enumerate(data.get("trigger_categories") or []):
            record = {"position": position, "created_at": at, "updated_at": at, **row, "id": str(row["id"])}
            self.desk.trigger_categories[record["id"]] = record
        for row in data.get("webhooks") or []:
            self._webhook(row, at)

    def _webhook(self, row: Record, at: str) -> None:
        record = {key: value for key, value in row.items() if key != "secret"}
        self.desk.webhook_secrets[row["id"]] = row["secret"]
        self.desk.webhooks[row["id"]] = {
            "status": "active",
            "http_method": "POST",
            "request_format": "json",
            "subscriptions": ["conditional_ticket_events"],
            "created_at": at,
            **record,
        }

    def people(self, data: Record) -> None:
        for row in data["agents"]:
            self.person({"role": "agent", **row})
        for row in data.get("customers") or []:
            self.person(row)

    def access(self, data: Record) -> None:
        clients = data.get("oauth_clients") or [{"identifier": "amends", "secret": "sandbox-only", "redirect_uris": []}]
        for row in clients:
            owner = self._known(row["user"]) if "user" in row else self.desk.admin()
            self.desk.oauth_clients[row["identifier"]] = {"redirect_uris": [], **row, "user_id": owner.id}
        self.desk.api_tokens = set(data.get("api_tokens") or ["sandbox-token"])

    def person(self, row: Record | str) -> User:
        """The user a row describes; an e-mail address already known means the person described first."""
        if isinstance(row, str):
            return self._known(row)
        email = row.get("email")
        known = self.desk.user_by_email(email) if email else None
        if known is not None:
            return known
        light = row.get("role") == "light_agent"
        plain = ("locale", "time_zone", "phone", "details", "notes", "signature", "external_id", "suspended")
        user = User(
            id=row.get("id") or max((2000, *self.desk.users)) + 1,
            name=row.get("name") or "",
            email=email,
            created_at=self.start - timedelta(days=400),
            role="agent" if light else row.get("role", "end-user"),
            role_type={"admin": 4, "light_agent": 1, "agent": 0}.get(row.get("role", "")),
            only_private_comments=light,
            organization_id=self._named(self.desk.organizations, row.get("organization")),
            default_group_id=self._named(self.desk.groups, row.get("group")),
            tags=[str(tag) for tag in row.get("tags") or []],
            **{key: row[key] for key in plain if row.get(key) is not None},
        )
        self.desk.users[user.id] = user
        return user

    def ticket(self, row: Record) -> Ticket:
        requester = self.person(row["requester"])
        created = self.moment(row.get("created", "-1d"))
        channel = row.get("channel", "email")
        assignee = self._known(row["assignee"]) if row.get("assignee") else None
        group = self._named(self.desk.groups, row.get("group"))
        ticket = Ticket(
            id=row.get("id") or self.desk.next_ticket_id(),
            subject=row.get("subject"),
            requester_id=requester.id,
            submitter_id=requester.id,
            created_at=created,
            updated_at=created,
            via=via(self.desk, channel, requester),
            brand_id=self._brand(row.get("brand")),
            status=row.get("status", "open"),
            priority=row.get("priority"),
            type=row.get("type"),
            assignee_id=assignee.id if assignee else None,
            group_id=group or (assignee.default_group_id if assignee else None),
            organization_id=requester.organization_id,
            tags=[str(tag) for tag in row.get("tags") or []],
            custom_fields={int(key): value for key, value in (row.get("fields") or {}).items()},
            satisfaction=self._rating(row.get("satisfaction"), created),
        )
        previous = created - timedelta(hours=1)
        for each in row["comments"]:
            previous = self.comment(ticket, {"channel": channel, **each}, previous)
        ticket.updated_at = self.moment(row["updated"]) if "updated" in row else max(created, previous)
        ticket.is_public = ticket.comments[0].public
        self.desk.tickets[ticket.id] = ticket
        return ticket

    def comment(self, ticket: Ticket, row: Record, previous: datetime) -> datetime:
        """Append a comment with its audit; returns when it was made."""
        author = self._author(ticket, row.get("author", "requester"))
        # nobody has written in the future
        hour_later = min(previous + timedelta(hours=1), max(self.start, ticket.created_at))
        at = self.moment(row["at"], since=ticket.created_at) if "at" in row else hour_later
        html_body = sanitised(row["html"]) if "html" in row else html_from_text(row["text"])
        made_via = via(self.desk, "web" if author.is_staff else row["channel"], author)
        audit = Audit(self.desk.next_id(), ticket.id, author.id, at, made_via, {"system": {}, "custom": {}})
        comment = Comment(
            id=self.desk.next_id(),
            author_id=author.id,
            body=text_from_html(html_body),
            html_body=html_body,
            public=row.get("public", True),
            created_at=at,
            via=made_via,
            audit_id=audit.id,
            flags=list(row.get("flags") or []),
            attachments=[attachment(self.desk, each) for each in row.get("attachments") or []],
        )
        audit.events.append({"id": comment.id, "type": "Comment", "public": comment.public, "author_id": author.id})
        ticket.comments.append(comment)
        ticket.audits.append(audit)
        return at

    def moment(self, value: str | datetime, since: datetime | None = None) -> datetime:
        """Read `-2d 3h` (before the start), `+2h` (after `since`) or an absolute time."""
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=UTC)
        if value[:1] in {"-", "+"}:
            parts = {_UNITS[unit]: int(number) for number, unit in _SPAN.findall(value)}
            span = timedelta(**parts)
            return self.start - span if value.startswith("-") else (since or self.start) + span
        return datetime.fromisoformat(value)

    def _author(self, ticket: Ticket, author: Record | str) -> User:
        return self.desk.users[ticket.requester_id] if author == "requester" else self.person(author)

    def _rating(self, row: Record | None, at: datetime) -> Record | None:
        if row is None:
            return None
        return {"id": self.desk.next_id(), "comment": None, "reason": None, "created_at": stamp(at), **row}

    def _brand(self, name: str | None) -> int:
        if name is None:
            return next(key for key, brand in self.desk.brands.items() if brand["default"])
        found = self._named(self.desk.brands, name)
        if found is None:
            raise ValueError(f"the seed names no brand {name!r}")
        return found

    def _known(self, email: str) -> User:
        user = self.desk.user_by_email(email)
        if user is None:
            raise ValueError(f"the seed describes nobody with the address {email!r}")
        return user

    @staticmethod
    def _named(records: dict[int, Record], name: str | None) -> int | None:
        if name is None:
            return None
        found = next((key for key, record in records.items() if record["name"] == name), None)
        if found is None:
            raise ValueError(f"the seed names nothing {name!r}")
        return found
