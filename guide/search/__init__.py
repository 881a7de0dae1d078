"""What the search in the browser needs to know: sections, places, users' words and direct answers, as one script."""
