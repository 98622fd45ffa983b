// The drawing. Hovering or choosing makes one node or edge active: the rest fades.
(() => {
  const { data, at, known, folded, figure, plural } = sme;
  const REACH = 14;
  const now = { active: null, chosen: null };
  const factor = { x: 1, y: 1 };
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(at("canvas"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false, randomSeed: 1 }, autoResize: true,
    nodes: { chosen: false }, edges: { smooth: false, chosen: false },
    interaction: {
      hover: true, hideEdgesOnDrag: data.edges.length > 3000, tooltipDelay: 1e9, keyboard: false,
      selectConnectedEdges: false, hoverConnectedEdges: false,
    },
  });

  // A tall or a wide window is filled in both directions.
  const spot = ({ x, y }) => ({ x: x * factor.x, y: y * factor.y });
  function stretch() {
    const { clientWidth, clientHeight } = at("canvas");
    const [wide, high] = ["x", "y"].map((axis) => extent(data.nodes.map((node) => node[axis])));
    const ratio = (clientWidth / clientHeight) * (high / wide);
    const asked = Number.isFinite(ratio) && ratio > 0 ? ratio : 1;
    factor.x = Math.min(1.7, Math.max(1, asked));
    factor.y = Math.min(1.7, Math.max(1, 1 / asked));
    sme.adapt(Math.min(clientWidth / (wide * factor.x + 60), clientHeight / (high * factor.y + 60)) || 1);
  }
  function extent(values) {
    const [least, most] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
    return most - least;
  }

  function lit(id) {
    if (now.active === null || id === now.active) return true;
    const edge = known.edges.get(now.active);
    return edge ? edge.from === id || edge.to === id : known.neighbours.get(now.active)?.has(id) || false;
  }
  function activate(id) {
    if (id === now.active) return;
    now.active = id;
    nodes.update([...known.nodes.values()].map(sme.visNode));
    edges.update([...known.edges.values()].map(sme.visEdge));
  }

  function draw() {
    sme.count(); sme.gather(); sme.classify(); sme.measure();
    if (now.chosen !== null && !known.nodes.has(now.chosen) && !known.edges.has(now.chosen)) sme.close();
    now.active = now.chosen;
    nodes.clear(); edges.clear();
    nodes.add([...known.nodes.values()].map(sme.visNode));
    edges.add([...known.edges.values()].map(sme.visEdge));
    at("counts").textContent = ` · ${counts()}`;
    sme.legend(); sme.list();
  }
  function counts() {
    if (folded.size) return `${plural(known.nodes.size, "item")}, ${plural(known.edges.size, "edge")}`;
    const all = sme.turned() ? known.edges.size : data.edges.length;
    return `${share(known.nodes.size, data.nodes.length, "node")}, ${share(known.edges.size, all, "edge")}`;
  }
  const share = (part, all, noun) => plural(part, noun) + (part < all ? ` of ${figure(all)}` : "");

  function whole() {
    stretch(); draw(); network.fit();
  }
  function visible(node, scale) {
    // At phone width the panel covers the lower part.
    const up = sme.narrow() ? -0.28 * at("canvas").clientHeight : 0;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.moveTo({ position: spot(node), scale, offset: { x: 0, y: up }, animation: still ? false : { duration: 300 } });
  }

  // A finger is broader than the smallest nodes.
  function nearest({ x, y }) {
    const far = ({ id }) => {
      const found = network.canvasToDOM(known.nodes.get(id));
      return Math.hypot(found.x - x, found.y - y);
    };
    const best = [...known.nodes.values()].reduce((a, b) => (a === null || far(b) < far(a) ? b : a), null);
    return best !== null && far(best) < REACH ? best.id : undefined;
  }
  // A frame that was hidden had no size to fill.
  network.on("resize", ({ oldWidth }) => { if (!oldWidth) whole(); });
  network.on("hoverNode", ({ node }) => activate(node));
  network.on("hoverEdge", ({ edge }) => activate(edge));
  network.on("blurNode", () => activate(now.chosen));
  network.on("blurEdge", () => activate(now.chosen));
  network.on("click", (event) => {
    const hit = event.nodes[0] ?? event.edges[0] ?? nearest(event.pointer.DOM);
    if (hit === undefined) sme.close(); else sme.open(hit);
  });

  Object.assign(sme, { now, network, spot, lit, activate, draw, whole, visible });
})();
