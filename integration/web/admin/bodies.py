"""What the admin pages send, checked field by field; none of it is trusted."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from integration.web.bodies import Key

MOST_CHARACTERS = 2_000
MOST_TEXT = 20_000
MOST_CODES = 20_000
MOST_EXAMPLES = 200
LARGEST = 2**31 - 1  # of a number in the database

Revision = Annotated[int, Field(ge=0, le=LARGEST)]
Number = Annotated[int, Field(ge=1, le=LARGEST)]
# A NUL is refused by databases, and by nobody typed.
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MOST_CHARACTERS, pattern=r"^[^\x00]*$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64, pattern=r"^[^\x00-\x1f]*$")]
OneCode = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00-\x1f]*$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=MOST_TEXT, pattern=r"^[^\x00]*$")]
FactName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$|^field:[0-9]{1,19}$")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DraftBody(_Body):
    """`PUT /admin/policy`. `was` is the document the page has read, to tell what others changed meanwhile."""

    revision: Revision
    document: dict[str, Any]
    was: dict[str, Any] | None = None


class PublishBody(_Body):
    """`POST /admin/policy/publish`."""

    revision: Revision
    note: Line = ""


class RollBackBody(_Body):
    """`POST /admin/policy/rollback`."""

    number: Number
    note: Line = ""


class ImportBody(_Body):
    """`POST /admin/policy/import`."""

    revision: Revision
    yaml: str


class CodesBody(_Body):
    """`POST /admin/codes`."""

    pool: Name
    codes: Annotated[list[OneCode], Field(min_length=1, max_length=MOST_CODES)]


class ExamplesBody(_Body):
    """`POST /admin/types/<type>/examples`."""

    texts: Annotated[list[Text], Field(min_length=1, max_length=MOST_EXAMPLES)]


class TryBody(_Body):
    """`POST /admin/try`: a ticket of Zendesk's or one written down, and a policy (without: the draft).

    `facts` are supposed, by the names that conditions use, and beat what the ticket says.
    """

    document: dict[str, Any] | None = None
    ticket_id: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,19}$")] | None = None
    subject: Annotated[str, StringConstraints(max_length=500)] = ""
    text: Annotated[str, StringConstraints(max_length=MOST_TEXT)] = ""
    facts: Annotated[dict[FactName, Line], Field(max_length=100)] = {}
    type: Key | None = None
    anyway: bool = False
