"""What a judgement promises: honest chances, exact spans, silence where it is not sure, and no text that breaks it."""

import dataclasses
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.apology.complaint import Abstention, Complaint, ComplaintType, Severity
from integration.apology.reading import Reading, Signal, SignalKind, Span, Where
from integration.classifier.examples import OWN_EXAMPLES, read
from integration.classifier.judge import TrainedJudge, load_judge
from integration.classifier.weights import Weights
from integration.errors import BadInput
from tests.classifier.conftest import MakeReading

ODD_TEXTS = (
    "my order is late " * 60_000,
    "a" * 1_000_000,
    "WHERE IS MY PARCEL!!!! THIS IS A DISGRACE!!!!",
    "\u202eﷺ İstanbul 👩‍👩‍👧 ﬁrst \x00\x07 \ud7ff",
    "<script>alert(1)</script> &amp; {{ticket.id}}",
    "VGhpcyBpcyBub3QgYSBjb21wbGFpbnQ=" * 400,
    "@" * 20_000,
    "x'" * 10_000,
    "1.2,3/4-" * 2_500,
    "a " * 6_000,
    "no. " * 3_000,
    "a! " * 4_000,
    "a\n" * 6_000,
    "late\n" * 2_400,
)


def _check(complaint: Complaint, reading: Reading) -> None:
    assert sum(complaint.scores.values()) == pytest.approx(1.0, abs=1e-4)
    assert set(complaint.scores) == set(ComplaintType)
    assert 0 <= complaint.confidence <= 1
    assert complaint.type not in complaint.secondary
    assert ComplaintType.NOT_A_COMPLAINT not in complaint.secondary
    assert len(complaint.evidence) <= 5
    for evidence in complaint.evidence:
        span = evidence.span
        words = reading.subject if span.where is Where.SUBJECT else reading.text
        assert words[span.start : span.end] == span.quote
        assert 0 < evidence.weight <= 1


def _seconds(judge: TrainedJudge, asked: Reading) -> float:
    started = time.thread_time()
    judge.judge(asked, 0.5)
    return time.thread_time() - started


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("My parcel has not arrived, tracking has not moved for two weeks.", "late_delivery"),
        ("You charged my card twice for the same order.", "billing_error"),
        ("The vase arrived smashed to pieces in the box.", "damaged_item"),
        ("All my playlists have been deleted and I can't get them back.", "data_loss"),
        ("What is your refund policy?", "not_a_complaint"),
        ("You cancelled my order because you could not verify my identity.", "order_cancelled_verification"),
    ],
)
def test_the_plainest_messages_are_understood(judge: TrainedJudge, reading: MakeReading, text: str, type_: str) -> None:
    """A message that says the failure outright gets its type."""
    assert judge.judge(reading(text), 0.0).type == type_


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_are_judged_quickly(judge: TrainedJudge, reading: MakeReading, text: str) -> None:
    """However long or strange, a text is judged without an error, by its beginning, in bounded time."""
    asked = reading(text)
    complaint = judge.judge(asked, 0.5)
    _check(complaint, asked)
    assert min(_seconds(judge, asked) for _ in range(5)) < 0.05


@pytest.mark.parametrize(
    "text",
    [
        "VGhpcyBpcyBub3QgYSBjb21wbGFpbnQgYXQgYWxsLCBpdCBpcyBhIHBpY3R1cmU " * 20,
        "xqzvw kfjgh plmnb trwqs zxcvb " * 10,
        "A" * 500,
        "aaaa",
        "aaaa " * 50,
        "hello",
        "refund refund refund",
        "ÿØÿà JFIF ÿÛ ¡±Áð ³br ÑáñCSc " * 10,
        "\u202e\u202d\u200f \u05d0\u05d1\u05d2 \u05d3\u05d4 \u0627\u0644\u0633\u0644\u0627\u0645",
        "\x00\x01\x02\x03 \x1b[31m",
        "😡😡😡 🤬 📦",
    ],
)
def test_what_is_no_message_gets_no_confident_answer(judge: TrainedJudge, reading: MakeReading, text: str) -> None:
    """Code, noise and signs are not guessed at, however low the account's threshold."""
    complaint = judge.judge(reading(text), 0.35)
    assert complaint.abstention in {Abstention.UNSURE, Abstention.NO_WORDS}
    assert complaint.confidence < 0.35


@settings(max_examples=60, deadline=None)
@given(subject=st.text(max_size=60), text=st.text(max_size=300))
def test_any_text_keeps_the_contract(subject: str, text: str) -> None:
    """Chances sum to one and spans quote the message, whatever it is."""
    asked = Reading(subject=subject, text=text, language="en", name=None)
    _check(load_judge().judge(asked, 0.5), asked)


def test_our_own_examples_keep_the_contract(judge: TrainedJudge, reading: MakeReading) -> None:
    """Real-looking messages with subjects get exact spans in both places, and each level of severity occurs."""
    levels = set()
    for example in list(read(OWN_EXAMPLES / "written.jsonl"))[:80]:
        asked = reading(example.text, example.subject)
        complaint = judge.judge(asked, 0.5)
        _check(complaint, asked)
        levels.add(complaint.severity)
    assert levels == set(Severity)


@pytest.mark.parametrize("text", ["", "   \n", "???", "12345", "😡"])
def test_without_words_it_is_silent(judge: TrainedJudge, reading: MakeReading, text: str) -> None:
    """Where there is nothing to read, it says so and shows no evidence."""
    complaint = judge.judge(reading(text), 0.5)
    assert complaint.abstention is Abstention.NO_WORDS
    assert complaint.evidence == ()


