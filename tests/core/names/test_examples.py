"""The bundled runs are what our own code makes of the bundled list."""

from dataclasses import replace

import numpy as np
import pytest

from core.names.examples import EXAMPLES, bundled_names, example
from core.names.run import Run
from core.names.training import train

UPDATES = 1_000


@pytest.mark.parametrize("cell", EXAMPLES)
def test_the_beginning_trained_anew_is_the_same(cell):
    bundled = example(cell)
    assert bundled.settings == EXAMPLES[cell]
    assert bundled.names == bundled_names()
    assert len(bundled.names.names) == 1318
    again = Run(bundled.names, replace(EXAMPLES[cell], iterations=UPDATES), "bundled")
    again.take(train(again.names, again.settings))
    for old, new in zip(bundled.checkpoints, again.checkpoints, strict=False):
        assert (old.step, [n.text for n in old.names]) == (new.step, [n.text for n in new.names])
        assert old.loss == pytest.approx(new.loss, abs=1e-6)
        for name, array in bundled.at(old.step).arrays.items():
            np.testing.assert_allclose(array, again.at(new.step).arrays[name], atol=1e-6)
    assert bundled.moments == [0, 1, 10, 50, 200, 1_000, *range(5_000, 35_001, 5_000)]


def test_the_examples_tell_what_the_page_says():
    """Both beat pairs of letters; the LSTM beats triples too."""
    rnn, lstm = (example(cell) for cell in ("rnn", "lstm"))
    assert rnn.bits[-1][1] < rnn.baselines[2]
    assert lstm.bits[-1][1] < lstm.baselines[3]
