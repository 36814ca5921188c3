"""The window: the only room that draws with Qt."""
