"""The parts of one process, each built when it is first asked for."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from integration import __version__, resources
from integration.bootstrap.desk_setup import AgentGroups
from integration.bootstrap.desks import ACCOUNT, AgentDirectory, Desks, Installations
from integration.errors import BadInput
from integration.flows.approving import Approving
from integration.flows.checking import Checking
from integration.flows.deciding import Deciding
from integration.flows.delivering import Delivering
from integration.flows.drafting import Drafting
from integration.flows.looking_on import LookingOn
from integration.flows.signing_in import SigningIn
from integration.flows.standing_draft import StandingDraft
from integration.flows.teaching import Teaching
from integration.observability import InboxMetrics, Metrics, configure_logging
from integration.settings import Settings, metrics_folder
from integration.store import schema
from integration.store.account_models import AccountModelStore
from integration.store.accounts import Accounts
from integration.store.api_tokens import ApiTokenStore
from integration.store.approvals import ApprovalStore
from integration.store.codes import CodeStore
from integration.store.drafts import DraftStore
from integration.store.engine import connect, ping
from integration.store.holds import HoldLedger
from integration.store.lessons import LessonStore
from integration.store.letters import LetterStore
from integration.store.notes import NoteStore
from integration.store.pace import Pace
from integration.store.policies import Policies
from integration.store.sealing import Seal
from integration.store.visits import Visits
from integration.zendesk.app_token import AppTokens

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Engine

    from integration.apology.review import Speller
    from integration.classifier.judge import TrainedJudge
    from integration.flows.ports import Judges, Reader, Teacher
    from integration.rendering.writer import TemplateWriter
    from integration.rendering.writers import AccountWriters

CHECKS_PER_MINUTE = 100  # a page waits 600 ms after the last key, and asks one thing at a time
ZENDESKS_SDK = "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"
SANDBOX_SDK = "/sandbox/zaf_sdk.js"  # the build named by AMENDS_ZAF_SDK, or the one bundled at set-up


class Parts:
    """Everything a process may need, over one set of settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        configure_logging(level=settings.log_level, as_json=settings.log_format == "json")

    @cached_property
    def engine(self) -> "Engine":
        return connect(self.settings.database_url)

    @cached_property
    def accounts(self) -> Accounts:
        return Accounts(self.engine, self.seal)

    @cached_property
    def policies(self) -> Policies:
        return Policies(self.engine)

    @cached_property
    def drafts(self) -> DraftStore:
        return DraftStore(self.engine)

    @cached_property
    def codes(self) -> CodeStore:
        return CodeStore(self.engine, self.seal)

    @cached_property
    def lessons(self) -> LessonStore:
        return LessonStore(self.engine, self.seal)

    @cached_property
    def account_models(self) -> AccountModelStore:
        return AccountModelStore(self.engine, self.seal)

    @cached_property
    def api_tokens(self) -> ApiTokenStore:
        return ApiTokenStore(self.engine)

    @cached_property
    def pace(self) -> Pace:
        return Pace(self.engine)

    @cached_property
    def visits(self) -> Visits:
        return Visits(self.engine)

    @cached_property
    def desks(self) -> Desks:
        return Desks(self.accounts, self.settings.zendesk_url)

    @cached_property
    def reader(self) -> "Reader":
        from integration.reading.reader import load_reader

        return load_reader()

    @cached_property
    def judge(self) -> "TrainedJudge":
        """The shipped one, that knows no account."""
        from integration.classifier.judge import load_judge

        return load_judge()

    @cached_property
    def judges(self) -> "Judges":
        from integration.classifier.judges import AccountJudges

        return AccountJudges(self.judge, self.account_models)

    @cached_property
    def teacher(self) -> "Teacher":
        """Raises BadInput where the library that training needs is not installed."""
        try:
            from integration.classifier.account_teacher import load_teacher
        except ModuleNotFoundError as error:
            raise BadInput("Training needs scipy. Install it with: pip install 'amends[train]'", "scipy") from error
        return load_teacher(self.judge)

    @cached_property
    def writer(self) -> "TemplateWriter":
        """The shipped one, that knows no account."""
        from integration.rendering.writer import load_writer

        return load_writer(resources.templates() / "letters")

    @cached_property
    def letters(self) -> LetterStore:
        return LetterStore(self.engine)

    @cached_property
    def writers(self) -> "AccountWriters":
        from integration.rendering.writers import AccountWriters

        return AccountWriters(self.writer, self.letters)

    @cached_property
    def speller(self) -> "Speller":
        """Reads a language's words when the first letter in it is checked."""
        from integration.spelling.dictionaries import Dictionaries

        return Dictionaries()

    @cached_property
    def drafting(self) -> Drafting:
        return Drafting(
            reader=self.reader,
            judges=self.judges,
            policies=self.policies,
            deciding=Deciding(HoldLedger(self.engine), self.codes),
            writers=self.writers,
            drafts=self.drafts,
            lessons=self.lessons,
            speller=self.speller,
            orders=self.drafts,
            notes=NoteStore(self.engine),
        )

    @cached_property
    def trying_out(self) -> Drafting:
        """The same for who only tries things out: no money is held and no code is taken."""
        onlooker = LookingOn(self.drafts)
        return replace(self.drafting, deciding=Deciding(onlooker, onlooker))

    @cached_property
    def approving(self) -> Approving:
        return Approving(ApprovalStore(self.engine), self.drafts, AgentGroups(self.desks))

    @cached_property
    def checking(self) -> Checking:
        return Checking(self.drafts, self.policies, self.reader, self.speller)

    @cached_property
    def delivering(self) -> Delivering:
        return Delivering(self.drafts)

    @cached_property
    def teaching(self) -> Teaching:
        return Teaching(self.lessons, self.account_models, lambda: self.teacher, self.policies)

    def web_app(self) -> "Flask":
        """The WSGI app. Raises BadInput where the secret is not set or the database is not at our schema."""
        from integration.bootstrap.admin import admin_parts
        from integration.bootstrap.receiving import api_parts, receiving
        from integration.bootstrap.sight import check_clock, check_inbox, check_worker, figures
        from integration.web.app import create_app
        from integration.web.pacing import Pace as PaceInMemory
        from integration.web.parts import WebParts

        secrets = self.settings.secrets()
        schema.demand_current(self.engine)
        return create_app(
            WebParts(
                drafting=self.drafting,
                checking=self.checking,
                delivering=self.delivering,
                approving=self.approving,
                standing=StandingDraft(NoteStore(self.engine), self.drafts),
                admin=admin_parts(self),
                sign_in=SigningIn(AppTokens(), Installations(self.desks, now), self.visits, AgentDirectory(self.desks)),
                pace=self.pace,
                receiving=receiving(self),
                api=api_parts(self),
                checks_pace=PaceInMemory(CHECKS_PER_MINUTE, 60, time.monotonic),
                session_secret=secrets,
                clock=now,
                new_id=new_id,
                checks={
                    "database": lambda: ping(self.engine),
                    "schema": lambda: schema.demand_current(self.engine),
                    "inbox": lambda: check_inbox(self.engine),
                },
                told={
                    "worker": lambda: check_worker(self.engine, now()),
                    "clock": lambda: check_clock(self.engine, now),
                },
                product_version=__version__,
                desk_origin=self.desks.origin,
                zaf_sdk_url=self._zaf_sdk_url,
                templates=resources.templates(),
                metrics=Metrics(metrics_folder(), [InboxMetrics(lambda: figures(self.engine, now))]),
                suggestions_per_minute=self.settings.suggestions_per_minute,
            )
        )

    def seal(self) -> Seal:
        return Seal(self.settings.secrets())

    @property
    def _zaf_sdk_url(self) -> str:
        sandbox = self.settings.zendesk_url
        if ACCOUNT in sandbox:  # all accounts of a sandbox have the same build
            sandbox = sandbox.replace(ACCOUNT, next(iter(self.accounts.names()), ""))
        return f"{sandbox}{SANDBOX_SDK}" if sandbox else ZENDESKS_SDK

    @property
    def data_folder(self) -> Path:
        """Where files of ours lie that are not in the database: beside it, if it is a file."""
        database = self.engine.url.database
        return Path(database).parent if self.engine.dialect.name == "sqlite" and database else Path("var")


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return uuid4().hex
