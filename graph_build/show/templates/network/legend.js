// What shapes, sizes, widths and colours mean.
(() => {
  const { data, at, el, named, svg, choice, classes, folded, most, plain } = sme;
  const DRAWN = {
    diamond: ["path", { d: "M9 1 17 9 9 17 1 9Z" }],
    square: ["rect", { x: 2, y: 2, width: 14, height: 14 }],
    hexagon: ["path", { d: "M5 2H13L17 9L13 16H5L1 9Z" }],
    dot: ["circle", { cx: 9, cy: 9, r: 7 }],
  };
  const SHARES = [0.05, 0.3, 1];

  function row(drawn, text) {
    const made = el("div", "row");
    made.append(drawn, named("span", "", text));
    made.title = text;
    at("legend").append(made);
  }
  function sign(shape, colour) {
    const box = svg("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" });
    const [tag, form] = DRAWN[shape] || DRAWN.dot;
    svg(tag, { ...form, fill: colour, stroke: "currentColor", "stroke-width": 1 }, box);
    return box;
  }
  function scale(draw) {
    const box = svg("svg", { width: 72, height: 26, viewBox: "0 0 72 26", "aria-hidden": "true" });
    SHARES.forEach((share, place) => svg(...draw(Math.sqrt(share), place), box));
    return box;
  }
  const STROKE = { fill: "none", stroke: "currentColor" };
  const circle = (share, place) => ["circle", { ...STROKE, cx: 10 + place * 22, cy: 13, r: 3 + 8 * share }];
  const line = (share, place) => {
    const start = 2 + place * 24;
    return ["line", { ...STROKE, x1: start, x2: start + 18, y1: 13, y2: 13, "stroke-width": 1 + 5 * share }];
  };
  function arrow() {
    const box = svg("svg", { width: 34, height: 18, viewBox: "0 0 34 18", "aria-hidden": "true" });
    svg("path", { d: "M1 9H24M24 4 33 9 24 14Z", fill: "currentColor", stroke: "currentColor" }, box);
    return box;
  }

  function legend() {
    at("legend").replaceChildren();
    row(scale(circle), `larger: more ${folded.size ? "nodes of a community" : "measures"}, up to ${most.size}`);
    row(scale(line), `thicker: more shared measures, up to ${most.weight}`);
    if (choice.directed) row(arrow(), "from who leads to who participates");
    for (const kind of new Set(data.nodes.map((node) => node.kind))) row(sign(sme.SHAPES[kind], "none"), sme.NOUNS[kind] || kind);
    if (folded.size) row(sign("hexagon", "none"), "community: click to unfold");
    colours();
  }
  function colours() {
    const byCommunity = choice.colour === "community";
    at("legend").append(el("p", "", byCommunity ? "Colours are communities, by their largest:" : "Colours are kinds:"));
    let others = 0;
    for (const [name, { size, colour }] of classes) {
      if (colour === sme.REST) others += size;
      else row(sign("dot", colour), byCommunity ? sme.nameOf(name) : `${plain(name)} (${size})`);
    }
    if (others) row(sign("dot", sme.REST), `all others (${others})`);
  }

  Object.assign(sme, { legend });
})();
