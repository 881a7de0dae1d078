"""The law register held up against Lovdata: what differs, and what the machine may write."""
