// The answer as the pages have it: who, why, the number with its status, and the reason behind it.

import { way } from "./chain.js";
import { make } from "./make.js";

const FIRST = 5;
const UNCONFIRMED = "mark";
const NUMBER = /^\s*\d+\s*$/;

// `note` is what was read otherwise than it may have been meant.
export function answer(town, links, about, home, note) {
  const rows = links.map((link) => row(link, home));
  const list = make("ol", { class: "order", role: "list" }, ...rows.slice(0, FIRST));
  const rest = rows.slice(FIRST);
  const more = rest.length ? make("button", { type: "button" }, "Vis hele lista") : "";
  const others = rest.length ? make("p", {}, `Lenger nede: ${links.slice(FIRST).map(({ who }) => who).join(" · ")}`) : "";
  if (more) {
    more.addEventListener("click", () => { list.append(...rest); others.remove(); more.remove(); rest[0].setAttribute("tabindex", "-1"); rest[0].focus(); });
  }
  const page = make("a", { href: home + town.page }, `Siden for ${town.name}`);
  const pages = about.map(([name, path]) => make("a", { href: home + path }, name));
  return [heading(`Ring i denne rekkefølgen fra ${town.name}`), note && make("p", {}, note), list, others, choices(more, page, ...pages)];
}

// What a typed name or number was taken for, when it is not what the municipality is called.
export function taken(typed, town) {
  if (NUMBER.test(typed)) return `Vi leste ${typed.trim()} som et kommunenummer. Postnumre leser vi ikke.`;
  return town.was ? `${town.was} er nå i ${town.name} kommune.` : "";
}

// Several places have the name, or had it; or it is a county's.
export function several({ towns, counties, gone }, finder) {
  const links = counties.map(({ path, name }) => make("a", { href: finder.home + path }, name));
  return [heading(towns.length ? "Hvilken mener du?" : ofCounty(counties, gone)), urgent(finder, 0, 1), choices(...towns.map((town) => choice(town, finder)), ...links)];
}

function ofCounty(counties, gone) {
  if (!gone) return "Det er et fylke. Velg kommunen på siden til fylket.";
  return counties.length > 1 ? "Det fylket er delt nå. Velg et av de nye." : "Det fylket er borte nå. Velg kommunen på siden til det nye.";
}

// Nothing has the name. What is like it is offered, never answered.
export function nothing(like, finder) {
  const asked = like.length ? [make("p", {}, "Mente du en av disse?"), choices(...like.map((town) => choice(town, finder)))] : [];
  const list = make("p", {}, make("a", { href: finder.home + finder.data.counties }, "Se lista over alle kommunene"));
  return [heading(unknown(finder.input.value.trim())), urgent(finder, 0, 1), ...asked, urgent(finder, 1), list];
}

// The numbers that stand on every page, danger to life first.
function urgent({ data, home }, from, to) {
  const rows = data.urgent.slice(from, to).map(([who, at]) => row({ who, ways: [way(data.ways[at])] }, home));
  return make("ul", { class: "order order--plain", role: "list" }, ...rows);
}

function unknown(typed) {
  if (!typed) return "Skriv navnet på kommunen";
  return /\d/.test(typed) ? "Vi leser ikke postnumre. Skriv navnet på kommunen" : "Vi kjenner ingen kommune med det navnet";
}

function choices(...ways) {
  return make("p", { class: "jump" }, ...ways);
}

function choice(town, finder) {
  const button = make("button", { type: "button" }, town.option);
  button.addEventListener("click", () => { finder.input.value = town.name; finder.chosen = town; finder.show(); });
  return button;
}

function heading(text) {
  return make("h3", { tabindex: "-1" }, text);
}

function row(link, home) {
  const { who, why, fallback, time, when, missing, caution, unsure, ways } = link;
  const name = make("p", {}, when && `${when}: `, make("strong", {}, who));
  const said = [time && `${time}.`, why, caution, missing, unsure && "Spør før du regner med dette."].filter(Boolean).join(" ");
  const left = fallback && make("p", { class: "fallback" }, make("strong", {}, "Kommer du ikke fram?"), ` ${fallback}`);
  const [mark, last] = [certainty(link), lastOpen(ways)];
  const rows = ways.flatMap((way, at) => [...shown(way, who, home), at === last && mark]);
  return make("li", {}, name, said && make("p", {}, said), ...rows, last < 0 && mark, left);
}

