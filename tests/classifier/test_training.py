"""Training from examples to weights: reproducible, honest about its data, and better than keyword rules."""

import json
from pathlib import Path

import numpy as np
import pytest

from integration.apology.complaint import ComplaintType, Severity
from integration.apology.reading import Reading
from integration.classifier.calibration import best_bar, best_temperature
from integration.classifier.evaluation import answer, evaluate, report
from integration.classifier.examples import (
    OWN_EXAMPLES,
    Example,
    judges_signals,
    own_examples,
    passed_over,
    read,
    teaching,
)
from integration.classifier.heads import SIGNAL, TYPES
from integration.classifier.judge import TrainedJudge, load_judge
from integration.classifier.keyword_rules import KeywordRules
from integration.classifier.learning import Course
from integration.classifier.opinions import COLUMNS, SEVERITY, Opinions
from integration.classifier.targets import Targets, labels_of
from integration.classifier.training import Lessons, Recipe, train_on
from integration.classifier.variants import variants
from integration.classifier.vectors import WordVectors
from integration.classifier.weights import Weights
from integration.errors import BadInput

TEXTS = (
    ("my parcel is late", "late_delivery", Severity.MEDIUM),
    ("where is my parcel", "late_delivery", Severity.LOW),
    ("the parcel never arrived", "late_delivery", Severity.MEDIUM),
    ("you charged me twice", "billing_error", Severity.MEDIUM),
    ("charged twice for one order", "billing_error", Severity.HIGH),
    ("why was i charged again", "billing_error", Severity.LOW),
    ("thank you so much", "not_a_complaint", Severity.LOW),
    ("what time do you open", "not_a_complaint", Severity.LOW),
    ("how do i change my address", "not_a_complaint", Severity.LOW),
)
SAMPLE = [
    (Example("", text, (type_,), severity, ("written", "plain", "shop")[row % 3], f"g{row}"), 1.0)
    for row, (text, type_, severity) in enumerate(TEXTS)
]
VECTORS = WordVectors(("package", "parcel", "zebra"), np.array([[0.9, 0.436], [1, 0], [0, 1]], dtype=np.float32))


DRILL = Course(
    rounds=120, batch=3, speed=0.01, speed_of_words=0.01, deaf_pooled=0, deaf_vectors=0, deaf_together=0, misheard=0
)
SMALL = Recipe(windows=16, middle=8, buckets=256, seldom=1, course=DRILL)


def _trained(path: Path) -> TrainedJudge:
    train_on(Lessons(SAMPLE, VECTORS, Opinions.none()), path, seed=1, recipe=SMALL)
    return load_judge(path)


def test_the_same_data_make_the_same_bytes(tmp_path: Path) -> None:
    """Two runs over the same examples write identical files, which say what they were made from."""
    one = train_on(Lessons(SAMPLE, VECTORS, Opinions.none()), tmp_path / "one.bin", seed=1, recipe=SMALL)
    train_on(Lessons(SAMPLE, VECTORS, Opinions.none()), tmp_path / "two.bin", seed=1, recipe=SMALL)
    assert (tmp_path / "one.bin").read_bytes() == (tmp_path / "two.bin").read_bytes()
    notes = Weights.load(tmp_path / "one.bin").notes
    assert notes["training"]["data"] == one.data
    assert notes["languages"] == ["en"]
    assert one.by_source == {"plain": 3, "shop": 3, "written": 3}


def test_another_seed_makes_another_network(tmp_path: Path) -> None:
    """The seed is what chance depends on, and all it depends on."""
    train_on(Lessons(SAMPLE, VECTORS, Opinions.none()), tmp_path / "one.bin", seed=1, recipe=SMALL)
    train_on(Lessons(SAMPLE, VECTORS, Opinions.none()), tmp_path / "two.bin", seed=2, recipe=SMALL)
    assert Weights.load(tmp_path / "one.bin").fingerprint != Weights.load(tmp_path / "two.bin").fingerprint


