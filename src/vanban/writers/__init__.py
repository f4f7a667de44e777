"""The three forms of a paper: Word, PDF and plain text, drawn from the same parts (ADR 0028)."""
