"""The finished runs that the dinosaur page opens with.

`python -c "from core.names.examples import make; make()"` trains them anew, in half a minute.
"""

from core import ROOT
from core.names import names, run_file
from core.names.names import Names
from core.names.run import Run
from core.names.settings import Settings
from core.names.training import train

DATA = ROOT / "data"
EXAMPLES = {cell: Settings(cell, held_out=0.1, checkpoint=5_000) for cell in ("rnn", "lstm")}


def bundled_names() -> Names:
    """The list of 1,318 dinosaurs that comes with the app (data/samples/README.md)."""
    return names.read((DATA / "samples" / "dinosaurs.txt").read_bytes())


def example(cell: str) -> Run:
    """The finished run of a cell."""
    return run_file.read((DATA / "runs" / f"{cell}.npz").read_bytes())


def make() -> None:
    """Train both examples and write their files."""
    for cell, settings in EXAMPLES.items():
        run = Run(bundled_names(), settings, "bundled")
        run.take(train(run.names, settings))
        (DATA / "runs" / f"{cell}.npz").write_bytes(run_file.write(run))
        print(cell, run.figures, run.bits[-1], {n: round(bits, 3) for n, bits in run.baselines.items()})