def test_what_was_taught_is_known(tmp_path: Path) -> None:
    """A model fitted on nine messages gets them right."""
    judge = _trained(tmp_path / "small.bin")
    said = [_likeliest(judge, text) for text, _, _ in TEXTS]
    assert said == [type_ for _, type_, _ in TEXTS]


def test_a_word_never_seen_leans_on_its_vector(tmp_path: Path) -> None:
    """ "package" is judged like "parcel" since their vectors are close, more so than a word that is far from both."""
    judge = _trained(tmp_path / "vectors.bin")
    near, far = (
        judge.judge(Reading("", f"my {word} is late", "en", None), 0.0).scores["late_delivery"]
        for word in ("package", "zebra")
    )
    assert near > far


def test_the_teacher_is_listened_to(tmp_path: Path) -> None:
    """An opinion on a labelled text moves what is learnt of its type and of how severe it is."""
    text = "where is my parcel"
    logits = np.full((1, COLUMNS), -8.0, dtype=np.float32)
    logits[0, TYPES.index(ComplaintType.POOR_SERVICE)] = 8.0
    logits[0, SEVERITY.stop - 1] = 8.0
    train_on(Lessons(SAMPLE, VECTORS, Opinions.of([text], logits)), tmp_path / "with.bin", seed=1, recipe=SMALL)
    alone, taught = _trained(tmp_path / "without.bin"), load_judge(tmp_path / "with.bin")
    asked = Reading("", text, "en", None)
    assert taught.judge(asked, 0.0).scores["poor_service"] > alone.judge(asked, 0.0).scores["poor_service"] + 0.1
    assert alone.judge(asked, 0.0).severity is Severity.LOW
    assert taught.judge(asked, 0.0).severity is not Severity.LOW


def test_opinions_are_kept_and_found_again(tmp_path: Path) -> None:
    """What was saved is read back, by text; of other texts there is no opinion."""
    logits = np.zeros((2, COLUMNS), dtype=np.float32)
    logits[1, :3] = (0.0, 3.0, -3.0)
    logits[1, -2:] = (-4.0, 2.0)
    Opinions.of(["one", "two"], logits).save(tmp_path / "opinions.npz")
    kept = Opinions.load(tmp_path / "opinions.npz")
    found = kept.on("two")
    assert found is not None
    assert found.root[:3] == pytest.approx(logits[1, :3], abs=0.1)
    assert found.signal[-2:] == pytest.approx([-4.0, 2.0], abs=0.1)
    assert kept.on("three") is None


def test_variants_are_made_of_the_example() -> None:
    """The same seed makes the same variants, out of words the examples have, and none is the example itself."""
    examples = [example for example, _ in SAMPLE]
    one, two = variants(examples, 3, each=4), variants(examples, 3, each=4)
    vocabulary = {word for example in examples for word in example.whole.split()}
    assert one == two
    assert one
    assert all(text != example.whole and set(text.split()) <= vocabulary for example, text in one)


def _likeliest(judge: TrainedJudge, text: str) -> str:
    scores = judge.judge(Reading("", text, "en", None), 0.0).scores
    return max(scores, key=lambda type_: scores[type_])


def test_the_root_failure_has_most_of_the_label() -> None:
    """Secondary types share what the first leaves."""
    row = labels_of([Example("", "x", ("late_delivery", "poor_service"), None, "written", "g")])[0]
    types = list(ComplaintType)
    assert row[types.index(ComplaintType.LATE_DELIVERY)] == pytest.approx(0.75)
    assert row[types.index(ComplaintType.POOR_SERVICE)] == pytest.approx(0.25)


def test_the_judging_quarter_teaches_no_signal() -> None:
    """Signals of the quarter kept for judging count nothing in training; those of other messages do."""
    taught = [(example, 1.0) for example in own_examples() if example.signals]
    targets = Targets.of(taught, [], Opinions.none())
    counted = targets.weights[:, SIGNAL].any(axis=1).tolist()
    assert counted == [not judges_signals(example) for example, _ in taught]
    assert not all(counted)


