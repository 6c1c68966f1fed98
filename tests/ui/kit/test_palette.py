"""Colours that mean something stay apart for every eye, and are seen on their background, in both themes."""

import itertools

import numpy as np
import pytest

from ui.kit.palette import COLOURS

BACKGROUND = ("#ffffff", "#10131a")  # .streamlit/config.toml
TOGETHER = ("gate-f", "gate-i", "gate-c", "gate-o")
MACHADO = {  # severity 1, Machado, Oliveira and Fernandes 2009
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour):
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    f = np.cbrt(np.maximum(xyz / [0.9505, 1.0, 1.089], 0.008856))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def difference(one, other, eye):
    seen = [lab(np.clip(np.array(MACHADO[eye]) @ linear(colour), 0, 1)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


def contrast(one, other):
    light, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize("eye", MACHADO)
def test_gates_and_signs_stay_apart(theme, eye):
    pairs = [*itertools.combinations(TOGETHER, 2), ("positive", "negative"), ("right", "wrong")]
    for one, other in pairs:
        assert difference(COLOURS[one][theme], COLOURS[other][theme], eye) >= 17, (one, other)


@pytest.mark.parametrize("theme", [0, 1])
def test_colours_are_seen_on_their_background(theme):
    for name, colours in COLOURS.items():
        least = {"faded": 0, "panel": 0, "line": 0, "lit": 0, "zero": 3}.get(
            name, 4.5 if name in ("right", "wrong", "quiet") else 3
        )
        assert contrast(colours[theme], BACKGROUND[theme]) >= least, name
