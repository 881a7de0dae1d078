"""Lovdata's open data (NLOD 2.0): fetching its packages, opening them safely, reading acts from them."""
