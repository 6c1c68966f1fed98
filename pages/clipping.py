"""A gradient that is too long: clipped, learned with and without, and thrown off a cliff."""

from ui.kit.page_head import enter, heading, show_notice
from ui.through_time import cliff, clipping, controls
from ui.through_time.openings import OPENINGS
from ui.through_time.store import TimeStore

store = TimeStore(OPENINGS["clipping"])
enter(store)
show_notice(store)
with heading("clipping"):
    controls.network(store)
clipping.show(store)
cliff.show(store)
