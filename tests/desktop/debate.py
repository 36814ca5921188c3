"""An invented debate on a town's old bridge, long enough to scroll, for window tests."""

TITLES = (
    "Closing the bridge would split the town",
    "Engineers’ opinion",
    "Mayor’s statement",
    "League of traders",
    "A memo on the river towns",
    "Letter of the school",
    "Draft of the agreement",
)

REFERENCE = """
~ By an invented columnist, for a test

# The case so far

@two There is, in reality, [D: no reason for closing the bridge beyond a wish to please the
mediators;] [A: the council wants it shut, not because it cares about the walkers, but because it
is the easiest way to undermine both the bridge office and the unity of the town itself.]

@four While the people of the east bank have long refused the ferry, most of them do not live by the
river; [E: these families have shown a willingness to work within the town’s own bodies. The closing
would destroy this progress] by pulling them out of its common life. [B: The plan would also provide
a more direct and legal means by which the district could act inside the town]; does anyone
seriously imagine that it would not use it?

- [C: The promise of 2013 was never kept] in full by anyone.

- Nobody has said what happens [G: after the flood of September].

- The ferry cannot carry a cart 🐎 and its driver 👩‍🌾 at once.

@five= > [C: The parties shall open the crossing by the end of the year] and keep it open.

# What will happen

@six The friends of the closing say that [H: the West has a plan]. They have said so for ten
years. [F: The district pays for the signs] and for the men who put them up, and [D: the mediators
call this a gesture].

The old stone arch was built by masons who left no name. It has been mended four times, each time by
people who thought that it would be the last.

@seven [A: A town that lets others decide where its banks are is no longer one town.] It is two
villages with a river in between, [E: and the families of both will pay].

Whoever walks over it at night hears the water first and the town later. That is all there is to say
about its beauty, and more than enough.

@eight [B: The bridge office would lose its seal], its keys and its one clerk.

# And then

@nine [G: On the night of the flood] nobody asked who was allowed to cross. [A: The unity of the
town was a rope with forty hands on it.]

~ The author walks over the bridge twice a day. Opinions are his own.
"""

ENGINEERS = """
# Findings

A bridge of this kind is a common instrument of local life.

@eight [B: It coordinates; it does not command, and it takes no power away from the town hall.]

[C: The obligation to open it was accepted in 2013 and restated since. A body that asks others to
honour agreements weakens its own case by leaving one of them unexecuted.]

@two! [A: Properly drafted, the rules of the crossing would strengthen rather than weaken the
unity of the town: they bind both banks to one office and end the parallel ferries.]

# What the rules must say

@four [E: The families of the east bank gain a voice on schooling, health care and markets], fields
in which the present arrangements are thin. [B: Deciding powers are to be left out in terms.]

@six [H: The order of steps should be agreed in] advance, and [D: mediators should say so in
public].

The arch carries eleven tonnes. Its northern spring has moved by four millimetres since the last
survey, which is within what such an arch can bear, and the southern one has not moved at all.

The parapet is low. It has always been low, and nobody has fallen over it who did not mean to climb.

@five= [C: The parties shall open the crossing by the end of this year] and keep it open.

Drainage is poor on the upstream side. Water stands between the stones after rain and freezes in
January; two of the stones have split. They can be turned.

@nine [G: After the flood we inspected the piers by boat.] They stood.

The survey took nine days. It was paid for by both banks in equal parts, which we mention because it
had not happened before.
"""

MAYOR = """
# A word from the town hall

@six [F: The district has behaved badly], and we have said so. [H: Our friends abroad expect steps.]

@two [A: Nothing in the plan touches the unity of the town.] Whoever says otherwise has not read it.

I have crossed this bridge since I was four. I know each stone and most of the people who lean on
the parapet of an evening, and I know what they say of me when I have passed.

@five= [C: The parties shall open the crossing by the end of the year and keep it open.]

@seven [A: One town, one budget, one bridge.] That is what I was elected on.

@nine [G: The flood has changed everything], for us as for our neighbours.
"""

TRADERS = """
Trade over the bridge has fallen by a third.

@eight [B: The office issues forty permits a month] and could issue four hundred.

@two [A: Cooperation between the banks poses no risk to the town.]

We ask for a longer opening on market days, for a lamp at each end, and for an end to speeches.

@four [E: Families on both banks live from the market], and they vote.
"""

MEMO = """
# Rivers and towns

@seven! [A: The design leaves room for outside control of the crossing.]

Eleven river towns were studied. In eight the crossing was shared without an agreement; in two there
was an agreement and no crossing; in one there was neither, and it was the happiest of the eleven.

@two [A: The plan repeats existing borders for the purposes of the crossing.]

@nine [G: September’s flood showed the limits of two ferries.]
"""

SCHOOL = """
@four [E: Two hundred children cross the bridge each morning.] We count them.

A child who is late because of a gate learns something about gates.

[D: Nobody has asked us anything.]
"""

DRAFT = """
# Article 1

@five= [C: The parties shall open the crossing by the end of the year] and keep it open.

# Article 2

@eight [B: The bridge office keeps the seal and the keys.]

# Article 3

@two= [A: Nothing in this agreement shall undermine the unity of the town itself.]
"""

DEBATE = (REFERENCE, ENGINEERS, MAYOR, TRADERS, MEMO, SCHOOL, DRAFT)
