# %% printed
def printed(what, text, ours):
    """A number as it was printed, and as it is computed here."""
    print(f"{what}: printed {text}, computed {ours}")
    shown[f"{exercise} {what}"] = ours
