"""What was taken of a list is told in a line."""

from core.names.names import read
from ui.names.controls import taken

NAMES = ["Anna", "Berta", "Clara", "Dora", "Emma", "Frida", "Greta", "Hanna", "Ida", "Jana", "Klara", "Lena"]


def test_a_table():
    rows = [f"{i},{name}" for i, name in enumerate([*NAMES, "Anna", "x" * 50])]
    said = taken(read("\n".join(["id,name", *rows]).encode()))
    assert said.startswith("13 names from column name; header skipped; 1 duplicates")
    assert "1 (line 15)" in said


def test_a_plain_list():
    assert taken(read("\n".join(NAMES).encode())) == "12 names."
    assert taken(read("\n".join([*NAMES, "Zoë", "Chloé"]).encode("cp1252"))) == "14 names; read as cp1252."
