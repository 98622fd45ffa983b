// The panel: what a node or an edge stands for, in figures, and the quotes that prove it.
(() => {
  const { data, at, el, named, button, short, plural, joined, figures, known, choice, standsOf, now } = sme;
  const quotesOf = data.stands.map(() => []);
  data.quotes.forEach((quote) => quotesOf[quote[0]].push(quote));
  let before = null;

  function close() {
    if (at("panel").hidden) return;
    const inside = at("panel").contains(document.activeElement);
    at("panel").hidden = true;
    now.chosen = null;
    sme.activate(null);
    if (inside && before?.isConnected) before.focus();
  }
  function panel(title, kind, filled) {
    if (!at("panel").contains(document.activeElement)) before = document.activeElement;
    sme.fillPanel(title, kind, filled);
  }

  function openNode(found) {
    const kind = joined([sme.NOUNS[found.node.kind] || found.node.kind, found.node.category, found.node.id]);
    const stands = standsOf[found.id].filter((place) => sme.passes(data.stands[place]));
    const counted = figures([["measures", found.size]]);
    panel(found.label, kind, [counted, ...ranks(found.node), ...neighbours(found.id), ...proofs(stands)]);
  }
  // Worked out for the network as it was made: under a filter, they still are those of the whole.
  function ranks(node) {
    if (sme.turned()) return [];
    return [el("h3", "", "In the whole network"), figures(node.m.map((value, place) => [data.columns[place], value]))];
  }
  function item(label, value, act) {
    const row = el("li");
    const made = button("item", "", act);
    made.append(named("span", "", short(label, 140)), el("span", "", value));
    row.append(made);
    return row;
  }
  function neighbours(id) {
    const others = known.neighbours.get(id);
    if (!others) return [];
    const found = [...others.values()].flat().sort((a, b) => b.weight - a.weight);
    const rows = el("ul");
    rows.append(...found.slice(0, 6).map((edge) => item(farEnd(edge, id), edge.weight, () => open(edge.id))));
    return [el("h3", "", `Linked to ${others.size}${found.length > 6 ? ", most to" : ""}`), rows];
  }

  function farEnd(edge, id) {
    const { label } = known.nodes.get(edge.from === id ? edge.to : edge.from);
    if (!choice.directed) return label;
    return `${edge.from === id ? "→" : "←"} ${label}`;
  }

  function openEdge(edge) {
    const sign = choice.directed ? "→" : "–";
    const title = [edge.from, edge.to].map((id) => short(known.nodes.get(id).label, 200)).join(` ${sign} `);
    panel(title, plural(edge.weight, "shared measure"), proofs([...standsBehind(edge)]));
  }
  function standsBehind(edge) {
    const found = new Set();
    for (const [a, b] of edge.pairs) {
      const both = new Set(sme.shared(a, b));
      [a, b].forEach((node, end) => {
        const proving = standsOf[node].filter((place) => proves(data.stands[place], both, sme.ENDS[end]));
        proving.forEach((place) => found.add(place));
      });
    }
    return found;
  }
  function proves(stand, measures, role) {
    return measures.has(stand[1]) && sme.passes(stand) && (!choice.directed || data.roles[stand[2]] === role);
  }

  // Quotes by document and measure.
  function proofs(stands) {
    const groups = new Map();
    const found = stands.flatMap(proofsOf);
    for (const proof of found) {
      if (!groups.has(proof.document)) groups.set(proof.document, []);
      groups.get(proof.document).push(proof);
    }
    const entries = [...groups].sort((a, b) => a[0] - b[0]).flatMap(([number, group]) => [
      () => heading(data.documents[number]),
      ...group.sort((a, b) => a.measure - b.measure).map((proof) => () => quotation(proof)),
    ]);
    const title = found.length ? plural(found.length, "quote") : "No quotes are known";
    return [el("h3", "", title), sme.fill(el("div", "quotes"), entries)];
  }
  function proofsOf(place) {
    const [node, row, role] = data.stands[place];
    const [document, measure] = data.measures[row];
    return quotesOf[place].map(([, sentence, quote]) => ({
      document, measure, node, role: data.roles[role], sentence: data.sentences[sentence], quote,
    }));
  }
  function heading({ title, number, year }) {
    const dated = year && !String(number || "").includes(year) ? year : null;
    return named("h3", "", joined([title, number, dated]));
  }
  function quotation({ sentence, quote, measure, node, role }) {
    const start = sentence.indexOf(quote);
    const [before, after] = start < 0
      ? ["", ` ${sentence}`] : [sentence.slice(0, start), sentence.slice(start + quote.length)];
    const origin = [`measure ${measure}`, short(data.nodes[node].label, 90), role];
    return sme.blockquote(sentence, [before, el("mark", "", quote), after], origin);
  }

  function open(id) {
    const found = known.nodes.get(id);
    const edge = known.edges.get(id);
    if (!found && !edge) return;
    if (found?.community) { unfold(found.community.number); return; }
    now.chosen = id;
    if (found) openNode(found); else openEdge(edge);
    sme.activate(id);
    if (sme.narrow()) sme.visible((found || known.nodes.get(edge.from)).node, sme.network.getScale());
  }
  function unfold(number) {
    sme.folded.delete(number);
    sme.draw();
    sme.network.fit({ nodes: sme.communities.get(number).members.filter((place) => known.nodes.has(place)) });
  }
  // A node of the list or the search, wherever it is.
  function show(place) {
    sme.asked.add(place);
    if (sme.folded.delete(data.nodes[place].community) || !known.nodes.has(place)) sme.draw();
    open(place);
    sme.visible(data.nodes[place], Math.max(sme.network.getScale(), 0.8));
  }

  Object.assign(sme, { close, item, open, show });
})();
