"""The teacher: a sentence encoder fine-tuned on our examples, whose opinions on them and on variants are kept.

Only needed when examples have changed much: `.venv/bin/python benchmarks/teacher.py DATA FOLDER OUT [again]`, about an
hour and a quarter on two cores that know bfloat16. FOLDER holds the encoder (all-MiniLM-L6-v2, Apache 2.0) as its
packages ship it; torch and transformers must be installed by hand, for nothing else here needs them. OUT is where the
teacher itself is left, for word vectors, and for asking `again` without teaching; the opinions go beside the weights.

A teacher is a pupil of its forerunners: what they thought is a part of its labels and of the opinions that are kept.
Each such generation was better than the one before.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

sys.path.insert(0, str(Path(__file__).parents[1]))

from integration.classifier.examples import Example, passed_over, teaching
from integration.classifier.heads import COLUMNS as HEADS
from integration.classifier.heads import SEVERITIES
from integration.classifier.heads import SEVERITY as SEVERITY_HEAD
from integration.classifier.heads import SIGNAL as SIGNAL_HEAD
from integration.classifier.network import Array
from integration.classifier.opinions import COLUMNS, ROOT, SEVERITY, SHIPPED_OPINIONS, SIGNAL, Opinions
from integration.classifier.scoring import shares
from integration.classifier.targets import Targets, importance_of, labels_of
from integration.classifier.training import Recipe
from integration.classifier.variants import variants

_SEED = 7
_WHOLE = "teacher.pt"
_LONGEST = 224  # pieces; nearly all messages are shorter
_BATCH = 32
_ROUNDS = 3
_WIDTH = 384
_SPEED, _SPEED_OF_HEADS = 1e-4, 2e-3
_SIGNALS_LOUD, _SEVERITY_LOUD = 0.5, 0.3
_FORERUNNERS = 0.4  # how much of a label, and of an opinion, is what the teachers before thought of the text


class Teacher(torch.nn.Module):
    """Mean-pooled encoder with a linear head over types, severities and signals, in the order opinions are kept in."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.enc = AutoModel.from_pretrained(folder)
        self.drop = torch.nn.Dropout(0.1)
        self.heads = torch.nn.Linear(_WIDTH, COLUMNS)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        pieces = self.tokenizer(list(texts), truncation=True, max_length=_LONGEST, padding=True, return_tensors="pt")
        hidden = self.enc(**pieces).last_hidden_state
        real = pieces["attention_mask"][..., None].float()
        logits: torch.Tensor = self.heads(self.drop((hidden * real).sum(1) / real.sum(1)))
        return logits


@dataclass(frozen=True)
class Lessons:
    """What each text is labelled with: types as soft labels, severities and signals where somebody looked."""

    texts: list[str]
    types: torch.Tensor
    importance: torch.Tensor
    rest: torch.Tensor
    weights: torch.Tensor

    @classmethod
    def of(cls, examples: Sequence[tuple[Example, float]], forerunners: Opinions) -> "Lessons":
        labels = labels_of([example for example, _ in examples])
        types = labels.copy()
        for row, (example, _) in enumerate(examples):
            if opinion := forerunners.on(example.whole):
                types[row] += _FORERUNNERS * (shares(opinion.root, 1.0) - labels[row])
        targets = Targets.of(examples, (), Opinions.none())
        columns = [*range(HEADS)[SEVERITY_HEAD], *range(HEADS)[SIGNAL_HEAD]]
        return cls(
            [example.whole for example, _ in examples],
            torch.tensor(types),
            torch.tensor(importance_of(labels, [weight for _, weight in examples])),
            torch.tensor(targets.wanted[:, columns]),
            torch.tensor(targets.weights[:, columns]),
        )

    def surprise(self, said: torch.Tensor, rows: list[int]) -> torch.Tensor:
        """Cross-entropy: of the types with rare ones louder, of severities and signals where they are known."""
        importance, wanted, weights = self.importance[rows], self.rest[rows], self.weights[rows]
        severities = len(SEVERITIES)
        types = -(self.types[rows] * said[:, ROOT].log_softmax(1)).sum(1)
        severity = -(wanted[:, :severities] * said[:, SEVERITY].log_softmax(1) * weights[:, :severities]).sum()
        signals = torch.nn.functional.binary_cross_entropy_with_logits(
            said[:, SIGNAL], wanted[:, severities:], weights[:, severities:], reduction="sum"
        )
        whole: torch.Tensor = (types * importance).sum() / importance.sum()
        return whole + (_SEVERITY_LOUD * severity + _SIGNALS_LOUD * signals) / len(rows)


