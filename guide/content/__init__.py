"""What is written: the model, the table of kinds, reading, records, pages."""
