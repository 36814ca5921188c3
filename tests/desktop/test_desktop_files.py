"""What packagers install: well-formed, and named as the window calls itself."""

import configparser
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QIcon

from perspectives import assets
from perspectives.storage.schema import SUFFIX

FOLDER = assets.resources() / "desktop"


def test_the_entry_names_the_command_and_the_window():
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(FOLDER / "perspectives.desktop", encoding="utf-8")
    row = entry["Desktop Entry"]
    assert row["Exec"].split()[0] == "perspectives"
    assert row["StartupWMClass"] == "perspectives"


@pytest.mark.parametrize("name", ["perspectives-mime.xml", "perspectives.metainfo.xml"])
def test_the_xml_is_well_formed(name):
    assert ElementTree.parse(FOLDER / name).getroot().tag


def test_project_files_are_known_by_their_suffix():
    assert f"*{SUFFIX}" in (FOLDER / "perspectives-mime.xml").read_text(encoding="utf-8")


def test_the_icon_can_be_drawn(qapp):
    icon = QIcon(str(assets.resources() / "icons" / "perspectives.svg"))
    assert not icon.pixmap(64, 64).isNull()


def test_the_description_names_itself_in_reverse_and_leads_to_the_entry():
    root = ElementTree.parse(FOLDER / "perspectives.metainfo.xml").getroot()
    assert root.findtext("id").count(".") == 2
    assert (FOLDER / root.findtext("launchable")).is_file()
