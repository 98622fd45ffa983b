const ROLE_OF = { agency: ["lead", "body"], group: ["participant", "group of bodies"], instrument: ["responsible", "instrument"] };

// Lines of about the same weight are one trace; the lightest come first, so that heavy ones lie on top.
const wires = (links, ends) => {
  const greatest = Math.max(...links.map((link) => link[2]));
  const steps = [0.25, 0.5, 0.75, 1].map((step, place, all) => ({
    step, links: links.filter((link) => link[2] / greatest <= step && link[2] / greatest > (place ? all[place - 1] : 0)),
  }));
  return steps.filter((one) => one.links.length).map(({ step, links: some }) => ({
    type: "scatter", mode: "lines", hoverinfo: "skip", showlegend: false, cliponaxis: false,
    line: { color: colour("wire"), width: 0.8 + 4.2 * step }, opacity: 0.3 + 0.6 * step,
    x: some.flatMap((link) => { const [a, b] = ends(link); return [a.x, b.x, null]; }),
    y: some.flatMap((link) => { const [a, b] = ends(link); return [a.y, b.y, null]; }),
  }));
};

const knots = (nodes, greatest) => Object.entries(ROLE_OF).map(([kind, [role, name]]) => {
  const some = nodes.filter((node) => node.kind === kind);
  return {
    type: "scatter", mode: "markers", name, x: some.map((node) => node.x), y: some.map((node) => node.y),
    marker: {
      symbol: kind === "instrument" ? "diamond" : kind === "group" ? "square" : "circle", opacity: 1,
      size: some.map((node) => node.size || 8 + 16 * Math.sqrt(node.measures / greatest)), color: colour(role),
      line: { color: colour("card"), width: 1.5 },
    },
    customdata: some.map((node) => plain(node.label) + "<br>" + node.measures + (node.measures === 1 ? " measure" : " measures")),
    hovertemplate: "%{customdata}<extra></extra>", cliponaxis: false,
  };
}).filter((trace) => trace.x.length);

// Names beside, above or below their nodes, those with most measures first, as long as they hide nothing.
const named = (nodes, width, height, most) => {
  const taken = nodes.map((node) => ({ left: node.px - 9, right: node.px + 9, top: node.py - 9, bottom: node.py + 9 }));
  const free = (one) => one.left >= 0 && one.right <= width && one.top >= 0 && one.bottom <= height &&
    !taken.some((other) => one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top);
  return [...nodes].sort((a, b) => b.measures - a.measures).flatMap((node) => {
    const text = clipped(node.label, most);
    const [long, off] = [6.8 * signs(text), node.size / 2 + 4];
    const tried = [
      ["right", 0, off, -7], ["left", 1, -off, -7], ["center", 0.5, 0, off], ["center", 0.5, 0, -off - 14],
      ["right", 0, off, -17], ["left", 1, -off, 4],
    ].map(([side, part, right, lower]) => {
      const [left, top] = [node.px + right - part * long, node.py + lower];
      return { side, x: node.px + right, left, right: left + long, top, bottom: top + 14 };
    }).find(free);
    if (!tried) return [];
    taken.push(tried);
    return [{ text: plain(text), x: tried.x, y: height - tried.top - 7, where: "middle " + tried.side }];
  });
};

const net = (drawn, box) => {
  const small = narrow(box);
  const layout = base(small ? 460 : 640);
  layout.margin = { l: 14, r: 14, t: 40, b: 14 };
  layout.showlegend = true;
  const [width, height] = [widthOf(box) - 28, layout.height - 54];
  const [xs, ys] = [drawn.nodes.map((node) => node.x), drawn.nodes.map((node) => node.y)];
  const across = (node) => 40 + (width - 80) * (node.x - Math.min(...xs)) / Math.max(1, Math.max(...xs) - Math.min(...xs));
  const down = (node) => 30 + (height - 60) * (node.y - Math.min(...ys)) / Math.max(1, Math.max(...ys) - Math.min(...ys));
  const greatest = Math.max(...drawn.nodes.map((node) => node.measures));
  const nodes = drawn.nodes.map((node) => ({
    ...node, px: across(node), py: down(node), x: across(node), y: height - down(node),
    size: (small ? 6 : 8) + (small ? 10 : 16) * Math.sqrt(node.measures / greatest),
  }));
  const shown = named(nodes, width, height, small ? 20 : 44);
  const texts = {
    type: "scatter", mode: "text", x: shown.map((one) => one.x), y: shown.map((one) => one.y), hoverinfo: "skip",
    text: shown.map((one) => one.text), textposition: shown.map((one) => one.where), showlegend: false,
    textfont: { size: small ? 11 : 12, color: colour("ink") }, cliponaxis: false,
  };
  const traces = [...wires(drawn.links, ([a, b]) => [nodes[a], nodes[b]]), ...knots(nodes, greatest), texts];
  return [traces, { ...layout, xaxis: hidden([0, width]), yaxis: hidden([0, height]) }];
};

const sides = (drawn, box) => {
  const small = narrow(box);
  const rows = Math.max(drawn.left.length, drawn.right.length);
  const spread = (list, x) => list.map((node, place) => ({
    ...node, x, y: (place + 0.5) * rows / list.length, size: small ? 8 : 10,
  }));
  const [left, right] = [spread(drawn.left, 0), spread(drawn.right, 1)];
  const most = Math.floor(widthOf(box) * (small ? 0.36 : 0.3) / SIGN);
  const layout = base(54 + (small ? 34 : 25) * rows);
  const space = (list) => 16 + SIGN * wide(list.map((node) => node.label), most);
  layout.margin = { l: space(left), r: space(right), t: 44, b: 10 };
  layout.showlegend = true;
  if (small) layout.legend.x = -layout.margin.l / Math.max(40, widthOf(box) - layout.margin.l - layout.margin.r);
  const side = (list, more) => axis({
    tickmode: "array", tickvals: list.map((node) => node.y), ticktext: list.map((node) => form(box)(node.label, most)),
    showgrid: false, showline: false, range: [rows, 0], ticklabelstandoff: 8, ...more,
  });
  const traces = [...wires(drawn.links, ([a, b]) => [left[a], right[b]]), ...knots([...left, ...right], 1)];
  // An axis without a trace has no names.
  traces.push({ type: "scatter", x: [1], y: [0], yaxis: "y2", mode: "markers", marker: { opacity: 0 }, hoverinfo: "skip", showlegend: false });
  return [traces, {
    ...layout, xaxis: hidden([0, 1]), yaxis: side(left, {}), yaxis2: side(right, { side: "right", overlaying: "y" }),
  }];
};
