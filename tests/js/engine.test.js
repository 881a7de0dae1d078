"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load, random } = require("./load.js");

const { Search, Engine, Intent, marked, wanted, stem, headingAnchor, slug } = load();

// A small site: [page, heading, text, other words, anchor].
const INDEX = {
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
  towns: [[4, "Tromsø|Målselv"]],
  groups: ["PST|Politiets sikkerhetstjeneste", "straffeloven|strl", "mentor|fadder"],
  urgent: ["nod"],
  contacts: [{ id: "nod", name: "Politi, nødnummer", place: "kontakt.html#nod", owner: "tjenester/politi.html", names: ["Politiet"], phones: [["112", "tel:112"]], purpose: "I fare.", kind: "emergency" },
    { id: "pst-hovedkontor", name: "PSTs hovedkontor", place: "tjenester/pst.html#pst-hovedkontor", owner: "tjenester/pst.html", names: ["Politiets sikkerhetstjeneste", "PST"], phones: [["23 30 50 00", "tel:+4723305000"]], email: "post@pst.example", purpose: "Råd.", hours: "Ikke kjent", doubt: "Usikkert. Ingen har ringt.", kind: "switchboard" }],
  laws: [{ place: "lovgrunnlag/straffeloven.html#straffeloven-196", name: "Straffeloven § 196", numbers: ["196"], act: ["Straffeloven", "strl."], state: "I kraft.", gives: "Alle må avverge alvorlige lovbrudd.", next: [["Ny lov § 1", "lovgrunnlag/ny.html#1"]] }],
};
const search = new Search(INDEX);
const paths = (query) => search.run(query).pages.map(({ path }) => path);
const first = (query) => paths(query)[0];
const shown = (parts) => parts.map(([text]) => text).join("");

test("a page is found by its name, its forms and its parts", () => {
  for (const query of ["mentorordning", "mentorordningen", "mentor", "mentorene", "Mentor ordning", "mentorordnign"]) assert.equal(first(query), "prosessen/mentor.html", query);
});

test("a part of a long word finds it", () => {
  assert.equal(first("kartlegging"), "taushet.html");
});

test("what users say leads to the page, though the page does not say it", () => {
  assert.equal(first("hvordan holde tett"), "taushet.html");
  assert.equal(first("støttekontakten"), "prosessen/mentor.html");
});

test("synonyms and abbreviations are read both ways", () => {
  assert.equal(first("fadder"), "prosessen/mentor.html");
  assert.equal(first("pst"), "tjenester/pst.html");
  assert.equal(first("strl 196"), "lovgrunnlag/straffeloven.html");
});

test("a number finds its contact point in any grouping, and its card", () => {
  for (const query of ["23 30 50 00", "23305000", "+47 23 30 50 00", "post@pst.example", "pst telefon", "nr til pst"]) {
    const { pages, answers } = search.run(query);
    assert.equal(pages[0].path, "tjenester/pst.html", query);
    assert.deepEqual(answers.contacts.map(({ id }) => id), ["pst-hovedkontor"], query);
  }
});

test("a card carries its words of doubt", () => {
  assert.equal(search.run("pst").answers.contacts[0].doubt, "Usikkert. Ingen har ringt.");
});

test("a section of law is answered with its state and what took over", () => {
  for (const query of ["§ 196", "straffeloven 196", "paragraf 196", "strl. § 196"]) {
    assert.deepEqual(search.run(query).answers.laws.map(({ name }) => name), ["Straffeloven § 196"], query);
  }
  assert.deepEqual(search.run("helseloven § 196").answers.laws, []);
});

test("words of crisis bring the urgent numbers, whatever else is found", () => {
  for (const query of ["selvmord", "han vil ta livet sitt", "trusler", "våpen", "sjølvmord", "bombe", "noen er i fare", "far slår meg", "jeg vil dø",
    "orker ikke mer", "i will kill myself"]) {
    assert.deepEqual(search.run(query).answers.urgent.map(({ id }) => id), ["nod"], query);
  }
  for (const query of ["mentor", "taushetsplikt", "støttekontakt", "tromsø", "slå sammen møtene", "hva kan jeg gjøre"]) assert.deepEqual(search.run(query).answers.urgent, [], query);
});

