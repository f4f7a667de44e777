"""Cầu Nối: the rooms of the product; imports run down only (docs/house.md)."""
