"""The live drawings: a folder of JavaScript each, and the way by which a page mounts one.

In reading order: component.py (from folder to page), maps.py (grids of numbers on their way to a drawing), field.py
(the field for a number), beats.py (the beats of a page of charts), take_along.py (link, pictures, notebook and script
of a page); then browser/ (what several drawings share), cell_diagram/, time_diagram/, credit_maps/, flow_sliders/,
name_desk/, checkpoints/, number_field/, beats/, small_cell/, take_along/ and page_keys/ (the list of the keys).
"""
