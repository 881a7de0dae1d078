"""What follows from a record: law in time, phone numbers, age, where it stands."""
