"""The room of the pages "Unrolled", "Gradients", "Clipping" and "Memory task": both cells along one sequence, and what
becomes of the gradient on its way back.

In reading order: clip_state.py and state.py (what is set), openings.py (with what each page opens), store.py (the
messages of the drawings), controls.py (what stands above), flow.py (all numbers, computed once), view.py, drawn.py,
ledger.py and questions.py (what the drawing shows), diagram.py (the drawing on its page), cell.py (a step as a cell,
for the cell's page), verdict.py (what becomes of a gradient, in words), offers.py (what one click sets), flow_chart.py,
charts.py and sliders.py (its length, factors and reach, and what moves them), gradients.py (their page), clipping.py
and arrows.py (a gradient clipped), learning.py and descents.py (a network learned with and without), cliff.py,
cliff_surface.py, cliff_chart.py and picture.py (a loss with a wall), clip_stage.py (their page), memory_task.py,
memory_verdict.py and memory_charts.py (what can be remembered), challenged.py (what their challenges are judged by),
taken.py (their numbers as a notebook).
"""
