// Colours, shapes and sizes.
(() => {
  const { data, choice } = sme;
  // Okabe and Ito's colours, which people with any kind of colour blindness tell apart.
  const PALETTE = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"];
  const REST = "#8C8C8C";
  const SHAPES = { agency: "dot", group: "square", instrument: "diamond" };
  const NOUNS = { agency: "body", group: "group of bodies", instrument: "instrument" };
  const NAMES = ["ink", "soft", "edge", "halo", "rim", "accent"];
  const paint = {};
  const classes = new Map();
  const most = { size: 1, weight: 1 };
  let small = 7;

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of NAMES) paint[name] = style.getPropertyValue(`--${name}`).trim();
    paint.font = getComputedStyle(document.body).fontFamily;
  }
  const plain = (name) => String(name).replace(/-/g, " ");
  const narrow = () => innerWidth <= 760;

  function classify() {
    const tally = new Map();
    for (const node of data.nodes) tally.set(classOf(node), (tally.get(classOf(node)) || 0) + 1);
    const order = [...tally].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1));
    classes.clear();
    order.forEach(([name, size], place) => {
      classes.set(name, { size, colour: size > 1 || place < 3 ? PALETTE[place] || REST : REST });
    });
  }
  function classOf(node) {
    if (choice.colour === "community") return node.community;
    return (node.kind === "agency" && node.category) || NOUNS[node.kind] || node.kind;
  }
  function colourOf(item) {
    if (item.node) return classes.get(classOf(item.node)).colour;
    return choice.colour === "community" ? classes.get(item.community.number).colour : REST;
  }

  function measure() {
    most.size = largest(sme.known.nodes, "size");
    most.weight = largest(sme.known.edges, "weight");
  }
  function largest(items, name) {
    let found = 1;
    for (const item of items.values()) found = Math.max(found, item[name]);
    return found;
  }
  // Where the whole is drawn small, the least nodes are still large enough to be seen and touched.
  function adapt(scale) {
    small = Math.min(14, Math.max(7, 4.5 / scale));
  }
  const radius = (size) => small + 23 * Math.sqrt(size / most.size);
  const width = (weight) => 1.2 + 8 * Math.sqrt((weight - 1) / Math.max(most.weight - 1, 1));

  function visNode(item) {
    const colour = { background: colourOf(item), border: paint.rim };
    return {
      id: item.id, x: item.x, y: item.y, size: radius(item.size), opacity: sme.lit(item.id) ? 1 : 0.15,
      shape: item.community ? "hexagon" : SHAPES[item.node.kind] || "dot", borderWidth: 1.2, borderWidthSelected: 3,
      color: { ...colour, highlight: colour, hover: colour },
    };
  }
  function visEdge(edge) {
    const { active } = sme.now;
    const on = edge.id === active || edge.from === active || edge.to === active;
    const opacity = active === null ? 0.5 : on ? 0.9 : 0.07;
    return {
      id: edge.id, from: edge.from, to: edge.to, width: width(edge.weight),
      arrows: { to: { enabled: choice.directed, scaleFactor: 0.5 } },
      smooth: isBothWays(edge) && { enabled: true, type: "curvedCW", roundness: 0.12 },
      color: { color: on && active !== null ? paint.accent : paint.edge, highlight: paint.accent, hover: paint.accent, opacity },
    };
  }
  const isBothWays = (edge) => choice.directed && sme.known.edges.has(`${edge.to}|${edge.from}`);

  Object.assign(sme, {
    REST, SHAPES, NOUNS, paint, classes, most, readTheme, plain, narrow, classify, measure, adapt, radius, visNode, visEdge,
  });
})();
