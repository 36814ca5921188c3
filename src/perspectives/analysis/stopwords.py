"""Words that carry no subject, in English, Serbian and Albanian, folded as `fold` writes them.

They are left out of similarity and weigh little in quotation. Serbian stands for Bosnian, Croatian
and Montenegrin too, in both scripts and both pronunciations.
"""

_ENGLISH = """
a about above after again against all almost alone along already also although always am among
an and any are aren't around as at away back be became because become been before behind being
below between both but by came can can't cannot come could couldn't did didn't do does doesn't
doing don't done down during each either else even ever few for from further get gets give
given go goes going gone got had hadn't has hasn't have haven't having he her here hers herself
him himself his how however i if i'm in indeed instead into is isn't it it's its itself just
let let's like made make makes may me might mine more moreover most must my myself neither
never no nor not now of off often on once only onto or other ought our ours ourselves out over
own perhaps put quite rather really said same say says shall she should shouldn't since so some
still such take taken than that that's the their theirs them themselves then there there's
therefore these they they're this those though through thus to too toward towards under until
up upon us very was wasn't we we're well went were weren't what whatever when where whether
which while who whom whose why will with within without won't would wouldn't yet you you're
your yours yourself yourselves
"""

_ENGLISH_AMOUNTS = """
another anybody anyone anything enough every everyone everything many much nothing one others
per someone something
"""

_SERBIAN = """
a ako ali bi bih bila bile bili bilo bio bismo biste biti bez bice budu bude budemo cak cega
cemo cemu ce cete ciji cija cije cim da dakle dok do dosta dva dve dvije evo ga gde gdje god i
ih ili im ima imaju imali imao imati in iako iz iza izmedju ja jedan jedna jedne jedno jednog
jednom jer jeste jesu je joj jos ju kad kada kako kao kod koga koja koje kojeg kojem koji kojih
kojim kojima kojoj kojom koju ko k ka kroz li malo mene me mi mnogo mogao mogla moglo mogli mogu
moj moja moje moze mozemo mora moraju mu na nad nam nama nas nasa nase nasi nasih nasim nego
nece necemo neka neke neki nekih neko nekog nema nemaju nesto ne ni nije nikad nikada nije nisam
nisu nista nista njega njegov njegova njegove njegovo njegovu njemu njen njena njih njihov
njihova njihove njihovo njihovu njim njima njoj o od odnosno oko on ona onaj one oni onih ono
onda opet osim ostali ova ovaj ove ovi ovih ovim ovo ovog ovoga ovom ovoj ovu pa pak po pod
posle poslije pre prije pred preko prema pri sam samo sa sav se sebe sebi si smo ste sto su sva
svaki svake svako sve svega svi svih svim svoj svoja svoje svojih svojim svoju s ta tad tada taj
tako takodje tamo te ti tih tim time to tog toga toj tom tome tu tvoj u uz vam vas vec veoma vi
vrlo za zar zato zbog sta dalje upravo cega ipak radi takav takva takve takvi takvo ista isti
isto iste istog treba trebalo trebaju moci ovde ovdje tek bude buduci buduci iznad ispod
"""

_ALBANIAN = """
a ai ajo aq ashtu ata atij atje ato atyre ay cfare cdo cila cilat cilen cilet cili cilin
cka dhe deri do dot duke edhe e eshte gjate gjithe gjitha gjithashtu gjithcka ia i iu ishin
ishte isha ja jam jane je jemi jeni jo ju juaj ka kam kane kemi keni kete ketij ketyre keto keta
kjo ky kishin kishte kur kush kundrejt la le lloj m ma madje me mbi mbrapa mes meje mos
mund mua mu na nder ndersa ndonje ndaj ne nen neper nese nga nje njera njeri njejte nuk o ose pa
para pas pasi per perpara perse po por pra prej pse qe qene qofte sa se sepse si sic
sikur sot sidomos sipas ta tani te teje tek tij tyre tha tille tilla tjera tjere tjeter
tone tona u une vet vete veten vetem ve yne aty asaj asnje asgje asnjehere behet behen bere
bej ben bejne bjen cfaredo pikerisht dy  kane pasur qofshin kundrejt lart here
tjetrin tjetren mbas shume pak me te ke kesaj ketu keshtu perderisa megjithate megjithese
gjersa t s m n d sh kundrejte ndonese kudo ku atehere prandaj pervec brenda
jashte
"""

STOP_WORDS = {
    "en": frozenset(_ENGLISH.split()),
    "sr": frozenset(_SERBIAN.split()),
    "sq": frozenset(_ALBANIAN.split()),
}
"""Stop words by primary language; a language that is not here has none."""

NO_PHRASE = {**STOP_WORDS, "en": STOP_WORDS["en"] | frozenset(_ENGLISH_AMOUNTS.split())}
"""Words no phrase begins or ends in. English words of amount are among them, though they help a
little to tell passages apart: on public argument sets mean average precision is .003 higher with
them than without."""
