"""What can be remembered: an RNN and an LSTM learn the same task side by side."""

from ui.kit.page_head import enter, heading, show_notice
from ui.through_time import memory_task
from ui.through_time.openings import OPENINGS
from ui.through_time.store import TimeStore

store = TimeStore(OPENINGS["memory_task"])
enter(store)
show_notice(store)
with heading("memory_task"):
    memory_task.heading_row(store)
memory_task.show(store)