def test_temperature_cools_a_bold_model() -> None:
    """A model that is always sure and right every second time is told to doubt."""
    logits = np.tile([[4.0, 0.0]], (10, 1))
    labels = np.array([[1.0, 0.0], [0.0, 1.0]] * 5)
    assert best_temperature(logits, labels, np.ones(10)) > 5


def test_the_bar_parts_true_from_false_second_types() -> None:
    """With true second types at 0.4 and false ones at 0.2, the bar lies between."""
    chances = np.zeros((2, len(TYPES)))
    chances[:, :3] = [0.9, 0.4, 0.2]
    reported = np.zeros((2, len(TYPES)), dtype=bool)
    reported[:, :2] = True
    assert 0.2 < best_bar(chances, reported, np.array([0, 0])) <= 0.4


def test_teaching_reads_only_what_may_teach(tmp_path: Path) -> None:
    """The files for judging are never opened, even when they lie beside the others; a cap holds per source and type."""
    row = {"id": "a", "text": "late parcel", "label": "late_delivery", "source": "bank"}
    lines = [json.dumps({**row, "id": str(number), "text": f"late parcel {number}"}) for number in range(200)]
    (tmp_path / "mapped_free.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "cfpb_read.jsonl").write_text(json.dumps({**row, "source": "cfpb"}), encoding="utf-8")
    (tmp_path / "gold_dev.jsonl").write_text("not even JSON", encoding="utf-8")
    taught = teaching(tmp_path, seed=1)
    sources = [example.source for example, _ in taught]
    assert 0 < sources.count("bank") < 200
    assert sources.count("written") > 1_000
    rest = passed_over(tmp_path, taught)
    assert len(rest) == 200 - sources.count("bank")
    assert not set(rest) & {example.whole for example, _ in taught}


@pytest.mark.parametrize("line", ['{"id": "1", "text": "x", "labels": ["grumpy"]}', "{"])
def test_examples_that_cannot_be_used_are_named(tmp_path: Path, line: str) -> None:
    """An unknown label or a torn line says which file it is in."""
    path = tmp_path / "mine.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BadInput, match=r"mine\.jsonl"):
        list(read(path))


def test_the_trained_judge_beats_keyword_rules_on_messages_held_out(tmp_path: Path) -> None:
    """Trained on the plain examples but every third, it is right more often on those than keyword rules are."""
    plain = list(read(OWN_EXAMPLES / "plain.jsonl"))
    held_out = plain[::3]
    taught = [(example, 1.0) for row, example in enumerate(plain) if row % 3]
    recipe = Recipe(windows=48, middle=16, buckets=1024, course=Course(rounds=12, batch=16, speed_of_words=2e-3))
    train_on(Lessons(taught, WordVectors.load(), Opinions.none()), tmp_path / "plain.bin", seed=1, recipe=recipe)
    judge = load_judge(tmp_path / "plain.bin")
    ours = report([answer(judge, example) for example in held_out])
    theirs = report([answer(KeywordRules(), example) for example in held_out])
    assert ours.overall.strict > theirs.overall.strict
    assert ours.overall.macro_f1 > theirs.overall.macro_f1


def test_weights_of_another_kind_are_refused(tmp_path: Path) -> None:
    """A file that is cut short, or that is something else, is named, and nothing in it is run."""
    _trained(tmp_path / "whole.bin")
    whole = (tmp_path / "whole.bin").read_bytes()
    for name, content in {"short.bin": whole[:-200], "other.bin": b"PK\x03\x04" + whole, "none.bin": b"none"}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadInput, match=name):
            Weights.load(tmp_path / name)


def test_evaluate_reads_a_folder(tmp_path: Path) -> None:
    """Every gold file of a folder is judged, other languages left out."""
    rows = [
        {"id": "1", "text": "You charged me twice.", "labels": ["billing_error"], "severity": "medium"},
        {"id": "2", "text": "Cobraram duas vezes.", "labels": ["billing_error"], "severity": "low", "language": "pt"},
    ]
    (tmp_path / "gold_dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = evaluate(KeywordRules(), tmp_path)
    assert found.overall.messages == 1
    assert found.overall.strict == 1.0
