// What the search knows of Norwegian. Words are written folded: æ is e, ø is o, å is a.

// Words that are in most questions: they count, but little.
export const soft = new Set("vite si sier sagt telefon nummer ringe epost kontaktinformasjon kontakt adresse hjelp hjelpe hjelper hjelpen person personen folk info informasjon lov_ rolle roller sporsmal nytt nyttig nyttige relevant relevante exit sentral sentrale viktig regler regel norge norsk norske arbeid_ ekstrem ekstremisme ekstremistisk radikalisering radikalisert radikaliserte".split(" "));

// Nynorsk and everyday forms of whole words.
export const forms = new Map(Object.entries({
  eg: "jeg", je: "jeg", jei: "jeg", e: "jeg", ej: "jeg", me: "vi", mi: "min", mitt: "min", mine: "min", ikkje: "ikke", ikkj: "ikke", itj: "ikke", itte: "ikke",
  kva: "hva", ka: "hva", hve: "hva", kem: "hvem", kven: "hvem", vem: "hvem", hvemm: "hvem", kvar: "hvor", kor: "hvor",
  korleis: "hvordan", korsn: "hvordan", koffer: "hvorfor", assen: "hvordan", asen: "hvordan", vordan: "hvordan", hvordn: "hvordan", koss: "hvordan", kvifor: "hvorfor",
  vorfor: "hvorfor", nokon: "noen", nokre: "noen", noko: "noe", fra: "fra", heim: "hjem", heime: "hjemme", saman: "sammen",
  mykje: "mye", meir: "mer", berre: "bare", sjolv: "selv", dei: "de", ho: "hun", hu: "hun", no: "na", da: "da",
  sidan: "siden", utan: "uten", fyrst: "forst", fyrste: "forste", vere: "vere", vore: "vert", vart: "ble", gut: "gutt",
  gutten: "gutt", guten: "gutt", guttane: "gutt", born: "barn", borna: "barn", ungen: "barn", unge: "ungdom", sonen: "sonn", sonnen: "sonn", son: "sonn", dottera: "datter", dotter: "datter",
  broren: "bror", broder: "bror", brodern: "bror", brorsan: "bror", sosteren: "soster", systera: "soster", syster: "soster", sostera: "soster",
  bustad: "bolig", bu: "bo", veke: "uke", veka: "uke", folkje: "folk", leiar: "leder", leiaren: "leder", leiarar: "leder", leie: "lede", leiing: "ledelse", leiinga: "ledelse", fylgje: "folge", tlf: "telefon", tlfnr: "telefon", telf: "telefon", tel: "telefon",
  nr: "nummer", nummeret: "nummer", nummere: "nummer", telefonnummer: "telefon", telefonnummeret: "telefon", telefonnr: "telefon", mobilnummer: "telefon", epost: "epost", mail: "epost", email: "epost", mailadresse: "epost", epostadresse: "epost",
  ringje: "ringe", ringa: "ringe", ringer: "ringe", pgf: "paragraf", kontaktinfo: "kontaktinformasjon", info: "informasjon", forelder: "foreldre", foreldra: "foreldre", foreldrene: "foreldre",
  lerarar: "lerer", lerar: "lerer", politet: "politi", snut: "politi", snuten: "politi", purken: "politi", fengslet: "fengsel", fengslene: "fengsel", fengsler: "fengsel", fengslet_: "fengsel",
  venner: "venn", vennene: "venn", vennen: "venn", ven: "venn", vener: "venn", menn: "mann", mannen: "mann", boker: "bok", hender: "hand", modre: "mor", fedre: "far_",
  lovverk: "lov", phvl: "phvl", innsats: "innsatsen", aetat: "aetat", lova: "lov", tatt: "ta", dodd: "dod",
}));

// Nynorsk and Danish or English spellings inside words: [pattern, bokmål].
export const spellings = [
  [/sjolv/g, "selv"], [/skule/g, "skole"], [/(^|[^j])tenest/g, "$1tjenest"], [/rettlei(?:ing|ar)?/g, "veiled"], [/teieplikt/g, "taushetsplikt"],
  [/framand/g, "fremmed"], [/tilskot/g, "tilskudd"], [/forebu(?:ing)?/g, "forbered"], [/averj/g, "averg"], [/avverj/g, "avverg"], [/avverge?ning/g, "avverging"],
  [/innsett/g, "innsatt"], [/ynskj?/g, "onsk"], [/trugsmal/g, "trussel"], [/truslar/g, "trussel"], [/trusler|trusla/g, "trussel"], [/^truga?$/g, "truet"], [/sjuk/g, "syk"],
  [/lekjar/g, "lege"], [/kjerast/g, "kjereste"], [/rorsle/g, "bevegelse"], [/verkty/g, "verktoy"], [/gjev/g, "giv"],
  [/kjelde/g, "kilde"], [/bustad/g, "bolig"], [/bustott/g, "bostott"], [/utanfor/g, "utenfor"], [/handsam/g, "behandl"],
  [/la(?:u|ø)slat/g, "loslat"], [/lauslat|lauslet/g, "loslat"], [/^eig[ne]n?e?/g, "egen"], [/naud/g, "nod"], [/roynsle/g, "erfaring"],
  [/((?:kk|gg|nk|ng))j(?=[ea])/g, "$1"], [/(.)leik(en)?$/g, "$1het"], [/hugs/g, "husk"], [/vald(?!res)/g, "vold"], [/^heim/g, "hjem"],
  [/(?<!^|fast|tann|over|kommune|turnus|bedrifts|vakt)leg(?:e|t)?$/g, "lig"], [/lige$/g, "lig"], [/ligt$/g, "lig"], [/ph/g, "f"], [/pligt/g, "plikt"], [/radicali[sz]/g, "radikalis"], [/extrem/g, "ekstrem"], [/mld/g, "meld"], [/x/g, "ks"], [/ck/g, "k"], [/^sj(?=[ae])/g, "skj"],
  [/tieplikt/g, "taushetsplikt"], [/kommunik/g, "komunik"], [/qv?/g, "kv"], [/(?<=.)w/g, "v"], [/z/g, "s"],
];

// Endings of nouns, verbs and adjectives, by how many letters must be left of the word.
const ENDINGS = {
  5: ["ningene", "ningen", "ninger", "ningar"],
  4: ["hetene", "heten", "heter", "heta", "het", "elsene", "elsen", "elser", "elsa", "else",
    "ingene", "ingane", "ingen", "inger", "ingar", "inga", "ing", "erende", "ende", "ande", "erte", "ert", "ere", "are"],
  3: ["erne", "arne", "ene", "ane", "en", "et", "er", "ar", "a", "e"],
};

// [ending, letters left], the longest first.
export const suffixes = Object.entries(ENDINGS)
  .flatMap(([least, endings]) => endings.map((ending) => [ending, Number(least)]))
  .sort(([one], [other]) => other.length - one.length);