def fine_tune(teacher: Teacher, lessons: Lessons) -> None:
    """Adam with weight decay, the speed rising at first and then falling to nothing."""
    groups = [
        {"params": teacher.enc.parameters(), "lr": _SPEED},
        {"params": teacher.heads.parameters(), "lr": _SPEED_OF_HEADS},
    ]
    adam = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = _ROUNDS * -(-len(lessons.texts) // _BATCH)
    slower = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, step / (0.06 * steps)) * max(0.0, 1 - step / steps)
    )
    chance = np.random.default_rng(_SEED)
    teacher.train()
    for _ in range(_ROUNDS):
        for rows in _alike(lessons.texts, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                said = teacher([lessons.texts[row] for row in rows])
            adam.zero_grad()
            lessons.surprise(said.float(), rows).backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            adam.step()
            slower.step()


def asked(teacher: Teacher, texts: Sequence[str]) -> Array:
    """The teacher's logits on each text."""
    teacher.eval()
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    logits = np.zeros((len(texts), COLUMNS), dtype=np.float32)
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), 2 * _BATCH):
            rows = order[start : start + 2 * _BATCH]
            logits[rows] = teacher([texts[row] for row in rows]).float().numpy()
    return logits


def joined(texts: Sequence[str], logits: Array, forerunners: Opinions) -> Opinions:
    """The teacher's opinions, and where its forerunners were asked too, theirs with them."""
    together = logits.copy()
    for row, text in enumerate(texts):
        if opinion := forerunners.on(text):
            together[row] += _FORERUNNERS * (np.concatenate(opinion) - together[row])
    return Opinions.of(texts, together)


def _alike(texts: Sequence[str], chance: np.random.Generator) -> Iterator[list[int]]:
    """Batches of texts of like length, so that little is padded, in random order."""
    order = chance.permutation(len(texts)).tolist()
    for start in range(0, len(order), 40 * _BATCH):
        near = sorted(order[start : start + 40 * _BATCH], key=lambda row: len(texts[row]))
        batches = [near[first : first + _BATCH] for first in range(0, len(near), _BATCH)]
        yield from (batches[place] for place in chance.permutation(len(batches)))


def _kept(teacher: Teacher, folder: Path, out: Path) -> None:
    """The encoder as its packages keep it, so that word vectors are made from it in the same way; heads beside it."""
    teacher.enc.save_pretrained(out)
    shutil.copy(folder / "vocab.txt", out)
    torch.save(teacher.state_dict(), out / _WHOLE)


def _main(data: Path, folder: Path, out: Path, *, again: bool) -> None:
    torch.manual_seed(_SEED)
    torch.use_deterministic_algorithms(mode=True)
    examples, forerunners = teaching(data, _SEED), Opinions.load()
    teacher = Teacher(folder)
    if again:
        teacher.load_state_dict(torch.load(out / _WHOLE, weights_only=True))
    else:
        fine_tune(teacher, Lessons.of(examples, forerunners))
        _kept(teacher, folder, out)
    texts = [example.whole for example, _ in examples]
    texts += [text for _, text in variants([example for example, _ in examples], _SEED, Recipe().variants)]
    texts += passed_over(data, examples)
    joined(texts, asked(teacher, texts), forerunners).save(SHIPPED_OPINIONS)


if __name__ == "__main__":
    _main(*map(Path, sys.argv[1:4]), again=sys.argv[4:] == ["again"])
