// Who asks, and for what. The patterns are held against the folded query: æ is e, ø is o, å is a.

const RELATIVE = "(?:lille|store|eldste|yngste|tvilling|halv|ste|eks|sviger)?(?:sonn|son|datter|dotter|gutt|gut|jent|barn|unge|tenaring|bror|brodern|brorsan|soster|syster|sosken|mann|kone|kona|kjerest|samboer|fetter|kusin|onkel|tant|nevo|niese|kompis|kamerat|venn|venninn|bestevenn|foreldr|barnebarn|svigersonn|eksen|typen|nabo|mor|far)(?:a|e|en|et|er|ene|n|s|sen)?";
const WORKING = /\b(?:elev|klient|bruker|pasient|innsatt|beboer|kollega|saksbehandl|journal|mentor|veiled|oppfolging|folger opp|folgjer opp|jobber med|i klassen|pa skolen min|skolen var|kommunen var|taushetsplikt|samtykke|hjemmel|paragraf|henvis)/;
const SELF = [
  /\b(?:jeg|eg|je|vi)\b.*\b(?:vil|ville|ma|skal|onsker|tor|klarer|kan|prover|vurderer|lyst|bor)\b.*\b(?:ut|ut av|bort|vekk|unna|slutte|slutt|bryte|hoppe|trekke|forlate|kutte|legge bak|starte pa nytt)\b/,
  /\b(?:kom|komme|kommer|kjem|slippe|slipper|trekke|trekker|melde|melder|bryte|bryter)\b (?:jeg |eg )?meg\b/,
  /\b(?:tru|truer|truar|trua|trugar|true|sla|slar|slo|mishandler|banke|banker|drepe|skade|skader|hevne|finne|finner|ta|tar|presse|presser|utsette|folger|overvaker)(?: etter| pa)? meg\b/,
  /\b(?:jeg|eg|je) (?:er|var|har vert|ble|har blitt|foler meg|kjenner meg)\b.*\b(?:med i|medlem|radikalisert|ekstremist|innblandet|lurt|dratt inn|fanget|lei|lei av|ferdig|redd|\d\d)\b/,
  /\b(?:jeg|eg|je) (?:orker|tor|angrer|skammer|slutter|hoppet|vil ikke)\b/,
  /\b(?:jeg|eg) (?:har|holder pa|holdt pa)\b.*\bmeg\b/, /^ (?:tor|orker|klarer) ikke\b/, /^ (?:jeg |eg )?vil ikke vere\b.* (?:mer|meir|lenger|lenge)\b/,
  /^ (?:har|ble|vil|holder|prover) (?!(?:dere|vi|du|man|noen|han|hun|de|det|den|en)\b)(?:\w+ )*meg\b/,
  /\b(?:hjelp|hjelpe|hjelper) meg\b/, /\bhvis jeg slutter\b/, /\bvere anonym\b/, /\bjeg slutter\b/, /\bjeg vil ut\b/, /\bi want out\b/, /\bhelp me\b/,
];
const OTHERS = [
  new RegExp(`\\b${RELATIVE}\\b(?: \\w+)? (?:min|mi|mitt|mine|var|vart|vare)\\b`),
  new RegExp(`\\b(?:min|mi|mitt|mine|en|ei|var|vart|vare) (?:\\w+ )?${RELATIVE}\\b`),
  new RegExp(`\\b(?:som|jeg er|er) (?:\\w+ )?(?:mor|far|forelder|foreldre|mamma|pappa|soster|bror|besteforelder|bestemor|bestefar|venn|kjereste|parorende)\\b`),
  /^ (?:pappa|mamma|bestefar|bestemor|farfar|morfar|onkel|tante)\b/,
  /\b(?:lille|store|eks|sviger)(?:mann|kon|kjerest|bror|broder|brodr|soster|sostr|sonn|datter|dattr)(?:en|a|n|ene)\b/,
  /\b(?:parorende|brorsan|brodern|sonnen|dattera|datteren|sostera|(?:beste)?kompisen|kameraten|kjeresten|bestevenninn\w*|(?:lille|store)(?:bror|soster)|min eks|eksen|dama|guttungen|tenaringen)\b/, /\bmy (?:son|daughter|brother|sister|child|friend|boyfriend|husband)\b/,
];
const LEAVING = /\b(?:vil|ville|onsker|ynskjer|ber om|klar for|prover|tor|vurderer)\b.*\b(?:ut|bort|vekk|bryte|hoppe|slutte|forlate|trekke seg)\b|\b(?:komme|kome|kommer|kjem|kom|slippe|slapp) seg (?:ut|vekk|bort|unna)\b/;
const CRISIS = /\b(?:selvmord|sjolvmord|selvskad|ta livet|ta sitt eget liv|tar livet|drep|drap|myrd|vapen|pistol|gever|kniv|bombe|sprengstoff|eksplosiv|skyt|angrep|attentat|terror(?:angrep|plan|handling)|trus[ls]|trugsmal|tru(?:er|ar|et|a)\b|i fare|livsfare|livstruende|nodsituasjon|nodnummer|akutt|haster|gissel|brann|brenner|ambulanse|bevisstlos|overdose|voldtekt|voldtatt|overgrep|mishandl|kidnapp|massakre|kvel(?:e|er|te)\b|blor\b|(?:sla|slar|slo|slatt|banke[rt]?) (?:meg|oss|henne|ham|han|barna)\b|(?:vil|lyst til a|onsker a|tenker pa a) do\b|ikke leve\b|orker ikke (?:mer |lenger )?$|orker ikke (?:a )?leve\b|suicid|kill|weapon|gun\b|shoot|stab(?:bed|bing)?\b|emergency)/;
const REACH = /\b(?:telefon|tlf|telf|nummer|nr|ringe?|ringer|ringje|mobil|sms|chat|epost|e-post|mail|kontaktinfo|kontaktinformasjon|kontaktopplysninger|adresse|apningstid|apent|vakttelefon|hotline|call)/;

