"""Vietnamese text: repair of broken characters, legacy fonts, glued words, keys for search and comparison."""

from vanban.text.keys import fold, search_key

__all__ = ["fold", "search_key"]
