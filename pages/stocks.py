"""A price history, two networks, and an honest judgement."""

from ui import stock_page

stock_page.show()
