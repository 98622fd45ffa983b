// The tree as the data has it: what holds what, what the same thing is elsewhere, and what each node is called. A node
// is known by its place in the list of nodes.
(() => {
  const { short, joined } = sme;
  const { nodes } = sme.data;
  const KINDS = {
    body: ["body", "bodies"], instrument: ["instrument", "instruments"], programme: ["programme", "programmes"],
    quantity: ["quantity", "quantities"], deadline: ["deadline or period", "deadlines and periods"],
    citation: ["cited document", "cited documents"],
  };
  const PARTS = { document: "Document", section: "Section", measure: "Measure" };

  const children = nodes.map(() => []);
  nodes.forEach((node, place) => { if (node.parent >= 0) children[node.parent].push(place); });

  const isPart = (place) => nodes[place].kind in PARTS;
  const places = nodes.map((_, place) => place);
  const ofKind = (kind) => places.filter((place) => nodes[place].kind === kind);
  const leavesOf = (place) => children[place].filter((child) => !isPart(child));
  const [sections, measures] = [ofKind("section"), ofKind("measure")];

  // The same body, instrument … in all places where it stands.
  const same = new Map();
  const keyOf = ({ kind, key }) => `${kind} ${key}`;
  for (const place of places.filter((one) => !isPart(one))) {
    const key = keyOf(nodes[place]);
    if (!same.has(key)) same.set(key, []);
    same.get(key).push(place);
  }
  const twins = (place) => same.get(keyOf(nodes[place])) || [];

  // A node and all that hold it but the document, from the inside to the outside.
  function upward(place) {
    const found = [];
    for (let up = place; up > 0; up = nodes[up].parent) found.push(up);
    return found;
  }
  function below(place) {
    const found = [];
    const waiting = [...children[place]];
    while (waiting.length) {
      const next = waiting.pop();
      found.push(next);
      waiting.push(...children[next]);
    }
    return found.sort((a, b) => a - b);
  }

  function nameOf(place) {
    const node = nodes[place];
    if (node.kind === "document") return "Whole document";
    return node.label || (node.kind === "measure" && firstWords(node)) || "without a heading";
  }
  const wordsOf = (piece) => piece.map(([words]) => words).join("");
  const firstWords = ({ words }) => (words?.length ? short(wordsOf(words[0]), 120) : "");
  const wordingOf = (place) => (nodes[place].words || []).map(wordsOf).join(" ");

  function partOf(place) {
    const { kind, number } = nodes[place];
    return kind === "document" ? PARTS[kind] : `${PARTS[kind]} ${number ?? "without number"}`;
  }
  const withRole = ({ label, role }, most) => joined([short(label, most), role], ", ");
  const about = (node, sign) => joined([KINDS[node.kind][0], node.role, node.group, node.note], sign);

  Object.assign(sme, {
    nodes, KINDS, children, places, sections, measures, same, isPart, ofKind, leavesOf, twins, upward, below, nameOf,
    wordsOf, wordingOf, partOf, withRole, about,
  });
})();