// How sure a step is: one mark, under the last it is about, with the reasons behind. It says whom when others are over it.
function certainty({ doubt, unsure, ways }) {
  const open = ways.filter(isOpen);
  const all = [doubt, ...reasons(open, doubt)].filter(Boolean);
  const unconfirmed = unsure || open.some(({ look }) => look === UNCONFIRMED);
  if (!unconfirmed && !all.length) return "";
  const mark = make("span", { class: unconfirmed ? UNCONFIRMED : null }, unconfirmed ? "Ikke bekreftet" : open[0]?.status || "Hvor sikkert er dette?");
  const line = [mark, !unsure && open.length <= lastOpen(ways) && ` ${listed(open)}`];
  if (!all.length) return make("p", { class: "status" }, ...line);
  const summary = make("summary", {}, ...line, " ", make("span", { class: "status__day" }, "Hvorfor"));
  return make("details", { class: "status" }, summary, ...all.map((one) => make("p", {}, one)));
}

// Each reason once, and whose it is where there are several.
function reasons(open, doubt) {
  const texts = [...new Set(open.flatMap(({ doubts }) => doubts))];
  const named = doubt || texts.length > 1;
  return texts.map((text) => (named ? `${listed(open.filter(({ doubts }) => doubts.includes(text)))}: ${text}` : text));
}

function listed(ways) {
  const names = [...new Set(ways.map(({ name }) => name))].join(", ");
  return names.charAt(0).toUpperCase() + names.slice(1);
}

function lastOpen(ways) {
  return ways.map(isOpen).lastIndexOf(true);
}

function isOpen({ look, doubts }) {
  return look === UNCONFIRMED || doubts.length > 0;
}

function shown(way, who, home) {
  const [called, where] = [numbers(way), way.place ? overview(way, home) : addresses(way, who)];
  const told = way.place ? "" : hours(way);
  return [...called, ...(called.length ? [confirmed(way), told, where] : [told, where, confirmed(way)])].filter(Boolean);
}

// The number of an office stands under its name, that of a contact point beside it.
function numbers({ name, phones, part, place, danger }) {
  if (!phones.length) return [];
  const rings = phones.map((phone) => ring(phone, place ? name : "", danger));
  const named = make("p", { class: "order__name" }, part ? `${name}: ${part}` : name);
  return [place ? "" : named, make("p", { class: "call-row" }, ...rings)];
}

// Only what is sure stands with the number itself.
function confirmed(way) {
  return way.status && !isOpen(way) ? make("p", { class: "status" }, make("span", { class: way.look }, way.status)) : "";
}

function hours({ hours: open, whoMayCall }) {
  const answers = open && `Svarer: ${open}${/[.!?]$/.test(open) ? "" : "."}`;
  return whoMayCall || answers ? make("p", {}, [whoMayCall, answers].filter(Boolean).join(" ")) : "";
}

function addresses({ name, phones, email, url }, who) {
  const mail = email && make("a", { href: `mailto:${email}` }, email);
  const shortened = url.replace(/^https:\/\/(www\.)?/, "").replace(/\/$/, "");
  const site = url && make("a", { href: url, rel: "noreferrer", class: "address" }, shortened);
  if (!mail && !site) return "";
  return make("p", {}, phones.length || name === who ? "" : `${name}: `, mail, mail && site ? " " : "", site);
}

function overview({ name, phones, place }, home) {
  return place && !phones.length ? make("p", {}, make("a", { href: home + place }, name)) : "";
}

function ring({ number, address, label }, name, danger) {
  const who = ["Ring", name, label && `(${label.toLowerCase()})`].filter(Boolean).join(" ");
  return make("a", { class: danger ? "ring ring--danger" : "ring", href: address }, make("span", { class: "ring__who" }, who), " ", make("span", { class: "call__number" }, number));
}
