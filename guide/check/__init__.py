"""The rules of the house, and the run that holds everything against them."""
