"""Fits a weighted softmax regression with soft labels by L-BFGS, for the linear alternatives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

Array = NDArray[np.float64]

_STEPS = 100


@dataclass(frozen=True, slots=True)
class Fit:
    weights: Array  # one row per feature, one column per class
    bias: Array

    def logits(self, matrix: sparse.csr_matrix) -> Array:
        scored: Array = matrix @ self.weights + self.bias
        return scored


def fit(matrix: sparse.csr_matrix, labels: Array, importance: Array, penalty: float) -> Fit:
    """`labels` has a distribution per row; `importance` is the weight of each row; `penalty` is on squared weights."""
    used = np.unique(matrix.indices)  # a feature no row has keeps the weight zero, and need not be carried along
    weights, bias = _descended(matrix[:, used].tocsr(), labels, importance / importance.sum(), penalty)
    whole = np.zeros((matrix.shape[1], labels.shape[1]))
    whole[used] = weights
    return Fit(whole, bias)


def _descended(matrix: sparse.csr_matrix, labels: Array, shares: Array, penalty: float) -> tuple[Array, Array]:
    features, classes = matrix.shape[1], labels.shape[1]
    across = matrix.T.tocsr()

    def loss(flat: Array) -> tuple[float, Array]:
        weights, bias = flat[:-classes].reshape(features, classes), flat[-classes:]
        logits = matrix @ weights + bias
        logits -= logits.max(axis=1, keepdims=True)
        logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        slope = (np.exp(logs) - labels) * shares[:, None]
        value = -(shares @ (labels * logs).sum(axis=1)) + penalty * float((weights**2).sum())
        return value, np.concatenate([(across @ slope + 2 * penalty * weights).ravel(), slope.sum(axis=0)])

    start = np.zeros(features * classes + classes)
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return found[:-classes].reshape(features, classes), found[-classes:]
