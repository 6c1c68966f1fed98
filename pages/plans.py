"""Lesson plans: choose one, or make one's own."""

from ui.classroom import plan_page

plan_page.show()
