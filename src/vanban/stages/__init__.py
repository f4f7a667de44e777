"""Small steps from a source to documents: lines put right, joined into blocks, parted into documents."""
