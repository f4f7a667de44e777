"""The checks: one module for each group of rules, each a pure function from a view to hits."""
