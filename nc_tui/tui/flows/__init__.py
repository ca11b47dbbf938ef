"""What a global key sets in motion: a dialog or page, and what is kept of it."""
