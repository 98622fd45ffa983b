// What the panel says of a leaf, of a measure, and of a section or the document, with links to what it names.
(() => {
  const { nodes, el, named, button, short, plural, joined, KINDS, leavesOf, nameOf, partOf } = sme;
  const MOST = 8;
  const LONG = 14;

  function link(name, value, act, signed) {
    const made = el("li");
    const item = button("item", "", act);
    if (String(value).length > LONG || signed.classList.contains("number")) item.classList.add("stacked");
    item.append(signed, named("span", "name", short(name, 200)), named("span", "value", value));
    made.append(item);
    return made;
  }
  const list = (entries) => sme.fill(el("ul"), entries);

  const title = (text) => el("h3", "", text);
  function leadTo(place, name, value, signed = sme.signOf(place)) {
    return () => link(name, value, () => sme.show(place), signed);
  }

  function ofLeaf(place) {
    const node = nodes[place];
    const quotes = node.quotes || [];
    const origin = [numbered(nodes[node.parent]), short(node.label, 90), node.role];
    return [
      title(quotes.length ? plural(quotes.length, "quote") : "No quotes are known"),
      ...quotes.map((quote) => sme.quoted(quote, origin)), ...standsIn(place), ...elsewhere(place),
    ];
  }
  function numbered({ kind, number }) {
    return kind === "document" ? kind : `${kind} ${number ?? "–"}`;
  }
  function standsIn(place) {
    const { parent } = nodes[place];
    if (nodes[parent].kind === "document") return [];
    return [title("Stands in"), list([leadTo(parent, nameOf(parent), partOf(parent))]), ...sme.wording(parent, place)];
  }
  function elsewhere(place) {
    const others = sme.twins(place).filter((other) => other !== place);
    if (!others.length) return [];
    const rows = others.map((other) => {
      const { parent, role } = nodes[other];
      return leadTo(other, nameOf(parent), joined([partOf(parent), role]));
    });
    return [title(`Also in ${plural(others.length, "other place")}`), list(rows)];
  }

  function ofMeasure(place) {
    const words = sme.wording(place);
    const leaves = leavesOf(place);
    const rows = leaves.map((leaf) => leadTo(leaf, nodes[leaf].label, nodes[leaf].role || nodes[leaf].group || ""));
    return [
      ...(words.length ? [title("Wording"), ...words] : []), ...outside(place),
      title(leaves.length ? "What it states" : "It states nothing that the vocabulary knows"), list(rows),
    ];
  }
  // Sentences that prove leaves which no words of the measure prove.
  function outside(place) {
    const pieces = nodes[place].words || [];
    const inside = new Set(pieces.flat().flatMap(([, ...rows]) => rows));
    const found = new Map();
    for (const leaf of leavesOf(place).filter((one) => !inside.has(one))) {
      for (const quote of nodes[leaf].quotes || []) {
        if (!found.has(quote[0])) found.set(quote[0], []);
        found.get(quote[0]).push([quote, leaf]);
      }
    }
    const boxes = [...found].map(([sentence, proofs]) => {
      const names = new Set(proofs.map(([, leaf]) => sme.withRole(nodes[leaf], 60)));
      return sme.quotation(sentence, proofs.map(([quote]) => quote), [numbered(nodes[place]), ...names]);
    });
    return boxes.length ? [title("Said of it elsewhere"), ...boxes] : [];
  }

  function ofPart(place) {
    const inside = sme.below(place);
    return [
      sme.figures(counts(inside)), ...own(place), ...mostly(inside, "body", "Bodies, most measures first"),
      ...mostly(inside, "instrument", "Instruments, most measures first"),
    ];
  }
  function counts(inside) {
    const leaves = Object.entries(KINDS).map(([kind, [, many]]) => [kind, many]);
    return [["section", "sections"], ["measure", "measures"], ...leaves]
      .map(([kind, name]) => [name, inside.filter((one) => nodes[one].kind === kind).length])
      .filter(([, count]) => count);
  }
  function own(place) {
    const leaves = leavesOf(place);
    if (!leaves.length) return [];
    const boxes = leaves.map((leaf) => nodes[leaf]).flatMap((node) => {
      const origin = [KINDS[node.kind][0], short(node.label, 90), node.role];
      return (node.quotes || []).map((quote) => sme.quoted(quote, origin));
    });
    return [title(`Of the ${nodes[place].kind} as a whole`), ...boxes];
  }
  function mostly(inside, kind, heading) {
    const groups = new Map();
    for (const one of inside.filter((place) => nodes[place].kind === kind)) {
      if (!groups.has(nodes[one].key)) groups.set(nodes[one].key, []);
      groups.get(nodes[one].key).push(one);
    }
    if (!groups.size) return [];
    const rows = [...groups.values()].sort(moreFirst).slice(0, MOST)
      .map((all) => leadTo(all[0], nodes[all[0]].label, all.length, sme.sign(kind)));
    return [title(heading), list(rows)];
  }
  const moreFirst = (a, b) => b.length - a.length || (nodes[a[0]].label < nodes[b[0]].label ? -1 : 1);

  Object.assign(sme, { link, ofLeaf, ofMeasure, ofPart });
})();
