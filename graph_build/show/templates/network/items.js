// What is drawn: nodes and edges that pass the filters, or whole communities where they are folded.
(() => {
  const { data, choice, standsOf } = sme;
  const communities = new Map(data.communities.map(([number, x, y]) => [number, { number, x, y, members: [] }]));
  data.nodes.forEach((node, place) => communities.get(node.community).members.push(place));
  const foldable = data.nodes.length > data.folded;
  const folded = new Set(foldable ? communities.keys() : []);
  const asked = new Set();
  const known = { nodes: new Map(), edges: new Map(), neighbours: new Map() };

  const standFor = (node) => (folded.has(data.nodes[node].community) ? `c${data.nodes[node].community}` : node);

  function gather() {
    known.nodes.clear(); known.edges.clear(); known.neighbours.clear();
    data.nodes.forEach(addNode);
    sme.links().forEach(addEdge);
    hideUnlinked();
    for (const edge of known.edges.values()) {
      addNeighbour(edge.from, edge.to, edge);
      addNeighbour(edge.to, edge.from, edge);
    }
  }

  function addNode(node, place) {
    const size = sme.size(place);
    if (!size && sme.filtered()) return;
    const id = standFor(place);
    if (id === place) known.nodes.set(id, { id, node, size, label: node.label, ...sme.spot(node) });
    else if (known.nodes.has(id)) known.nodes.get(id).size += 1;
    else known.nodes.set(id, folding(id, communities.get(node.community)));
  }
  function folding(id, community) {
    return { id, community, size: 1, label: nameOf(community.number), ...sme.spot(community) };
  }

  function addEdge([a, b, weight]) {
    const [from, to] = [standFor(a), standFor(b)];
    if (weight < choice.least || from === to || !known.nodes.has(from) || !known.nodes.has(to)) return;
    const id = choice.directed || String(from) < String(to) ? `${from}|${to}` : `${to}|${from}`;
    const edge = known.edges.get(id) || { id, from, to, weight: 0, pairs: [] };
    edge.weight += weight;
    edge.pairs.push([a, b]);
    known.edges.set(id, edge);
  }

  // With light edges hidden, nodes left without any would crowd out the rest: they only show when asked for.
  function hideUnlinked() {
    if (choice.least <= sme.lightestLink()) return;
    const linked = new Set([...known.edges.values()].flatMap((edge) => [edge.from, edge.to]));
    for (const id of known.nodes.keys()) if (!linked.has(id) && !asked.has(id)) known.nodes.delete(id);
  }

  function addNeighbour(one, other, edge) {
    if (!known.neighbours.has(one)) known.neighbours.set(one, new Map());
    if (!known.neighbours.get(one).has(other)) known.neighbours.get(one).set(other, []);
    known.neighbours.get(one).get(other).push(edge);
  }

  const names = new Map();
  function nameOf(number) {
    if (!names.has(number)) names.set(number, largestOf(communities.get(number).members));
    return names.get(number);
  }
  function largestOf(members) {
    const first = members.reduce((a, b) => (standsOf[b].length > standsOf[a].length ? b : a));
    return members.length > 1 ? `${data.nodes[first].label} + ${members.length - 1}` : data.nodes[first].label;
  }

  Object.assign(sme, { communities, foldable, folded, asked, known, gather, nameOf });
})();
