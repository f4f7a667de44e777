"""Documents room: files received, readings of them, what was read, and the review of it."""
