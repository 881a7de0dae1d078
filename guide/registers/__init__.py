"""What a machine may read elsewhere: one download, one comparison, one careful writer."""
