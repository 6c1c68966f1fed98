"""A class: one who shows, many who follow, and questions to all of them. It lives in the server's memory alone.

In reading order: codes.py (by which a class is joined), vote.py (a question and what was answered), presence.py (who
is there, and is told), room.py (one class), rooms.py (all that are open), plan.py (a lesson as a file of beats).
"""

from core.classroom.plan import Beat, Plan
from core.classroom.room import Counts, Room, View
from core.classroom.rooms import ROOMS, Rooms
from core.classroom.vote import Ballot, Question

__all__ = ["ROOMS", "Ballot", "Beat", "Counts", "Plan", "Question", "Room", "Rooms", "View"]
