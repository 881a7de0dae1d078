"""The law register held up against Lovdata's open data (NLOD 2.0)."""
