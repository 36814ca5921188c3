"""Abbreviations and openers by which sentences are told apart, by primary language tag, small."""

NEVER = {
    "en": "mr mrs ms messrs dr prof st sen rep gov gen lt col maj capt sgt cpl adm cmdr rev hon "
    "pres amb supt insp mt ft vs viz cf eg ie approx dept assn bros jan feb mar apr jun jul "
    "aug sep sept oct nov dec",
    "sr": "g gđa gdin gđica dr mr prof akad doc dipl inž ing sv npr tj tzv odn nav up usp vid "
    "ul bul gen puk por kap tel ur prev prir izd red pov reg mons msgr gosp adv hadž mag "
    "spec г гђа гдин гђица др мр проф акад доц дипл инж инг св нпр тј тзв одн нав уп усп "
    "вид ул бул госп ген пук пор кап тел ур прев прир изд",
    "sq": "z znj zt zj dr prof asoc akad p.sh d.m.th dmth sh shih shën gjen kol rr bot ndj kr "
    "red tel mons imz av ing mag",
    "de": "dr prof hr fr st vgl bzw ca evtl ggf u.a z.b d.h sog gen abs",
    "fr": "m mm mme mmes mlle dr pr st ste cf av env art",
    "it": "sig sigg sigra dott dottssa prof on avv ing s.s cfr art pag",
    "es": "sr sra sres srta dr dra d da prof art pág ee av gral",
    "ru": "т.е т.п им ул проф акад ген гр св см др",
    "mk": "г др проф акад св сл ул т.е т.н",
    "bg": "г др проф акад св ул т.е т.нар",
    "tr": "dr prof doç av sn bkz örn",
}
"""Abbreviations that a sentence does not end with."""

NUMBERED = {
    "en": "art arts no nos fig figs sec secs para paras vol vols ch chap p pp ed eds cl reg res "
    "op doc case",
    "sr": "čl član br str st tač toč sl god s al par odl rez чл бр стр ст тач сл год ал пар",
    "sq": "nr f fq faq fig v vëll kap par pika art",
    "de": "nr s art abs bd kap",
    "fr": "no n p pp art vol chap",
    "it": "n nn p pp art artt vol cap",
    "es": "n núm p pp art arts vol cap",
    "ru": "ст стр г гл п №",
    "mk": "чл бр стр ст",
    "bg": "чл бр стр ал",
    "tr": "no s",
}
"""Abbreviations that do not end a sentence where a number follows: "Art. 14", "nr. 5"."""

CLOSING = {
    "en": "u.s u.k u.n e.u u.s.a d.c a.m p.m ph.d etc inc ltd co corp jr sr al b.a m.a",
    "sr": "itd i.sl sl i.dr o.g n.e p.n.e god st min mln mlrd hilj din km итд сл н.е год",
    "sq": "etj b.v t.v mln mld lek p.e.s",
}
"""Abbreviations that may end a sentence: in English before a word that sentences open with, in
Serbian and Albanian before any capital."""

_OPENERS_LIST = """
the this that these those in on at it its he she they we you i but and yet so for if when while as
a an his her their our there what why how who no not now then after before since both each one
some many most such or nor instead however
"""
OPENERS = frozenset(_OPENERS_LIST.split())
"""English words that open sentences and hardly follow "U.S." or "etc." within one."""

_MONTHS_LIST = """
januar februar mart april maj jun juni jul juli avgust septembar oktobar novembar decembar januara
februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra јануар фебруар
март април мај јун јул август септембар октобар новембар децембар јануара фебруара марта априла
маја јуна јула августа септембра октобра новембра децембра januari februari august
"""
MONTHS = frozenset(_MONTHS_LIST.split())
"""Months that a day's ordinal stands before, where they are written with a capital."""

ARTICLES = (
    "čl",
    "tač",
    "чл",
    "тач",
    "član",
    "stav",
    "tačk",
    "alinej",
    "члан",
    "став",
    "тачк",
    "алинеј",
)
LAWS = (
    "zakon",
    "sporazum",
    "ustav",
    "povelj",
    "konvencij",
    "statut",
    "pravilnik",
    "rezolucij",
    "закон",
    "споразум",
    "устав",
    "повељ",
    "конвенциј",
    "статут",
    "правилник",
    "резолуциј",
)
"""Beginnings of words around an ordinal that ends no sentence: "iz člana 5. Zakona"."""
