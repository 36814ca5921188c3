"""Topics given as dictionaries, on manifesto sentences with agreed labels (Benoit et al. 2016).

The file is goldset.504.csv of the authors' replication material. The dictionaries here are short
and our own; the study before this project used longer published ones.
"""

from pathlib import Path

import numpy as np
from benchmarks.alignment.measures import average_precision, precision_recall
from benchmarks.alignment.public import rows_of

from perspectives.analysis.engine import tag
from perspectives.analysis.tagging import CUT

FILE = "goldset.504.csv"

ECONOMY = (
    "tax* spend* benefit* pension* welfare unemploy* employ* job* business* industr* trade econom* "
    "inflation invest* privatis* budget* wage* income* health hospital* school* market* union* "
    "price* cost* poverty housing"
)
SOCIETY = (
    "crime* criminal* police* prison* immigra* asylum right* discriminat* gay* lesbian* famil* "
    "marriage religio* moral* drug* violence citizen* multicultur* equal* gender ethnic* abortion"
)

TOPICS = {
    "2": (
        "Economic policy",
        "Taxation, public spending, services and welfare, privatisation, regulation of business, "
        "trade unions, employment, public finances.",
        ECONOMY.split(),
    ),
    "3": (
        "Social policy",
        "Liberal or conservative social values: law and order, crime and policing, immigration, "
        "rights, family values, religion, national identity.",
        SOCIETY.split(),
    ),
}


def table(folder: Path) -> None:
    """Prints average precision, and precision, recall and F1 at the engine's cut."""
    if not (folder / FILE).is_file():
        print(f"Topics: {FILE} not in the folder.")
        return
    rows = rows_of(folder / FILE)
    sentences = [row["sentence_text"] for row in rows]
    print("\nTopics as dictionaries: average precision; precision / recall / F1 as shown")
    for found, (area, topic) in zip(
        tag(list(TOPICS.values()), sentences, languages="en"), TOPICS.items(), strict=True
    ):
        right = np.array([row["policy_area_gold"] == area for row in rows])
        shown = " / ".join(f"{value:.3f}" for value in precision_recall(right, found >= CUT))
        print(f"    {topic[0]:18}{average_precision(right, found.astype(float)):.3f}; {shown}")
