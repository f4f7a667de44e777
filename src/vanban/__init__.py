"""Vietnamese official documents, read and written. Knows no Django, no network, no product."""

__version__ = "0.1.0"
