"""What a learner has reached; the reports' numbers beside ours, and the mistake behind a wrong one.

In reading order: learner.py (what was reached, as one code), printed.py (a number as it was printed), character.py (the
exercises on names; those on cells are in core/cells/exercises.py), beside.py (what the reports print beside ours),
pasted.py (what a notebook printed, read line by line), diagnosis.py (which known mistake gives a wrong number's very
digits). cell_challenges.py, time_challenges.py, clip_challenges.py, run_challenges.py and price_challenges.py (when a
challenge is reached: on a cell, through time, on a clip, on trainings, on prices), challenges.py (all of them by id).
asked.py (a question and its answer), cell_review.py, time_review.py and trained_review.py (the questions at the end of
a page), review.py (all of them by id, and which a page asks).
"""

from core.lessons.beside import Row, exercises, of_exercise, of_names, of_stocks
from core.lessons.challenges import CHALLENGES, reached
from core.lessons.diagnosis import Answer, diagnose
from core.lessons.learner import Learner

__all__ = [
    "CHALLENGES",
    "Answer",
    "Learner",
    "Row",
    "diagnose",
    "exercises",
    "of_exercise",
    "of_names",
    "of_stocks",
    "reached",
]
