"""A price history, two networks, and an honest judgement."""

from ui.stocks import page

page.show()
