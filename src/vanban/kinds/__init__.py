"""Kinds of documents as data: a folder says what is asked and how the text runs; `fill` makes the paper.

kinds(own)                   every kind, the office's own files over the shipped ones
kind_of("giay-moi", own)     one of them
fill(kind, values)           values → vanban.paper.Paper
"""

from vanban.kinds.fields import Field, Record
from vanban.kinds.filling import fill
from vanban.kinds.loading import Kind, kind_of, kinds, slugs
from vanban.kinds.problems import KindError

__all__ = ["Field", "Kind", "KindError", "Record", "fill", "kind_of", "kinds", "slugs"]
