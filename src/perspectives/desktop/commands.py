"""What the actions do: each a short method of the window, most of them one change of the scene."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication

from perspectives.desktop import recalling
from perspectives.desktop.appearance import NAMES, SYSTEM, resolved
from perspectives.desktop.filing import Filing
from perspectives.desktop.found import NOTHING_FOUND
from perspectives.desktop.workspace import ScrollMode, View
from perspectives.model.documents import DocumentId, PassageId, document_of
from perspectives.model.rows import replace
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

    from perspectives.desktop.shelf import Shelf
    from perspectives.desktop.topic_rail import TopicRail
    from perspectives.model.comparison import Link
    from perspectives.settings import Settings


class Commands(Filing):
    """The half of the window that does things; `MainWindow` is the half that is seen."""

    settings: Settings
    actions_by_id: dict[str, QAction]
    rail: TopicRail
    shelf: Shelf
    middle: QStackedWidget
    body: QHBoxLayout
    command_bar: QWidget
    toggle_fold: Callable[[], None]
    toggle_together: Callable[[], None]
    toggle_evidence: Callable[[], None]
    show_palette: Callable[[], None]
    rail_by_hand: bool | None
    shelf_by_hand: bool | None

    # Views

    def go(self, view: str) -> None:
        """Show a view."""
        self.workspace.show(view=View(view))

    def toggle_rail(self) -> None:
        """Fold or open the topics; the choice holds until the window closes."""
        self.rail_by_hand = not self.rail.is_folded
        self.rail.fold(is_folded=self.rail_by_hand)

    def toggle_shelf(self) -> None:
        """Close or open the shelf."""
        self.shelf_by_hand = not self.shelf.isVisible()
        self.shelf.setVisible(self.shelf_by_hand)

    def zoom(self, step: int) -> None:
        """Larger or smaller text; 0 = as it was meant."""
        self.board.zoom(step)

    def next_theme(self) -> None:
        """Wear the next colours: as the system, light, dark, high contrast."""
        names = list(NAMES)
        chosen = names[(names.index(self.settings.theme) + 1) % len(names)]
        self.choose_theme(chosen)

    def choose_theme(self, name: str) -> None:
        """Wear these colours and remember them."""
        self.keep_setting(theme=name)
        self.workspace.show(theme=resolved(name))
        if name == SYSTEM:
            self.status_line.say(_("Colours follow the system."))

    def keep_setting(self, **changes: Any) -> None:
        """Change settings and save them; one sentence where they cannot be saved."""
        from perspectives.settings import save_settings

        self.settings = replace(self.settings, **changes)
        try:
            save_settings(self.settings)
        except OSError as error:
            told = _("The settings cannot be saved: {why}.")
            self.message_bar.say(told.format(why=error.strerror))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def set_scroll_mode(self, mode: str) -> None:
        """How the other texts move with the leading one."""
        self.workspace.show(scroll_mode=ScrollMode(mode))

    def toggle_ribbons(self) -> None:
        """Draw ribbons between texts, or leave them off: nothing is lost."""
        self.workspace.show(shows_ribbons=not self.workspace.view.shows_ribbons)

    def put_out(self) -> None:
        """No topic is lit, nor what was found."""
        self.workspace.show(lit=(), found=NOTHING_FOUND)

    def toggle_analysis(self) -> None:
        """Stop the comparison under way, or start it again."""
        if self.session.is_comparing:
            self.session.cancel()
        else:
            self.session.compare()

    def next_region(self, step: int) -> None:
        """Give the keyboard to the next region that is shown."""
        middle = self.board if self.workspace.view.view is View.READ else self.focusWidget()
        rows = self.rail.topic_rows()
        cards = self.shelf.cards()
        regions: list[QWidget] = [self.command_bar]
        regions += [rows[0]] if rows and self.rail.isVisible() else []
        regions += [frame.pane for frame in self.board.frames()] if middle is self.board else []
        regions += [cards[0]] if cards and self.shelf.isVisible() else []
        focus = self.focusWidget()
        at = next((i for i, r in enumerate(regions) if _holds(r, focus, self)), -1)
        target = regions[(at + step) % len(regions)]
        first = target.nextInFocusChain() if target is self.command_bar else target
        (first or target).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Texts and passages

    def open_document(self, document: DocumentId | str) -> None:
        """Open a text in the reading view."""
        self.workspace.show(view=View.READ)
        self.board.open_document(document)

    def show_passage(self, passage: PassageId | str) -> None:
        """Open a passage's text and make the passage active."""
        row = PassageId(passage)
        self.open_document(document_of(row))
        self.workspace.show(active=row, leading=document_of(row))

    def copy(self) -> None:
        """Copy what is selected in the current text."""
        frame = self.board.frame_of(self.board.current())
        if frame is not None:
            frame.pane.copy()

    def copy_citation(self) -> None:
        """Copy the active passage with its citation."""
        from perspectives.desktop.wording import number_of
        from perspectives.reporting.quoting import citation
        from perspectives.reporting.scope import CitationStyle
        from perspectives.reporting.wording import quoted

        scene = self.workspace.scene
        passage = scene.lookup.passages[scene.view.active]
        document = scene.project.documents[passage.document]
        sign = number_of(scene, document.id)
        source = citation(document, passage, sign, CitationStyle.FULL)
        words = quoted(passage.span.of(document.text))
        QGuiApplication.clipboard().setText(f"{words} ({source})")
        self.status_line.say(_("Copied with its citation."))

    # Deciding

    def confirm_link(self, link: Link) -> None:
        """Say that the machine is right about a link."""
        from perspectives.model.deciding import confirm_link

        self.do(lambda project: confirm_link(project, link, **recalling.signature()))

    def reject_link(self, link: Link) -> None:
        """Say that two passages do not belong together."""
        from perspectives.model.deciding import reject_link

        self.do(lambda project: reject_link(project, link, **recalling.signature()))

    def pin_link(self, link: Link) -> None:
        """Put a pair into the quote basket, or take it out."""
        from perspectives.model.annotating import pin, unpin

        target = f"link {link.left} {link.right}"
        is_pinned = any(row.target == target for row in self.workspace.project.pins.values())
        self.do(lambda project: (unpin if is_pinned else pin)(project, target))

    def note_link(self, link: Link) -> None:
        """Write a note on a pair."""
        from perspectives.desktop.notes import open_notes

        open_notes(self, f"link {link.left} {link.right}")

    def edit_topic(self, topic: str = "") -> None:
        """Open the codebook at a topic: the lit one where none is named."""
        from perspectives.desktop.codebook_editor import show

        chosen = topic or (self.workspace.view.lit[0] if self.workspace.view.lit else "")
        if chosen in self.workspace.project.topics:
            show(self, chosen)

    def add_topic(self) -> None:
        """Open the codebook with a new topic."""
        from perspectives.desktop.codebook_editor import show

        show(self, adds=True)

    # Windows that come up

    def show_history(self) -> None:
        """All steps, to go back to any; named versions among them."""
        from perspectives.desktop.history_dialog import show

        show(self)

    def new_comparison(self) -> None:
        """Put a comparison together in three steps."""
        from perspectives.desktop.new_comparison import NewComparison

        NewComparison(self).open()

    def show_search(self) -> None:
        """Search in all texts."""
        from perspectives.desktop.search_view import show

        show(self)

    def show_keys(self) -> None:
        """The keys of all actions."""
        from perspectives.desktop.sheets import show_keys

        show_keys(self)

    def show_about(self) -> None:
        """Version, licences and a report about the system."""
        from perspectives.desktop.about import show

        show(self)

    def show_links(self) -> None:
        """All links as a plain table; in the charts: the numbers of the chosen one."""
        if self.workspace.view.view is View.CHARTS:
            self.middle.currentWidget().toggle_table()  # type: ignore[attr-defined]
            return
        from perspectives.desktop.sheets import show_links

        show_links(self)

    def tell_arrivals(self, is_adding: bool) -> None:
        """Say what became of the texts that were read, and ask for what some of them need."""
        from perspectives.desktop.arrival_list import tell

        tell(self, is_adding=is_adding)

    def toggle_outline(self) -> None:
        """The passages of the current text as a list, for the keyboard and screen readers."""
        from perspectives.desktop.sheets import show_outline

        show_outline(self)

    def toggle_problems(self) -> None:
        """What was doubtful in the material."""
        from perspectives.desktop.sheets import show_problems

        show_problems(self)

    def show_preferences(self) -> None:
        """Colours, text size, motion."""
        from perspectives.desktop.preferences import Preferences

        Preferences(self).open()

    def show_bug(self, report: str) -> None:
        """A bug: what happened, to copy and send."""
        from perspectives.desktop.bug_report import show_bug

        show_bug(self, report)

    def keep_place(self, geometry: QByteArray) -> None:
        """Remember where the window was."""
        recalling.keep_geometry(bytes(geometry.data()))

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes in the order in which things stand."""
        from perspectives.desktop.tab_order import neighbour

        widget = neighbour(self, is_forward=next) if self.is_complete else None
        if widget is None:
            return super().focusNextPrevChild(next)
        reasons = Qt.FocusReason
        widget.setFocus(reasons.TabFocusReason if next else reasons.BacktabFocusReason)
        return True

    def quit(self) -> None:
        """Close the window."""
        self.close()


def _holds(region: QWidget, focus: QWidget | None, window: QWidget) -> bool:
    """Whether the keyboard is in `region` or in a row beside it."""
    if focus is None:
        return False
    return (
        focus is region
        or region.isAncestorOf(focus)
        or (
            region.parentWidget() is not None
            and region.parentWidget() is not window
            and focus.parentWidget() is region.parentWidget()
            and type(focus) is type(region)
            and not hasattr(region, "lines")
        )
    )
