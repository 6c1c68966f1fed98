"""The bundled runs are what our own code makes of the bundled list."""

from dataclasses import replace

import pytest

from core.names.examples import EXAMPLES, bundled_names, example
from core.names.run import Run
from core.names.training import train

UPDATES = 2_000


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


def test_the_examples_tell_what_the_page_says():
    """Both beat pairs of letters; the LSTM beats triples too."""
    rnn, lstm = (example(cell) for cell in ("rnn", "lstm"))
    assert rnn.bits[-1][1] < rnn.baselines[2]
    assert lstm.bits[-1][1] < lstm.baselines[3]
