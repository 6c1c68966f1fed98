"""The start page: a cell to drag at once, a picture of each lesson, and the path through all of them.

In reading order: live.py (the cell), svg.py (what a picture is made of), drawings.py (the pictures, from core's
numbers), cards.py (the lessons), stations.py (the path, with what was reached of it).
"""
