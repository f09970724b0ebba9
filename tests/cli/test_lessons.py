"""`amends lessons` and `amends train --account`: what is given, what is refused, what is learnt and taken back."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from integration.cli.parser import parse
from integration.store import schema
from integration.store.engine import connect
from tests.lesson_fakes import ARRIVALS, NINTH_ARRIVAL

Run = Callable[..., tuple[int, str, str]]
Lines = Callable[..., str]
PLAIN = Path("classifier/examples/plain.jsonl")


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """A file of JSON Lines; texts stand for themselves."""

    def write(*rows: object) -> str:
        path = tmp_path / "examples.jsonl"
        path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def hotel(run: Run, tmp_path: Path) -> Run:
    """The command line of an account that has a type of its own."""
    run("db", "upgrade")
    file = tmp_path / "policy.yaml"
    file.write_text(run("policy", "export")[1].replace("types:\n", "types:\n  lost_booking: {}\n"), encoding="utf-8")
    assert run("policy", "import", str(file))[0] == 0
    return run


def example(number: int = 1, **changes: object) -> dict[str, object]:
    return {"id": f"e{number}", "text": "Where is my parcel?", "label": "late_delivery"} | changes


def arrivals(count: int = 8) -> list[dict[str, object]]:
    return [example(number, text=text, label="lost_booking") for number, text in enumerate(ARRIVALS[:count])]


def judged(run: Run, monkeypatch: pytest.MonkeyPatch, *words: str, text: str = NINTH_ARRIVAL) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({"id": 1, "text": text})))
    code, out, err = run("classify", *words)
    assert code == 0, err
    return str(json.loads(out)["type"])


def test_examples_are_counted_by_type(hotel: Run, lines: Lines) -> None:
    """The list says what there is, and what an own type still lacks; giving one again replaces it."""
    file = lines(*arrivals(5), example(7, subject="Parcel"), "", example(8, id=8))

    assert hotel("lessons", "add", file) == (0, "Examples kept: 7\n", "")
    assert hotel("lessons", "add", file)[0] == 0
    code, out, _ = hotel("lessons", "list")

    assert code == 0
    assert out.splitlines() == [
        "lost_booking                      0 corrections    5 examples   3 more and it can be learnt",
        "late_delivery                     0 corrections    2 examples",
        "7 lessons",
    ]
    assert json.loads(hotel("lessons", "list", "--json")[1]) == {
        "lessons": {
            "lost_booking": {"corrections": 0, "examples": 5},
            "late_delivery": {"corrections": 0, "examples": 2},
        },
        "missing": {"lost_booking": 3},
    }


def test_an_own_type_without_lessons_is_listed(hotel: Run) -> None:
    """Whoever has just made a type sees what it needs."""
    assert "8 more and it can be learnt" in hotel("lessons", "list")[1]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("nonsense", "this is not JSON"),
        ("[1]", "this is not an object"),
        (example(label="grumpy"), "label: 'grumpy' is neither"),
        (example(label=None), "label: should be text"),
        (example(text=" "), "text: should be text"),
        (example(text=["x"]), "text: should be text"),
        (example(subject=5), "subject: should be text"),
        (example(id=True), "id: should be text or a number"),
        (example(id=None), "id: should be text or a number"),
        (example(id="x" * 65), "id: should have between 1 and 64"),
        (example(1), "id: 'e1' stands in line 1 already"),
    ],
)
def test_each_wrong_line_is_named_and_none_is_kept(hotel: Run, lines: Lines, row: object, says: str) -> None:
    """All lines or none, so that a file can be mended and given again."""
    code, out, err = hotel("lessons", "add", lines(example(), row, example(3, label="x")))

    assert (code, out) == (1, "")
    assert err.splitlines()[0].startswith(f"amends: Line 2: {says}")
    assert err.splitlines()[1].startswith("amends: Line 3: label")
    assert hotel("lessons", "list")[1].endswith("0 lessons\n")


def test_a_file_without_examples_is_refused(hotel: Run, lines: Lines) -> None:
    """An empty file is a mistake, not a success."""
    assert "has no examples" in hotel("lessons", "add", lines(""))[2]


def test_lessons_are_dropped_by_ticket_or_type(hotel: Run, lines: Lines) -> None:
    """What was dropped is counted, and what is not there is said."""
    hotel("lessons", "add", lines(*arrivals(5)))

    assert hotel("lessons", "drop", "--type", "lost_booking") == (0, "Lessons forgotten: 5\n", "")
    assert hotel("lessons", "drop", "--type", "lost_booking")[0] == 1
    assert "no correction of ticket 101" in hotel("lessons", "drop", "--ticket", "101")[2]


def test_an_own_type_is_learnt_and_taken_back(hotel: Run, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight examples are enough for a ninth; judging without the account, and after a roll-back, is as before."""
    before = judged(hotel, monkeypatch, "--account", "demo")
    hotel("lessons", "add", lines(*arrivals()))

    code, out, err = hotel("train", "--account", "demo")

    assert code == 0, err
    assert out.splitlines()[:2] == ["Learnt from: 0 corrections, 8 examples", "Own types learnt: lost_booking"]
    assert out.splitlines()[-1] == "Published as model 1."
    assert judged(hotel, monkeypatch, "--account", "demo") == "lost_booking"
    assert judged(hotel, monkeypatch) == before != "lost_booking"
    parcel = "My parcel has not arrived, tracking has not moved for two weeks."
    assert judged(hotel, monkeypatch, "--account", "demo", text=parcel) == "late_delivery"
    assert hotel("train", "--account", "demo", "--roll-back")[1] == "The shipped model judges alone again.\n"
    assert judged(hotel, monkeypatch, "--account", "demo") == before
    assert "no model of its own to roll back from" in hotel("train", "--account", "demo", "--roll-back")[2]


