"""Opens the sample in a window, as far as a test needs it."""

from perspectives import assets

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))


def opened(window, qtbot, paths=SAMPLE):
    """The sample is read and compared."""
    window.open_paths(paths, topics="carfree")
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=60_000)
    qtbot.waitUntil(lambda: not window.session.is_comparing, timeout=60_000)


def active(window, qtbot):
    """The sample with an active passage of the reference: its pane, the passage, its topic."""
    opened(window, qtbot)
    reference = window.workspace.project.reference
    topic = window.workspace.project.ordered_topics()[0].id
    passage = window.workspace.lookup.tagged(reference, topic)[0]
    window.workspace.show(active=passage, leading=reference, lit=(topic,))
    pane = window.board.frame_of(reference).pane
    pane.setFocus()
    return pane, passage, topic


def compared_again(window, qtbot):
    """What was decided has reached the comparison."""
    qtbot.waitUntil(lambda: not window.session.is_comparing, timeout=60_000)
