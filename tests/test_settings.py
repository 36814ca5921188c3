"""Settings: kept whole, and never in the way of a start."""

import json
from dataclasses import fields

from perspectives.settings import (
    Settings,
    load_settings,
    save_settings,
    sentence_of,
)


def test_what_is_saved_is_loaded(tmp_path):
    chosen = Settings(theme="dark", text_px=22.0, shortcuts=(("edit.undo", "Ctrl+Z, F14"),))
    save_settings(chosen, tmp_path / "folder" / "settings.json")
    assert load_settings(tmp_path / "folder" / "settings.json") == (chosen, ())


def test_settings_in_free_words_are_loaded(tmp_path):
    chosen = Settings(model_folder="/models/small", wall_screen="Epson EB-X 41")
    save_settings(chosen, tmp_path / "s.json")
    assert load_settings(tmp_path / "s.json") == (chosen, ())


def test_only_what_differs_from_the_default_is_kept(tmp_path):
    save_settings(Settings(reduced_motion=True), tmp_path / "s.json")
    assert json.loads((tmp_path / "s.json").read_text()) == {"reduced_motion": True}


def test_no_file_means_defaults_without_a_problem(tmp_path):
    assert load_settings(tmp_path / "none.json") == (Settings(), ())


def test_a_damaged_file_means_defaults_and_one_problem(tmp_path):
    path = tmp_path / "s.json"
    path.write_text("{ not json")
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert [row.where for row in problems] == [str(path)]


def test_an_unusable_value_costs_only_itself(tmp_path):
    path = tmp_path / "s.json"
    path.write_text('{"theme": "dark", "text_px": 900, "rail": 3, "colour": "red"}')
    settings, problems = load_settings(path)
    assert settings == Settings(theme="dark")
    assert len(problems) == 3


def test_every_setting_says_what_it_is():
    for row in fields(Settings):
        assert sentence_of(row.name).endswith(".")


def test_writing_leaves_no_other_file(tmp_path):
    save_settings(Settings(theme="dark"), tmp_path / "s.json")
    assert [path.name for path in tmp_path.iterdir()] == ["s.json"]
