"""Lines that pages put around and between articles, word for word, in three languages.

Folded: small Latin letters without marks, so one list serves both Serbian scripts.
"""

ANYWHERE = frozenset(
    line.strip()
    for line in """
scroll to top|back to top|go to top|return to top|to top|go back to top|back to the top
share this|share this article|share this story|share this post|share this page|share|share article
tweet this|email this|e-mail this|print this|print this article|print this page|save this article
bookmark this|copy link|copy the link|read more|read also|read on|read next|also read|see also
read the full story|read the full article|read full article|continue reading|keep reading
click here|click here to read more|click here to subscribe|view comments|show comments
load comments|load more comments|view all comments|show more|load more|leave a comment|leave a reply
post a comment|add a comment|join the conversation|join the discussion|related|related articles
related article|related stories|related posts|related news|related content
related links|most read|most popular|most viewed|most shared|latest stories
latest articles|you may also like|you might also like|recommended for you|recommended reading
recommended stories|editors' picks|editor's picks|advertisement|advertisements|advertising
advertisment|sponsored|sponsored content|promoted content|article continues below
article continues after advertisement|story continues below|story continues below advertisement
article continues below advertisement|continues below|subscribe|subscribe now|subscribe today
subscribe here|sign up|sign up now|sign up here|sign in|log in|login|log out
follow us|skip to content|skip to main content|skip to navigation
next article|previous article|next post|previous post|next page|previous page|next story
previous story|listen to this article|listen to the article|play audio|play video|loading
accept all|accept cookies|accept all cookies|reject all|manage cookies|cookie policy
comments are closed|loading comments|download our app|download the app|get the app|support us
support our work|support our journalism|become a member|become a supporter|skip ad
skip advertisement|recommended articles|more opinion|more opinions|more stories|more articles
more news|don't miss|what to read next|up next|report an error|report a typo|cite this article
cookie settings|cookie notice
all rights reserved
podeli|podelite|podeli na fejsbuku|podeli na facebooku|podeli vest|podeli clanak|podelite ovu vest
podelite clanak|podijeli|podijelite|procitaj jos|procitajte jos|procitaj vise|procitajte vise
procitaj i|procitajte i|procitajte takodje|procitaj ceo tekst|procitajte ceo tekst|opsirnije
vidi jos|pogledaj jos|pogledajte jos|povezane vesti|povezane vijesti|povezani clanci
povezani tekstovi|povezane teme|povezani sadrzaj|slicne vesti|slicni clanci|slicni tekstovi
srodne vesti|srodni clanci|povezano|pratite nas|prati nas|prijavi se|prijavite se|pretplati se
pretplatite se|pretplata|oglas|oglasi|reklama|reklame|komentari|ostavi komentar
ostavite komentar|posalji komentar|posaljite komentar|dodaj komentar|napisi komentar
na vrh|na vrh strane|na vrh stranice|vrati se na vrh|vratite se na vrh|povratak na vrh|nazad na vrh
odstampaj|odstampajte|stampaj|najcitanije|najcitanije vesti|sva prava zadrzana
sva prava su zadrzana|sva prava pridrzana
prihvatam kolacice|saznaj vise|saznajte vise|nastavi citanje|nastavite citanje
ndaj|ndaje|ndaje me miqte|shperndaj|shperndaje|shperndani|shperndaje kete|shperndaje artikullin
shperndaje lajmin|lexo me shume|lexoni me shume|lexo edhe|lexoni edhe|lexo gjithashtu
lexoni gjithashtu|lexo me teper|artikuj te ngjashem|artikuj te lidhur|artikuj te tjere
lajme te ngjashme|lajme te lidhura|lajme te tjera|tema te ngjashme|te ngjashme|abonohu|abonohuni
regjistrohu|regjistrohuni|identifikohu|kycu|komentet|komente|lini nje koment|ler nje koment
lere nje koment|shto nje koment|shto koment|shkruaj nje koment|kthehu lart|kthehuni lart|shko lart
shkoni lart|kthehu ne krye|shko ne krye|ngjitu lart|na ndiqni|me te lexuarat|me te rejat
te gjitha drejtat e rezervuara|te gjitha te drejtat e rezervuara
te gjitha te drejtat jane te rezervuara|printo
vazhdo leximin|vazhdoni leximin
""".replace("\n", "|").split("|")
    if line.strip()
)
"""Furniture wherever they stand, as a whole line."""

