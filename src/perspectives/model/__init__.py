"""The words of the field: documents, topics, decisions and what is derived from them."""