test("somebody who wants out meets the page for them first", () => {
  for (const query of ["jeg vil ut", "eg vil ut av dette", "hvordan kommer jeg meg vekk", "de truer meg", "jeg angrer", "jeg orker ikke mer"]) assert.equal(first(query), "hjelp/en.html", query);
});

test("somebody who is worried for one of their own meets the page for them first", () => {
  for (const query of ["sønnen min er med i en gjeng", "dattera mi", "broren min vil ut", "bekymret for en venn", "hva kan jeg som mor gjøre", "systera mi"]) assert.equal(first(query), "hjelp/to.html", query);
});

test("somebody at work does not", () => {
  for (const query of ["eleven min vil ut", "en klient jeg følger opp vil bryte ut", "ungdommen jeg jobber med har taushetsplikt", "kan jeg dele uten samtykke"]) {
    assert.equal(search.engine.find(query).intent.first, "", query);
  }
});

test("a municipality leads to its line on the page of its county", () => {
  const [page] = search.run("målselv").pages;
  assert.deepEqual([page.path, page.sections[0].href], ["fylker/troms.html", "fylker/troms.html#malselv"]);
});

test("a municipality whose name is another word is found with the word for one", () => {
  assert.equal(first("tromsø kommune"), "fylker/troms.html");
  assert.equal(first("kommunen målselv"), "fylker/troms.html");
});

test("what the site does not know gets no answer", () => {
  for (const query of ["pannekaker", "fotball i kveld", "asdfgh", "skattemelding"]) assert.deepEqual(paths(query), [], query);
});

test("a matter for others is not answered by a word it shares with the site, unless that is what was asked for", () => {
  assert.equal(first("hun har mentor på nettverk"), "prosessen/mentor.html");
  assert.deepEqual(paths("hun har mentor på vinterferie"), []);
  assert.equal(first("sønnen min har ferie"), "hjelp/to.html");
});

test("each page stands once, with at most three sections, and anchors are written for addresses", () => {
  for (const query of ["mentor", "loven gjelder alle", "siden er for", "politiet"]) {
    const found = search.run(query).pages;
    assert.equal(new Set(found.map(({ path }) => path)).size, found.length);
    for (const { sections } of found) assert.ok(sections.length <= 3);
  }
});

test("what users say is never shown", () => {
  const said = ["stole på", "støttekontakt", "gjengen", "holde tett"];
  for (const query of ["støttekontakt", "en å stole på", "holde tett", "får jeg si det til politiet"]) {
    const text = JSON.stringify({ ...search.run(query), query: "" });
    for (const phrase of said) assert.ok(!text.includes(phrase), `«${phrase}» for «${query}»`);
  }
});

test("a small word is never the end of a longer one, and is not marked", () => {
  const { read } = search.engine.find("si det til mentoren");
  assert.deepEqual(read.map(({ term }) => term), ["si", "mentor"].map(stem));
  assert.ok(!wanted([{ readings: [{ terms: ["det", "mentor"], weight: 1 }] }]).has("det"));
});

test("the words found are marked, and the text is otherwise as it was", () => {
  const parts = marked("En mentor og flere mentorer.", new Set(["mentor"]));
  assert.equal(shown(parts), "En mentor og flere mentorer.");
  assert.deepEqual(parts.filter(([, found]) => found).map(([text]) => text), ["mentor", "mentorer"]);
});

test("a long text is cut between words, around what was found", () => {
  const long = `${"ord ".repeat(100)}mentor${" ord".repeat(100)}`;
  const text = shown(marked(long, new Set(["mentor"]), 150));
  assert.ok(text.includes("mentor") && text.length < 170 && text.startsWith("… ord") && text.endsWith("ord …"), text);
});

test("anchors are those that Markdown and the data have", () => {
  assert.equal(headingAnchor("Før du ringer: råd (kort)"), "før-du-ringer-råd-kort");
  assert.equal(slug("Nordre Follo"), "nordre-follo");
  assert.equal(slug("Sør-Ærøy"), "sor-aeroy");
});

