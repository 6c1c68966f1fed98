"""A cell unrolled: gradients that fade, gradients that explode, and what can be remembered."""

from ui.through_time import page

page.show()
