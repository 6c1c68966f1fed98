"""The one place of every colour, for the light and the dark theme, and of what a colour means.

Gates: forget warm red, input green, candidate ochre, output blue, apart for colour-blind eyes (Machado's matrices);
each also has its letter. Signs: blue positive, orange negative, written with their sign as well.
Gradients have a hue of their own. The page's text and background are Streamlit's.
"""

COLOURS = {
    "gate-f": ("#ad3230", "#e25068"),
    "gate-i": ("#24a38f", "#8df3d6"),
    "gate-c": ("#b38f05", "#e6d653"),
    "gate-o": ("#154a83", "#4377ee"),
    "hidden": ("#b012b8", "#ee86f3"),
    "memory": ("#1a1a1a", "#f2f2f2"),
    "positive": ("#0868a8", "#5fb0e8"),
    "negative": ("#b85a00", "#f2a04a"),
    "zero": ("#8b8f98", "#8b8f98"),
    "gradient": ("#7a1fa2", "#d9a1f2"),
    "right": ("#1a7f54", "#adf7da"),
    "wrong": ("#a01c10", "#f5522e"),
    "faded": ("#d4d7dd", "#3c4150"),
    "panel": ("#f5f6f8", "#1c2029"),
    "line": ("#c3c8d1", "#4a5060"),
    "quiet": ("#4f5663", "#b4bac6"),
    "lit": ("#fff3c4", "#4a3f12"),
}


def css(root: str = ":host") -> str:
    """The colours as custom properties of what `root` selects; light-dark() follows the theme that is shown."""
    pairs = "".join(f"--{name}: light-dark({light}, {dark}); " for name, (light, dark) in COLOURS.items())
    return f"{root} {{ {pairs} }}"
