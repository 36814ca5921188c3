"""The readers of public sets, on files of the same shape written here."""

import json

import numpy as np
from benchmarks.alignment import public
from benchmarks.alignment.public_table import engine, measured


def write_key_points(folder):
    (folder / "arguments_test.csv").write_text(
        "arg_id,argument,topic,stance\n"
        "a1,Trams move more people than cars,Trams,1\n"
        "a2,Building tram lines costs too much,Trams,-1\n",
        encoding="utf-8",
    )
    (folder / "key_points_test.csv").write_text(
        "key_point_id,key_point,topic,stance\n"
        "k1,More people travel by tram than by car,Trams,1\n"
        "k2,Trams are pleasant,Trams,1\n"
        "k3,Tram lines cost too much to build,Trams,-1\n",
        encoding="utf-8",
    )
    (folder / "labels_test.csv").write_text(
        "arg_id,key_point_id,label\na1,k1,1\na1,k2,0\na2,k3,1\n", encoding="utf-8"
    )


def test_key_points_are_grouped_by_stance_or_mixed(tmp_path):
    write_key_points(tmp_path)
    apart = public.key_points(tmp_path, is_mixed=False)
    (mixed,) = public.key_points(tmp_path, is_mixed=True)
    assert [task.right.tolist() for task in apart] == [[[1, 0]], [[1]]]
    assert mixed.right.tolist() == [[1, 0, 0], [0, 0, 1]]
    assert measured(engine, [mixed])[0] == 1


def test_paraphrases_of_the_test_part_are_right(tmp_path):
    pool = [{"pId": at, "text": text} for at, text in enumerate(("One", "Uno", "Two"))]
    claims = [{"cId": 7, "perspectives": [{"pids": [0, 1]}, {"pids": [2]}]}]
    for name, data in (
        ("dataset_split_v1.0", {"7": "test"}),
        ("perspective_pool_v1.0", pool),
        ("perspectrum_with_answers_v1.0", claims),
    ):
        (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    (task,) = public.paraphrases(tmp_path)
    assert task.right.tolist() == [[-1, 1, 0], [1, -1, 0], [0, 0, -1]]


def test_headings_and_halves_belong_to_their_paragraphs(tmp_path):
    long = "Trams are quiet and clean. They carry many people. Cars do not. So build them. " * 4
    points = [
        {"perspective_title": f"Point {at}", "argument": {"description": [long]}} for at in range(3)
    ]
    debate = {"perspectives_for": points, "perspectives_against": []}
    (tmp_path / "debatewise.json").write_text(json.dumps([debate]), encoding="utf-8")
    (heads,), (cut,) = public.headings(tmp_path), public.halves(tmp_path)
    assert heads.candidates == ["Point 0", "Point 1", "Point 2"]
    assert np.array_equal(heads.right, np.eye(3))
    assert np.array_equal(cut.right, np.eye(3))


def test_claims_meet_the_sentences_of_their_speech(tmp_path):
    (tmp_path / "idebate-claim-to-sentence-matching.csv").write_text(
        "speech-id,claim-text,sentence-index,sentence-text,is-claim-mentioned-in-sentence\n"
        "s,Trams are quiet,2,Nobody hears a tram,true\n"
        "s,Trams are quiet,5,Thank you,false\n",
        encoding="utf-8",
    )
    (task,) = public.speeches(tmp_path)
    assert task.candidates == ["Nobody hears a tram", "Thank you"]
    assert task.right.tolist() == [[1, 0]]
