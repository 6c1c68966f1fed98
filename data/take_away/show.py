import base64
import io

import numpy as np

np.set_printoptions(precision=10, linewidth=110, threshold=400)
FEW = 12
shown = {}


def unpacked(text):
    """An array with many entries, which is written as a file of NumPy's in letters."""
    return np.load(io.BytesIO(base64.b85decode(text)))


def show(**numbers):
    """Print each number by its name, and keep it."""
    for name, value in numbers.items():
        shown[name] = value = np.asarray(value)
        print(f"{name} = {value.item():.10g}" if value.size == 1 else f"{name} =\n{value}")


def beside(now, kept):
    """Each number beside that of A, where A has one of the same shape; of many the one that differs most."""
    for name, value in now.items():
        if name not in kept or kept[name].shape != value.shape:
            continue
        difference = value - kept[name]
        most = np.unravel_index(np.abs(difference).argmax(), value.shape)
        for place in np.ndindex(value.shape) if value.size <= FEW else [most]:
            index = f"[{', '.join(map(str, place))}]" if value.size > 1 else ""
            here, there = value[place], kept[name][place]
            print(f"{name}{index} = {here:.10g}   A: {there:.10g}   difference: {difference[place]:.10g}")
