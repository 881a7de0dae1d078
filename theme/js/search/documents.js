// The sections of the site, its municipalities and its contact points as documents, with what each is found by.

function documents(index) {
  const found = index.docs.map(([page, anchor, heading, text], number) => ({
    number, page, anchor, heading: heading || index.pages[page][1], title: anchor ? index.pages[page][1] : "",
    text, said: [], names: "",
  }));
  for (const [numbers, phrases] of index.words) for (const number of numbers) found[number].said.push(...phrases.split("|"));
  for (const contact of index.contacts) addNames(contact, found, index);
  for (const [page, names] of index.towns) for (const name of names.split("|")) found.push(town(name, page, found.length, index));
  return found;
}

// A contact point is also found by its numbers and addresses, wherever its card stands.
function addNames(contact, found, index) {
  const numbers = (contact.phones || []).map(([number]) => number);
  const names = [...numbers, contact.email, contact.url, ...contact.names].filter(Boolean).join(" | ");
  for (const document of found) {
    if (document.anchor === contact.id) document.names = names;
    if (!document.anchor && index.pages[document.page][0] === contact.owner) document.names += ` | ${names}`;
  }
}

function town(entry, page, number, index) {
  const [name, anchor] = entry.split("=");
  return {
    number, page, anchor: anchor || slug(name), heading: name, title: index.pages[page][1],
    text: "kommune politidistrikt RVTS konfliktråd SLT-koordinator radikaliseringskontakt", said: [], names: "", town: true,
  };
}

function slug(name) {
  return name.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "o").replace(/å/g, "a").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
