"""Any training, a generator of events, run in a worker process and followed from outside.

In reading order: events.py (what a training yields), orders.py (what is asked of it while it runs), worker.py (the
worker's side), kept.py (parameters of some updates, in bounded room), job.py (one training as the server sees it),
engine.py (start, pause, stop, find), listener.py (a job whose events fill a record), curve.py (a curve that stays small
however long it gets), chart_files.py (charts as images, made in a worker too).
"""

from core.training.chart_files import draw_charts
from core.training.curve import Curve
from core.training.engine import Engine
from core.training.events import (
    Changed,
    Event,
    Failed,
    File,
    Finished,
    Forecast,
    Noticed,
    Progress,
    Sample,
    Scored,
    Weights,
    Yardstick,
)
from core.training.job import Job, Status
from core.training.kept import Kept
from core.training.listener import Listener, Record
from core.training.orders import Orders

__all__ = [
    "Changed",
    "Curve",
    "Engine",
    "Event",
    "Failed",
    "File",
    "Finished",
    "Forecast",
    "Job",
    "Kept",
    "Listener",
    "Noticed",
    "Orders",
    "Progress",
    "Record",
    "Sample",
    "Scored",
    "Status",
    "Weights",
    "Yardstick",
    "draw_charts",
]
