"""What a learner has reached.

In reading order: learner.py (what was reached, as one code).
"""

from core.lessons.learner import Learner

__all__ = ["Learner"]
