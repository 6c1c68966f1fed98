"""Lists of names as people have them: read rightly, or refused with a reason; and the n-gram baselines."""

import math
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.names.names import MOST_BYTES, read
from core.names.ngrams import ngram_bits
from core.refusal import Refusal

TEN = ["aardonyx", "bagaceratops", "coelophysis", "datousaurus", "echinodon"] * 2


@pytest.mark.parametrize(
    ("data", "first"),
    [
        ("\n".join(TEN).encode(), "aardonyx"),
        ("\r\n".join(TEN).encode(), "aardonyx"),
        ("\n\n \n".join(TEN).encode(), "aardonyx"),
        ("\n".join(TEN).upper().encode(), "aardonyx"),
        ("\n".join(["Åsa", *TEN]).encode(), "åsa"),
        ("\n".join(["A\u030asa", *TEN]).encode(), "åsa"),
        ("\n".join(["Åsa", *TEN]).encode("latin-1"), "åsa"),
        ("\n".join(["Åsa", *TEN]).encode("utf-16"), "åsa"),
        (b"\xef\xbb\xbf" + "\n".join(TEN).encode(), "aardonyx"),
        ("\n".join(["恐竜", *TEN]).encode(), "恐竜"),
        ("\n".join(f'"{name}",1,x' for name in TEN).encode(), "aardonyx"),
        ("\n".join(f"{name};1" for name in TEN).encode(), "aardonyx"),
        ("\n".join(f"{name}\t1" for name in TEN).encode(), "aardonyx"),
    ],
)
def test_lists_are_read(data, first):
    names = read(data)
    assert names.names[0] == first
    assert names.vocabulary[0] == "\n"
    assert len(names.names) in (10, 11)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "few"), (b"\n\n\n", "few"), (b"one\ntwo", "few"), (b"a" * 41 + b"\n" * 20, "long"),
        (b"x\n" * (MOST_BYTES // 2 + 1), "huge"), (bytes(range(256)) * 4, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
    ],
)  # fmt: skip
def test_what_can_not_be_learned_from_is_refused(data, reason):
    with pytest.raises(Refusal) as error:
        read(data)
    assert error.value.reason == reason


@given(st.binary(max_size=300))
def test_no_bytes_whatever_do_harm(data):
    with suppress(Refusal):
        names = read(data)
        assert names.vocabulary[0] == "\n"
        for name in names.names:
            assert [names.vocabulary[index] for index in names.indices(name)] == list(name)


def test_unigram_of_a_known_list():
    """Two letters and the end, equally often: log2(3) bits each, but for the weight of what was never seen."""
    train = ["ab"] * 1000
    assert ngram_bits(train, ["ab"], 1, 3) == pytest.approx(math.log2(3), rel=1e-3)
    assert ngram_bits(train, ["ab"], 2, 3) < 0.02


@pytest.mark.parametrize("n", [1, 2, 3])
def test_bits_are_those_of_shares_mixed_with_the_shares_of_the_shorter_context(n):
    train, asked = ["abc", "abd", "bca", "dda"], ["abc", "dab", "", "cx"]
    for name in asked:
        padded = "\n" * (n - 1) + name + "\n"
        shares = [share(train, n, padded[k : k + n - 1], letter) for k, letter in enumerate(name + "\n")]
        bits = -sum(math.log2(one) for one in shares) / len(shares)
        assert ngram_bits(train, [name], n, 6) == pytest.approx(bits, rel=1e-12)
    for context in ("\n\n", "\na", "ab", "xx"):
        assert sum(share(train, n, context[: n - 1], letter) for letter in "\nabcdx") == pytest.approx(1)


def share(train, n, context, letter):
    """Of six letters, this one's share after the n - 1 letters before it; as many parts of the shorter context's share
    are mixed in as there are kinds of letters that followed."""
    if n == 0:
        return 1 / 6
    shorter = share(train, n - 1, context[1:], letter)
    padded = ["\n" * (n - 1) + name + "\n" for name in train]
    after = [text[k + n - 1] for text in padded for k in range(len(text) - n + 1) if text[k : k + n - 1] == context]
    return (after.count(letter) + len(set(after)) * shorter) / (len(after) + len(set(after))) if after else shorter


def test_longer_contexts_help_on_names():
    names = [a + b + c for a in "abc" for b in "de" for c in "fgh"]
    one, two = (ngram_bits(names, names, n, 9) for n in (1, 2))
    assert two < one
