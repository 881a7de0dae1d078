"""Asking the owners: letters, replies and what stands. Nothing here can send anything, and no letter is published."""
