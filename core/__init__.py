"""Everything that computes. Knows no Streamlit and no Plotly, so that it can be read, tested and reused alone."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
"""The folder of the project."""
