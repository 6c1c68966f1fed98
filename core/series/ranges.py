"""Row numbers in few words."""

from itertools import pairwise

SHOWN = 5


def ranges(rows: list[int]) -> str:
    """Row numbers in few words: "2-5, 9, 12"; an ellipsis ends a long list."""
    if not rows:
        return ""
    ordered = sorted(rows)
    starts = [0, *(i + 1 for i, (before, after) in enumerate(pairwise(ordered)) if after > before + 1), len(ordered)]
    runs = [(ordered[start], ordered[end - 1]) for start, end in pairwise(starts)]
    words = [str(first) if first == last else f"{first}-{last}" for first, last in runs[:SHOWN]]
    return ", ".join(words) + (", …" if len(runs) > SHOWN else "")
