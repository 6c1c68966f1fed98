"""A class: open one, or join one."""

from ui.classroom import page

page.show()
