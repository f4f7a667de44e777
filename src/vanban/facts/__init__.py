"""One module for each kind of fact; each is a function Document → answers, listed in `vanban.reading`."""
