"""The guide on paper: the built site as one PDF, an edition per municipality, and action cards."""