// What is asked for at work, or about another, also by somebody who writes «jeg».
const TASKS = /\b(?:si (?:det|fra|ifra)\b|meld|varsl|del(?:e|er|ing)\b|skriv|kurs|mentor|mot(?:e|er|et)\b|samarbeid|team|logg|plan|barnevern|skole|nav\b|lov\b|kommun|kartlegg|foresatt|avverg|opplys|radikaliseringskontakt|slt\b|pst\b|rvts|veiled|koordinator|lagr|nettside|siden\b|telefonnummer|samtal|(?:han|hun|ham|henne|hu|ho|en som|bor jeg|la vere)\b)/;

const ME = 3;
const WHOM = /\b(?:hvem|kven|kem|hvor|kor|who|noen|nokon) (?:\w+ ){0,3}(?:ring|kontakt|snakk|prat|call|talk)/;

class Intent {
  constructor(query) {
    const text = ` ${fold(query).replace(/[^a-z0-9§]+/g, " ").trim()} `;
    const working = WORKING.test(text);
    this.other = !working && OTHERS.some((pattern) => pattern.test(text));
    this.self = !working && !this.other && SELF.some((pattern) => pattern.test(text));
    this.me = !working && !this.other && !TASKS.test(text) && /\b(?:jeg|eg|meg|min|mine|mitt|mi|i (?:am|was|want|need|have|dont|do))\b/.test(text);
    this.about = /\b(?:han|hun|ham|henne|hu|ho|de|dem|dei|noen|nokon)\b/.test(text);
    this.leaving = LEAVING.test(text);
    this.crisis = CRISIS.test(text);
    this.reach = REACH.test(text);
    this.whom = WHOM.test(text);
    this.law = /§|\bparagraf|\bpgf\b|lov(?:en|a|er)?\b|\d+-\d+/.test(fold(query));
  }

  // The page that must come first, whatever the words are.
  get first() {
    return this.other ? "hjelp/to.html" : this.self ? "hjelp/en.html" : "";
  }

  // How much more or less a page counts than it otherwise would.
  factor(path) {
    if (this.law && path.startsWith("lovgrunnlag/")) return 1.25;
    if (this.reach && (path === "kontakt.html" || path.startsWith("tjenester/"))) return 1.3;
    if (this.me && path === "hjelp/en.html") return ME;
    if (this.leaving && path === "situasjoner/onsker-seg-ut.html") return 1.6;
    return 1;
  }
}
