// Whom to call from a municipality: what `guide.facts.chain` made, looked up in the data of the finder.

const UNSURE = 1;
const OF_MUNICIPALITY = 2;
const NOWHERE_ELSE = 4;

// The links of a chain, in order. `number` is the municipality's, `situation` and `role` are ids or nothing.
export function chain(data, number, situation = "", role = "") {
  const here = data.here[number];
  const steps = data.chains[`${situation} ${role}`] || data.chains[`${situation} `];
  const links = steps.map((at) => data.steps[at]).filter((step) => here[step[4]] >= 0)
    .map((step) => linked(data, step, data.links[here[step[4]]]));
  const first = links.find(({ ofMunicipality }) => ofMunicipality);
  if (first) first.caution = data.caution;
  return links;
}

function linked(data, [who, why, fallback, time, , when], [named, missing, doubt, flags, ...ways]) {
  return {
    who: named || who, why, fallback: flags & NOWHERE_ELSE ? "" : fallback, time, when, missing, doubt, caution: "", unsure: Boolean(flags & UNSURE),
    ofMunicipality: Boolean(flags & OF_MUNICIPALITY), ways: ways.map((at) => way(data.ways[at])),
  };
}

// One way to reach somebody, from its row.
export function way([name, phones, email, url, place, danger, status, [hours, whoMayCall, part, ...doubts]]) {
  return {
    name, email, url, place, hours, whoMayCall, part, doubts, danger: Boolean(danger), status: status[0] || "", look: status[1] || "",
    phones: phones.map(([number, address, label]) => ({ number, address, label })),
  };
}