AT_EDGES = frozenset(
    line.strip()
    for line in """
home|menu|search|top|more|next|previous|contact|print|save|tags|comment|comments|topics|categories
close|back|facebook|twitter|whatsapp|telegram|linkedin|instagram|tweet|like|terms of use
terms of service|terms and conditions|terms & conditions|contact us|about us|donate|donate now
privacy policy|privacy notice|newsletter|newsletters|register now|accept|join us|latest news
pocetna|pocetna strana|naslovna|naslovna strana|faqja kryesore|meni
pretraga|vise|tagovi|oznake|komentar|marketing|politika privatnosti|uslovi koriscenja
prihvatam|najnovije vesti|ballina|kerko|etiketat|kategorite|koment
politika e privatesise|kushtet e perdorimit|lajmet e fundit
""".replace("\n", "|").split("|")
    if line.strip()
)
"""Words that could also be a heading: furniture before and after an article only."""

_SHARING_WORDS = """
share tweet email e-mail print facebook twitter linkedin whatsapp telegram pinterest reddit viber
messenger instagram youtube tiktok copy link x save pin like follow podeli stampaj shperndaje
"""
SHARING = frozenset(_SHARING_WORDS.split())
"""Buttons of a page; several of them in a row are furniture."""

OPENINGS = (
    "share on ",
    "share via ",
    "share with ",
    "follow us on ",
    "find us on ",
    "join us on ",
    "more from ",
    "sponsored by ",
    "click to share ",
    "click to email ",
    "posted in ",
    "filed under ",
    "join our telegram ",
    "join our whatsapp ",
    "you might also be interested",
    "you may also be interested",
    "pratite nas na ",
    "podeli na ",
    "podelite na ",
    "na ndiqni ne ",
    "shperndaje ne ",
    "ndaje ne ",
)
"""What a whole short line of a page opens with."""

POINTERS = (
    "read more:",
    "read also:",
    "also read:",
    "read next:",
    "see also:",
    "related:",
    "related article:",
    "related articles:",
    "related story:",
    "recommended:",
    "more on this:",
    "filed under:",
    "tags:",
    "tag:",
    "topics:",
    "categories:",
    "category:",
    "keywords:",
    "share:",
    "share this:",
    "procitaj jos:",
    "procitajte jos:",
    "procitaj i:",
    "procitajte i:",
    "procitaj vise:",
    "procitajte vise:",
    "povezano:",
    "pogledajte jos:",
    "tagovi:",
    "oznake:",
    "kljucne reci:",
    "lexo edhe:",
    "lexoni edhe:",
    "lexo me shume:",
    "lexoni me shume:",
    "lexo gjithashtu:",
    "etiketat:",
    "te lidhura:",
)
"""What a line opens with that points to other texts."""

LABELS = frozenset(
    line.strip()
    for line in """
opinion|opinions|op-ed|oped|op ed|comment|commentary|analysis|editorial|viewpoint|perspective
perspectives|column|essay|guest essay|guest column|guest post|blog|interview|letter
letters to the editor|letter to the editor|feature|debate|point of view|my view|in my view
the guardian view|speech|statement|press release|exclusive|ideas|views|voices
misljenje|misljenja|komentar|komentari|kolumna|kolumne|analiza|stav|stavovi|intervju|autorski tekst
licni stav|pogledi|esej|blog|gostujuci tekst|tekst|reagovanje|polemika|govor|saopstenje|uvodnik
opinione|opinion|mendim|mendime|analize|koment|interviste|kolumne|kendveshtrim|pikepamje
editorial|ese|debat|reagim|fjalim|deklarate|komunikate
""".replace("\n", "|").split("|")
    if line.strip()
)
"""Kinds of text that stand above, or with a mark before, a title."""
