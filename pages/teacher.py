"""The teacher's second window."""

from ui.classroom import notes

notes.show()