test("any query at all is answered, twice the same, and with scores that fall", () => {
  const next = random(5);
  const pool = ["mentor", "§", "196", "7-1", "pst", "vil", "ut", "jeg", "støttekontkt", "æøå", "23 30", "-", "\"", "tromsø", "kartlegging", "\u0000", "😀", "a", "min", "truer"];
  const engine = new Engine(INDEX);
  for (let times = 0; times < 1000; times += 1) {
    const query = Array.from({ length: next(7) }, () => pool[next(pool.length)]).join(" ");
    const { pages } = engine.find(query);
    assert.deepEqual(pages, engine.find(query).pages, query);
    const scores = pages.map(({ score }) => score);
    assert.ok(scores.every(Number.isFinite), query);
    assert.ok(JSON.stringify(search.run(query)).length > 10);
  }
});

test("a word more that nobody knows never brings a page in", () => {
  for (const query of ["mentor", "taushetsplikt", "tromsø"]) {
    const alone = paths(query);
    const longer = paths(`${query} qqqqqxxzz wwwwvvvv`);
    assert.ok(longer.every((path) => alone.includes(path)), query);
  }
});

test("a short place name is not what an everyday word was meant as, unless it stands alone", () => {
  assert.equal(first("tromse"), "fylker/troms.html");
  assert.deepEqual(paths("koking tromse"), []);
});

test("a word is the beginning of another only as it was typed", () => {
  assert.equal(first("polit"), "tjenester/pst.html");
  assert.deepEqual(paths("polet"), []);
});

test("relatives are known by any name for them", () => {
  for (const query of ["lillebroren min poster rare ting", "storesøster er med i noe, hva kan jeg som søster gjøre", "broder'n er blitt nazist", "eksmannen tar med barna på møter", "har mistet kontakten med storesøstera", "jeg er redd for broder’n"]) assert.equal(first(query), "hjelp/to.html", query);
});

test("who writes without «jeg» speaks of themselves, but not who asks what others do", () => {
  for (const query of ["har rota meg inn i noe dritt", "vil komme meg bort"]) assert.equal(first(query), "hjelp/en.html", query);
  for (const query of ["har dere noe til meg", "vil han høre på meg"]) assert.notEqual(first(query), "hjelp/en.html", query);
});

test("who asks for themselves meets the page for them sooner, but not who asks for work or for another", () => {
  const more = (query) => new Intent(query).factor("hjelp/en.html") > 1;
  for (const query of ["kan jeg få sparken hvis sjefen får vite det", "blir jeg straffet", "får eg hjelp"]) assert.ok(more(query), query);
  for (const query of ["må jeg melde til barnevernet", "hva kan jeg si til ham", "blir straffet", "eleven min blir straffet"]) assert.ok(!more(query), query);
});

test("who asks whom to call, and says no more, gets the page with the numbers", () => {
  for (const query of ["hvem ringer jeg liksom", "kven skal eg ringe", "hvor ringer jeg"]) assert.equal(first(query), "kontakt.html", query);
  for (const query of ["hvem ringer jeg om taushetsplikt", "ringe pst"]) assert.notEqual(first(query), "kontakt.html", query);
});

test("what is told of somebody is answered on less than a list of words", () => {
  assert.deepEqual(paths("kurs kakadue"), []);
  assert.equal(first("hun kurs kakadue"), "prosessen/mentor.html");
});

test("a compound is read by what the site knows of it, also by a synonym", () => {
  assert.equal(first("hun savner mentortreffet"), "prosessen/mentor.html");
  assert.ok(paths("hun trenger fadderkartlegging").includes("prosessen/mentor.html"));
  assert.deepEqual(paths("hun savner kakaduetreffet"), []);
});

test("a synonym is known though it is misspelt and stands nowhere else", () => {
  assert.equal(first("faddder"), "prosessen/mentor.html");
  assert.equal(first("fader"), "prosessen/mentor.html");
});
