"""What partials and macros see."""
