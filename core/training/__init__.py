"""Any training, a generator of events, run in a worker process and followed from outside.

In reading order: events.py (what a training yields), worker.py (the worker's side), job.py (one training as the server
sees it), engine.py (start, pause, stop, find), listener.py (a job whose events fill a record), curve.py (a curve that
stays small however long it gets), chart_files.py (charts as images, made in a worker too).
"""

from core.training.chart_files import draw_charts
from core.training.curve import Curve
from core.training.engine import Engine
from core.training.events import Event, Failed, File, Finished, Forecast, Noticed, Progress, Sample, Weights
from core.training.job import Job, Status
from core.training.listener import Listener, Record

__all__ = [
    "Curve",
    "Engine",
    "Event",
    "Failed",
    "File",
    "Finished",
    "Forecast",
    "Job",
    "Listener",
    "Noticed",
    "Progress",
    "Record",
    "Sample",
    "Status",
    "Weights",
    "draw_charts",
]