def test_training_says_what_is_missing(hotel: Run, lines: Lines) -> None:
    """Too few lessons are refused by number, and the next command is named."""
    hotel("lessons", "add", lines(*arrivals(5)))

    code, _, err = hotel("train", "--account", "demo")

    assert code == 1
    assert "there are 0 to learn from. The type lost_booking lacks 3." in err
    assert "amends lessons add" in err


def test_harmful_lessons_are_refused(hotel: Run, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calling plain complaints something else teaches nothing: the report says why, and the judge stays as it was."""
    plain = [json.loads(line) for line in (Path(schema.__file__).parents[1] / PLAIN).read_text().splitlines()]
    wrong = [
        example(number, text=row["text"], label="data_loss" if row["labels"][0] != "data_loss" else "late_delivery")
        for number, row in enumerate(plain[::6])
    ]
    hotel("lessons", "add", lines(*wrong))

    code, out, _ = hotel("train", "--account", "demo", "--json")

    report = json.loads(out)
    assert code == 1
    assert report["published"] is None
    assert "would be forgotten" in report["refused"] or "contradict each other" in report["refused"]
    parcel = "My parcel has not arrived, tracking has not moved for two weeks."
    assert judged(hotel, monkeypatch, "--account", "demo", text=parcel) == "late_delivery"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "name what to learn from"),
        (["data"], "DATA needs --out FILE"),
        (["data", "--account", "demo"], "DATA does not go with --account"),
        (["--account", "demo", "--out", "x.npz"], "--out does not go with --account"),
        (["--account", "demo", "--seed", "0"], "--seed does not go with --account"),
        (["--roll-back"], "--roll-back needs --account"),
        (["data", "--out", "x.npz", "--roll-back"], "--roll-back needs --account"),
    ],
)
def test_what_does_not_go_together_is_named(
    run: Run, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    """Misuse exits with 2 and says which arguments are at odds."""
    with pytest.raises(SystemExit) as exit_:
        run("train", *words)

    assert exit_.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("words", [["lessons"], ["lessons", "add"], ["lessons", "drop"]])
def test_an_unfinished_command_is_misuse(words: list[str]) -> None:
    """argparse says what is missing."""
    with pytest.raises(SystemExit) as exit_:
        parse(words)

    assert exit_.value.code == 2


@pytest.mark.parametrize(
    "words", [["lessons", "list"], ["train", "--account", "demo"], ["classify", "--account", "demo"]]
)
def test_a_database_of_the_version_before_is_refused(run: Run, tmp_path: Path, words: list[str]) -> None:
    """Whoever updated Amends and forgot to migrate is told the command, not shown a traceback."""
    run("db", "upgrade")
    engine = connect(f"sqlite:///{tmp_path}/amends.sqlite3")
    schema.downgrade(engine, "0001")
    engine.dispose()

    code, _, err = run(*words)

    assert code == 1
    assert "amends db upgrade" in err
