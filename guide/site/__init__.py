"""The site: building, judging and publishing it."""
