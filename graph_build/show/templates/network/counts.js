// What the reader chose, and how many measures nodes have and share under it.
(() => {
  const { data } = sme;
  const choice = {
    document: -1, year: "", role: -1, group: "", least: data.least, colour: data.colour, directed: data.directed,
  };
  const ENDS = ["lead", "participant"];
  const standsOf = data.nodes.map(() => []);
  data.stands.forEach((stand, place) => standsOf[stand[0]].push(place));
  const isInstrument = (node) => data.nodes[node].kind === "instrument";
  const instruments = data.nodes.filter(({ kind, category }) => kind === "instrument" && category);
  const groups = [...new Set(instruments.map(({ category }) => category))].sort();

  // The measures that use an instrument of each group: a body is counted in these.
  const measuresOf = new Map(groups.map((group) => [group, new Set()]));
  for (const [node, measure] of data.stands) {
    if (isInstrument(node)) measuresOf.get(data.nodes[node].category)?.add(measure);
  }

  const turned = () => choice.directed !== data.directed;
  const filtered = () => choice.document >= 0 || choice.year !== "" || choice.group !== "" || choice.role >= 0 || turned();

  function inDocument([, measure]) {
    const place = data.measures[measure][0];
    if (choice.document >= 0 && place !== choice.document) return false;
    return choice.year === "" || String(data.documents[place].year) === choice.year;
  }
  function inRole([, , role]) {
    if (choice.directed) return ENDS.includes(data.roles[role]);
    return choice.role < 0 || data.roles[role] === "" || role === choice.role;
  }
  function inGroup([node, measure]) {
    if (choice.group === "") return true;
    return isInstrument(node) ? data.nodes[node].category === choice.group : measuresOf.get(choice.group).has(measure);
  }
  const passes = (stand) => inDocument(stand) && inRole(stand) && inGroup(stand);

  function measured(node, role) {
    const found = new Set();
    for (const place of standsOf[node]) {
      const stand = data.stands[place];
      if (passes(stand) && (!role || data.roles[stand[2]] === role)) found.add(stand[1]);
    }
    return found;
  }

  // The measures of each node, and those in which it is at the beginning and the end of a link.
  let counted = { all: [], left: [], right: [] };
  function count() {
    const all = data.nodes.map((_, node) => measured(node));
    const [left, right] = choice.directed ? ENDS.map((role) => data.nodes.map((_, node) => measured(node, role))) : [all, all];
    counted = { all, left, right };
  }
  const size = (node) => counted.all[node].size;

  function shared(a, b) {
    const [few, many] = counted.left[a].size < counted.right[b].size
      ? [counted.left[a], counted.right[b]] : [counted.right[b], counted.left[a]];
    return [...few].filter((measure) => many.has(measure));
  }

  // Links as [from, to, weight]. Those of the other direction are not in the data, but who stands in which measure is.
  function links() {
    if (turned()) return joined();
    return filtered() ? data.edges.map(([a, b]) => [a, b, shared(a, b).length]) : data.edges;
  }
  function joined() {
    const [left, right] = [standing(counted.left), standing(counted.right)];
    const weights = new Map();
    for (const [measure, firsts] of left) {
      for (const a of firsts) {
        for (const b of right.get(measure) || []) {
          if (a === b || (!choice.directed && a > b)) continue;
          const key = a * data.nodes.length + b;
          weights.set(key, (weights.get(key) || 0) + 1);
        }
      }
    }
    return [...weights].map(([key, weight]) => [Math.floor(key / data.nodes.length), key % data.nodes.length, weight]);
  }
  function standing(sets) {
    const found = new Map();
    sets.forEach((measures, node) => {
      for (const measure of measures) {
        if (!found.has(measure)) found.set(measure, []);
        found.get(measure).push(node);
      }
    });
    return found;
  }

  const weightOf = (pick, start) => data.edges.reduce((found, edge) => pick(found, edge[2]), start);
  const lightest = weightOf(Math.min, Infinity);
  const heaviest = weightOf(Math.max, 1);
  const lightestLink = () => (turned() ? 1 : lightest);
  const heaviestLink = () => (turned() ? links().reduce((most, link) => Math.max(most, link[2]), 1) : heaviest);

  Object.assign(sme, {
    ENDS, choice, standsOf, groups, turned, filtered, passes, count, size, shared, links, lightestLink, heaviestLink,
  });
})();
