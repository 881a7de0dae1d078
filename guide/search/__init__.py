"""What the browser searches in."""
