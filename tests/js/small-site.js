// A small site: [page, heading, text, other words, anchor], with a few words and intents of its own.

export const STOP = "hvordan korleis hvem kven hvor hva jeg eg du dere og en et å på i den det de som for hun han er har blitt kan skal til må meg min mi om nei ikke fra mot trenger which what the mer liksom bort noe alle med vi vet";
export const OTHER = "skatt ferie vinterferie dekk barnehageplass bankkort mobil pannekaker fotball tv skole";

export const INTENTS = [
  { id: "relative", page: "hjelp/to.html", pattern: " (?:bror|sonn)(?:en)? min " },
  { id: "wants-out", page: "hjelp/en.html", unless: ["relative"], pattern: " vil(?: [^ ]+)* ut " },
  { id: "own-life", raises: ["hjelp/en.html"], by: 3, sure: 0.35, unless: ["relative"], pattern: " jeg " },
  { id: "tells", sure: 0.2, pattern: " (?:hun|han) " },
  { id: "crisis", urgent: true, pattern: " selvmord[^ ]* " },
  { id: "number", raises: ["kontakt.html", "tjenester/"], by: 1.3, pattern: " telefon " },
  { id: "whom", page: "kontakt.html", alone: true, pattern: " (?:hvem|kven|hvor) (?:[^ ]+ )*ring" },
  { id: "law", raises: ["lovgrunnlag/"], by: 1.25, pattern: " § | [^ ]*loven " },
];

export const INDEX = {
  stop: STOP, other: OTHER, intents: INTENTS,
  parts: ["Tjenester", "Lover"],
  pages: [["tjenester/pst.html", "Politiets sikkerhetstjeneste", 1, 0], ["prosessen/mentor.html", "Mentorordning", 1, -1],
    ["taushet.html", "Taushetsplikt", 1, -1], ["lovgrunnlag/straffeloven.html", "Straffeloven", 0.75, 1], ["fylker/troms.html", "Troms", 0.6, -1],
    ["hjelp/en.html", "Vil du ut?", 1, -1], ["hjelp/to.html", "Pårørende", 1, -1], ["kontakt.html", "Finn kontakt", 0.5, -1]],
  docs: [[0, "", "Tjenesten forebygger terror."], [0, "Hovedkontoret", "", "", "pst-hovedkontor"],
    [1, "", "En person å snakke med over tid."], [1, "Opplæring av mentorer", "RVTS lærer opp mentorene.", "kurs veiledning"],
    [2, "", "Den som arbeider for det offentlige, kan ikke si alt videre."], [2, "Behovskartlegging", "Slik kartlegger dere."],
    [3, "", "Loven gjelder alle."], [3, "Straffeloven § 196", "", "", "straffeloven-196"], [4, ""],
    [5, "", "Siden er for deg som vil bort."], [6, "", "Siden er for familie og venner."], [7, "", "Alle numre."]],
  words: [[[2], "en å stole på|støttekontakt|lei av gjengen"], [[4], "får jeg si det til politiet|holde tett"]],
  townPages: "kommuner/",
  towns: [[4, "Troms|Troms og Finnmark", "Tromsø=5501=Romsa=5401=1902|Målselv=23===22Gamlenes"]],
  groups: ["PST|Politiets sikkerhetstjeneste", "straffeloven|strl", "mentor|fadder"],
  urgent: ["nod"],
  contacts: [{ id: "nod", name: "Politi, nødnummer", place: "kontakt.html#nod", owner: "tjenester/politi.html", names: ["Politiet"], phones: [["112", "tel:112"]], purpose: "I fare.", kind: "emergency" },
    { id: "pst-hovedkontor", name: "PSTs hovedkontor", place: "tjenester/pst.html#pst-hovedkontor", owner: "tjenester/pst.html", names: ["Politiets sikkerhetstjeneste", "PST"], phones: [["23 30 50 00", "tel:+4723305000"]], email: "post@pst.example", purpose: "Råd.", hours: "Ikke kjent", status: ["Ikke bekreftet", "mark"], doubt: "Ingen har ringt.", kind: "switchboard" }],
  laws: [{ place: "lovgrunnlag/straffeloven.html#straffeloven-196", name: "Straffeloven § 196", numbers: ["196"], act: ["Straffeloven", "strl."], state: "I kraft.", gives: "Alle må avverge alvorlige lovbrudd.", next: [["Ny lov § 1", "lovgrunnlag/ny.html#1"]] }],
};
