"""Quotations put into texts and edited: how much of them is found, and what is found wrongly."""

import random

from perspectives.analysis.engine import find_reuse

RATES = (0.0, 0.05, 0.1, 0.2, 0.3)
"""Shares of a quotation's words that are changed, left out or followed by another."""

LENGTHS = (8, 10, 12, 15, 20, 25, 30, 40)
ROUNDS = 150
SOURCE, HOST = 800, 600
"""Words of the text quoted from and of the one quoted in."""


def edited(words: list[str], others: list[str], rate: float, chance: random.Random) -> list[str]:
    """A quotation with a share of its words edited."""
    out: list[str] = []
    for word in words:
        way = chance.choice("cli") if chance.random() < rate else ""
        if way != "l":
            out.append(chance.choice(others) if way == "c" else word)
        if way == "i":
            out.append(chance.choice(others))
    return out


def measured(texts: list[list[str]], rate: float) -> tuple[float, float, float]:
    """Precision and recall in code points, and the share found of quotations up to 15 words."""
    chance = random.Random(3)
    others = [word for text in texts for word in text]
    right = wrong = wanted = 0
    short: list[bool] = []
    for _ in range(ROUNDS):
        source, host = chance.sample(texts, 2)
        source, host = source[:SOURCE], host[:HOST]
        length = chance.choice(LENGTHS)
        begin = chance.randrange(len(source) - length)
        quote = " ".join(edited(source[begin : begin + length], others, rate, chance))
        place = chance.randrange(len(host))
        before = " ".join(host[:place]) + " "
        whole = before + quote + " " + " ".join(host[place:])
        gold = set(range(len(before), len(before) + len(quote)))
        found = {at for row in find_reuse(" ".join(source), whole) for at in range(row[2], row[3])}
        right += len(gold & found)
        wrong += len(found - gold)
        wanted += len(gold)
        if length <= 15:
            short.append(len(gold & found) > len(gold) / 2)
    return right / max(1, right + wrong), right / wanted, sum(short) / max(1, len(short))


def false_spans(texts: list[list[str]]) -> float:
    """Spans found in 10,000 words of texts that quote nothing of one another."""
    chance = random.Random(9)
    found = words = 0
    for _ in range(ROUNDS):
        source, host = chance.sample(texts, 2)
        found += len(find_reuse(" ".join(source[:1900]), " ".join(host[:HOST])))
        words += len(host[:HOST])
    return found / words * 10_000


def table(name: str, texts: list[str]) -> None:
    """Prints precision and recall by rate of edits, and false spans."""
    words = [row for row in (text.split() for text in texts) if len(row) > 2 * max(LENGTHS)]
    print(f"\nReuse, quotations put into {name}: precision / recall / of 8 to 15 words found")
    for rate in RATES:
        row = measured(words, rate)
        print(f"    {rate:4.0%} of words edited  " + " / ".join(f"{value:.3f}" for value in row))
    print(f"    where nothing is quoted: {false_spans(words):.2f} spans in 10,000 words")
