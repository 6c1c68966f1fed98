"""Names of dinosaurs, learned letter by letter."""

from ui.names import page

page.show()
