"""The teacher: a sentence encoder fine-tuned on our examples, whose opinions on them and on variants are kept.

Only needed when examples have changed much: `.venv/bin/python benchmarks/teacher.py DATA FOLDER [WEIGHTS]`, about an
hour on two cores. FOLDER holds the encoder (all-MiniLM-L6-v2, Apache 2.0) as its packages ship it; torch and
transformers must be installed by hand, for nothing else here needs them. WEIGHTS are those of an earlier run to go on
from; the new ones are left beside the opinions' file, which is small enough to keep.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

sys.path.insert(0, str(Path(__file__).parents[1]))

from integration.classifier.examples import Example, teaching
from integration.classifier.heads import TYPES
from integration.classifier.network import Array
from integration.classifier.opinions import SHIPPED_OPINIONS, Opinions
from integration.classifier.targets import importance_of, labels_of
from integration.classifier.training import Recipe
from integration.classifier.variants import variants

_SEED = 7
_LONGEST = 128  # pieces
_BATCH = 32
_ROUNDS = 2
_WIDTH = 384
_SPEED, _SPEED_OF_HEAD = 8e-5, 2e-3


class Teacher(torch.nn.Module):
    """Mean-pooled encoder with a linear head over the types."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.enc = AutoModel.from_pretrained(folder)
        self.drop = torch.nn.Dropout(0.1)
        self.types = torch.nn.Linear(_WIDTH, len(TYPES))

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        pieces = self.tokenizer(list(texts), truncation=True, max_length=_LONGEST, padding=True, return_tensors="pt")
        hidden = self.enc(**pieces).last_hidden_state
        real = pieces["attention_mask"][..., None].float()
        logits: torch.Tensor = self.types(self.drop((hidden * real).sum(1) / real.sum(1)))
        return logits


def fine_tune(teacher: Teacher, examples: Sequence[tuple[Example, float]]) -> None:
    """Cross-entropy against soft labels, rare types louder, the speed falling to nothing."""
    labels = labels_of([example for example, _ in examples])
    importance = importance_of(labels, [weight for _, weight in examples])
    texts = [example.whole for example, _ in examples]
    groups = [
        {"params": teacher.enc.parameters(), "lr": _SPEED},
        {"params": teacher.types.parameters(), "lr": _SPEED_OF_HEAD},
    ]
    adam = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = _ROUNDS * -(-len(texts) // _BATCH)
    slower = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, step / (0.06 * steps)) * max(0.0, 1 - step / steps)
    )
    chance = np.random.default_rng(_SEED)
    teacher.train()
    for _ in range(_ROUNDS):
        for rows in _alike(texts, chance):
            surprise = -(torch.tensor(labels[rows]) * teacher([texts[row] for row in rows]).log_softmax(1)).sum(1)
            weights = torch.tensor(importance[rows])
            adam.zero_grad()
            ((surprise * weights).sum() / weights.sum()).backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            adam.step()
            slower.step()


def asked(teacher: Teacher, texts: Sequence[str]) -> Array:
    """The teacher's logits on each text."""
    teacher.eval()
    order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    logits = np.zeros((len(texts), len(TYPES)), dtype=np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), 2 * _BATCH):
            rows = order[start : start + 2 * _BATCH]
            logits[rows] = teacher([texts[row] for row in rows]).numpy()
    return logits


def _alike(texts: Sequence[str], chance: np.random.Generator) -> Iterator[list[int]]:
    """Batches of texts of like length, so that little is padded, in random order."""
    order = chance.permutation(len(texts)).tolist()
    for start in range(0, len(order), 40 * _BATCH):
        near = sorted(order[start : start + 40 * _BATCH], key=lambda row: len(texts[row]))
        batches = [near[first : first + _BATCH] for first in range(0, len(near), _BATCH)]
        yield from (batches[place] for place in chance.permutation(len(batches)))


def _main(data: Path, folder: Path, weights: Path | None = None) -> None:
    torch.manual_seed(_SEED)
    torch.use_deterministic_algorithms(mode=True)
    examples = teaching(data, _SEED)
    teacher = Teacher(folder)
    if weights:
        teacher.load_state_dict(torch.load(weights, weights_only=True), strict=False)
    else:
        fine_tune(teacher, examples)
        torch.save(teacher.state_dict(), SHIPPED_OPINIONS.with_suffix(".pt"))
    texts = [example.whole for example, _ in examples]
    texts += [text for _, text in variants([example for example, _ in examples], _SEED, Recipe().variants)]
    Opinions.of(texts, asked(teacher, texts)).save(SHIPPED_OPINIONS)


if __name__ == "__main__":
    _main(*map(Path, sys.argv[1:]))
