"""What any model of letters must beat: the next letter guessed from the letters just before it, by counting."""

import math
from collections import Counter
from collections.abc import Sequence

END = "\n"


def ngram_bits(train: Sequence[str], test: Sequence[str], n: int, letters: int) -> float:
    """Bits that an n-gram model of `train` needs for each letter of `test`, the newline that ends a name included.

    A letter's probability is its share after the n - 1 letters before it, mixed with that of the shorter context,
    down to 1 / letters (interpolation in the manner of Witten and Bell 1991), so nothing is impossible.
    """
    counts = [_counts(train, order) for order in range(1, n + 1)]
    bits, count = 0.0, 0
    for name in test:
        for context, letter in _letters(name, n):
            bits -= math.log2(_probability(counts, context, letter, letters))
            count += 1
    return bits / count


def _letters(name: str, n: int) -> list[tuple[str, str]]:
    """Each letter of a name with the n - 1 before it; before its beginning there are newlines."""
    padded = END * (n - 1) + name + END
    return [(padded[i : i + n - 1], padded[i + n - 1]) for i in range(len(name) + 1)]


def _counts(names: Sequence[str], n: int) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for name in names:
        for context, letter in _letters(name, n):
            found.setdefault(context, Counter())[letter] += 1
    return found


def _probability(counts: list[dict[str, Counter[str]]], context: str, letter: str, letters: int) -> float:
    probability = 1.0 / letters
    for order, after in enumerate(counts):
        seen = after.get(context[len(context) - order :])
        if seen:
            total, kinds = seen.total(), len(seen)
            probability = (seen[letter] + kinds * probability) / (total + kinds)
    return probability
