"""The guide on exit work: content model, checks and rendering."""
