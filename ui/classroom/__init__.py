"""A class as it is seen: by its teacher, by its students, and on the way between them.

In reading order: qr.py (an address as a picture), plans.py (the plan that is followed), draft.py (a plan of one's own,
made by walking), told.py (what the bar of a class shows), following.py (a student lands where the teacher is), bar.py
(the bar, and what it asks for), routes.py (what is pushed to browsers, and votes), own.py (a question of the teacher's
own), page.py (open a class, or join one), plan_page.py (choose, read and edit a plan), notes.py (the teacher's second
window).
"""
