"""Everything that is seen. Imports core/, never pages/."""
