"""How well the engine finds counterparts and topics, how sure it may be, and how fast it is."""
