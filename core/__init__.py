"""Everything that computes. Knows no Streamlit and no Plotly, so that it can be read, tested and reused alone."""