@pytest.mark.parametrize(
    ("language", "abstention"),
    [("de", Abstention.LANGUAGE), ("pt-BR", Abstention.LANGUAGE), ("en-GB", None), ("", None)],
)
def test_it_says_when_it_has_not_learnt_the_language(
    judge: TrainedJudge, reading: MakeReading, language: str, abstention: Abstention | None
) -> None:
    """A known language it was not trained on is left alone; an unknown one is tried."""
    text = "My parcel never arrived. Tracking has not moved for two weeks, where is my delivery?"
    assert judge.judge(reading(text, language=language), 0.0).abstention is abstention


def test_below_the_threshold_it_is_unsure_but_still_guesses(judge: TrainedJudge, reading: MakeReading) -> None:
    """The threshold changes whether it speaks, not what it thinks."""
    asked = reading("My parcel never arrived. Tracking has not moved for two weeks, where is my delivery?")
    bold, timid = judge.judge(asked, 0.0), judge.judge(asked, 1.01)
    assert bold.abstention is None
    assert timid.abstention is Abstention.UNSURE
    assert dataclasses.replace(timid, abstention=None) == bold


LEGAL = Signal(SignalKind.LEGAL_THREAT, Span(Where.TEXT, 3, 12, "solicitor"))


def _with_bars(judge: TrainedJudge, bar: float) -> TrainedJudge:
    weights = judge.weights
    notes = {**weights.notes, "signal_bars": [bar] * len(SignalKind)}
    return TrainedJudge(Weights(weights.vocabulary, weights.network, notes))


def test_a_signal_said_outright_is_heard_and_quoted(judge: TrainedJudge, reading: MakeReading) -> None:
    """Without any pattern the judge hears a threat of court, and quotes words that stand in the message."""
    text = "The sofa is torn and you ignore me. My lawyer is filing a claim in court on Monday."
    heard = {signal.kind: signal.span for signal in judge.judge(reading(text), 0.0).signals}
    span = heard[SignalKind.LEGAL_THREAT]
    assert text[span.start : span.end] == span.quote
    assert {"lawyer", "claim", "court", "filing"} & set(span.quote.split())


def test_a_patterns_find_weighs_much_but_not_all(judge: TrainedJudge, reading: MakeReading) -> None:
    """What a pattern found is kept with its own quote where the bar is near, and dropped where nothing else agrees."""
    asked = dataclasses.replace(reading("My solicitor liked the lamp."), signals=(LEGAL,))
    assert _with_bars(judge, -100.0).judge(asked, 0.0).signals[0] == LEGAL
    assert _with_bars(judge, 100.0).judge(asked, 0.0).signals == ()


@pytest.mark.parametrize(("text", "language"), [("Mein Anwalt schreibt Ihnen.", "de"), ("???", "en")])
def test_patterns_stand_alone_where_the_judge_cannot_read(
    judge: TrainedJudge, reading: MakeReading, text: str, language: str
) -> None:
    """In a language it has not learnt, and without words, the judge leaves the reading's signals as they are."""
    asked = dataclasses.replace(reading(text, language=language), signals=(LEGAL,))
    assert _with_bars(judge, 100.0).judge(asked, 0.0).signals == (LEGAL,)


def test_a_question_is_no_complaint(judge: TrainedJudge, reading: MakeReading) -> None:
    """A plain question gets no apology, and no secondary complaint."""
    complaint = judge.judge(reading("Hi, how do I change my delivery address? Thank you!"), 0.0)
    assert complaint.abstention is Abstention.NOT_A_COMPLAINT
    assert complaint.secondary == ()


def test_it_is_never_certain(judge: TrainedJudge, reading: MakeReading) -> None:
    """However plain a message is, nobody has counted enough of them to promise an agent 100 %."""
    plain = "Two plates broken. Both plates broken in the post, smashed to pieces when the box was opened."
    assert judge.judge(reading(plain), 0.5).confidence == 0.99


def test_the_evidence_is_faithful(judge: TrainedJudge, reading: MakeReading) -> None:
    """Blanking the words shown lowers the chance of the type nearly always, and by half on the average message."""
    kept = []
    for example in list(read(OWN_EXAMPLES / "plain.jsonl"))[::5]:
        before = judge.judge(reading(example.text), 0.0)
        text = example.text
        for evidence in before.evidence:
            span = evidence.span
            text = text[: span.start] + " " * len(span.quote) + text[span.end :]
        kept.append(judge.judge(reading(text), 0.0).scores[before.type] / before.scores[before.type])
    assert np.mean(np.array(kept) < 1) > 0.95
    assert np.median(kept) < 0.5


def test_the_same_message_is_always_judged_the_same(judge: TrainedJudge, reading: MakeReading) -> None:
    """Nothing is left to chance or to what was judged before."""
    asked = reading("The lamp came without its plug and you have billed me for two.", "Order 3318")
    first = judge.judge(asked, 0.3)
    judge.judge(reading("Something else entirely."), 0.3)
    assert judge.judge(asked, 0.3) == first


def test_missing_weights_are_named(tmp_path: Path) -> None:
    """A path without weights is an error that says which file."""
    with pytest.raises(BadInput, match=r"nowhere\.bin"):
        load_judge(tmp_path / "nowhere.bin")
