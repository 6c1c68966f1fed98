"""Names of dinosaurs, learned letter by letter."""

from ui import dinosaur_page

dinosaur_page.show()
