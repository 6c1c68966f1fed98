"""A cell unrolled: gradients that fade, gradients that explode, and what can be remembered."""

from ui import time_page

time_page.show()
