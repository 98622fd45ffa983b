"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  // Okabe and Ito's colours, which people with any kind of colour blindness tell apart.
  const PALETTE = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442"];
  const REST = "#8C8C8C";
  const SHAPES = { agency: "dot", group: "square", instrument: "diamond" };
  const NOUNS = { agency: "body", group: "group of bodies", instrument: "instrument" };
  const LOUD = 8;
  const QUOTES = 60;
  const LISTED = 400;
  const bipartite = data.kind === "agency-instrument";
  const choice = { document: -1, year: "", role: -1, least: data.least, colour: data.colour };
  const communities = new Map(data.communities.map(([number, x, y]) => [number, { number, x, y, members: [] }]));
  data.nodes.forEach((node, place) => communities.get(node.community).members.push(place));
  const folded = new Set(data.nodes.length > data.folded ? communities.keys() : []);
  const standsOf = data.nodes.map(() => []);
  data.stands.forEach((stand, place) => standsOf[stand[0]].push(place));
  const quotesOf = data.stands.map(() => []);
  data.quotes.forEach((quote) => quotesOf[quote[0]].push(quote));

  // Elements. Texts of documents only ever become text.
  function el(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }
  function svg(tag, attributes, parent) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (parent) parent.append(made);
    return made;
  }
  const short = (text, most) => ([...text].length > most ? [...text].slice(0, most - 1).join("") + "…" : text);
  const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

  // Counts under the chosen filters.
  let counted;
  function filtered() {
    return choice.document >= 0 || choice.year !== "" || choice.role >= 0;
  }
  function passes(stand) {
    const place = data.measures[stand[1]][0];
    const role = data.roles[stand[2]];
    if (choice.document >= 0 && place !== choice.document) return false;
    if (choice.year !== "" && String(data.documents[place].year) !== choice.year) return false;
    return choice.role < 0 || role === "" || stand[2] === choice.role;
  }
  function measuresOf(node, role) {
    const found = new Set();
    for (const place of standsOf[node]) {
      const stand = data.stands[place];
      if (passes(stand) && (!role || data.roles[stand[2]] === role)) found.add(stand[1]);
    }
    return found;
  }
  function count() {
    const all = data.nodes.map((_, node) => measuresOf(node));
    const left = data.directed ? data.nodes.map((_, node) => measuresOf(node, "lead")) : all;
    const right = data.directed ? data.nodes.map((_, node) => measuresOf(node, "participant")) : all;
    counted = { all, left, right };
  }
  function shared(a, b) {
    const [few, many] = counted.left[a].size < counted.right[b].size
      ? [counted.left[a], counted.right[b]] : [counted.right[b], counted.left[a]];
    return [...few].filter((measure) => many.has(measure));
  }

  // What is drawn: nodes, or whole communities where they are folded.
  const lightest = data.edges.reduce((found, edge) => Math.min(found, edge[2]), Infinity);
  const asked = new Set();
  const known = { nodes: new Map(), edges: new Map(), neighbours: new Map() };
  const standFor = (node) => (folded.has(data.nodes[node].community) ? `c${data.nodes[node].community}` : node);
  function gather() {
    known.nodes.clear(); known.edges.clear(); known.neighbours.clear();
    data.nodes.forEach((node, place) => {
      const size = counted.all[place].size;
      if (!size && filtered()) return;
      const id = standFor(place);
      if (id === place) known.nodes.set(id, { id, node, size, label: node.label, x: node.x, y: node.y });
      else if (known.nodes.has(id)) known.nodes.get(id).size += 1;
      else known.nodes.set(id, { id, community: communities.get(node.community), size: 1, label: nameOf(node.community), ...middle(node.community) });
    });
    for (const [a, b, weight] of data.edges) {
      const now = filtered() ? shared(a, b).length : weight;
      const [from, to] = [standFor(a), standFor(b)];
      if (now < choice.least || from === to || !known.nodes.has(from) || !known.nodes.has(to)) continue;
      const id = data.directed || String(from) < String(to) ? `${from}|${to}` : `${to}|${from}`;
      const edge = known.edges.get(id) || { id, from, to, weight: 0, pairs: [] };
      edge.weight += now; edge.pairs.push([a, b]);
      known.edges.set(id, edge);
    }
    const linked = new Set([...known.edges.values()].flatMap((edge) => [edge.from, edge.to]));
    // With light edges hidden, nodes left without any would crowd out the rest, so they only show when asked for.
    if (choice.least > lightest) for (const id of known.nodes.keys()) if (!linked.has(id) && !asked.has(id)) known.nodes.delete(id);
    for (const edge of known.edges.values()) {
      for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]]) {
        if (!known.neighbours.has(one)) known.neighbours.set(one, new Map());
        known.neighbours.get(one).set(other, edge);
      }
    }
  }
  function middle(number) {
    const { x, y } = communities.get(number);
    return { x, y };
  }
  const names = new Map();
  function nameOf(number) {
    if (!names.has(number)) {
      const members = communities.get(number).members;
      const first = members.reduce((a, b) => (standsOf[b].length > standsOf[a].length ? b : a));
      const others = members.length - 1;
      names.set(number, others ? `${data.nodes[first].label} + ${others}` : data.nodes[first].label);
    }
    return names.get(number);
  }

  // Looks.
  let paint = {};
  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["ink", "soft", "edge", "halo", "rim", "accent", "paper"]) {
      paint[name] = style.getPropertyValue(`--${name}`).trim();
    }
    at("theme").textContent = isDark() ? "Light" : "Dark";
  }
  function isDark() {
    const asked = document.documentElement.dataset.theme;
    return asked ? asked === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  const classes = new Map();
  function classify() {
    classes.clear();
    const tally = new Map();
    for (const node of data.nodes) {
      const name = className(node);
      tally.set(name, (tally.get(name) || 0) + 1);
    }
    const order = [...tally].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1));
    order.forEach(([name, size], place) => classes.set(name, { size, colour: size > 1 || place < 3 ? PALETTE[place] || REST : REST }));
  }
  function className(node) {
    return choice.colour === "community" ? node.community : node.category || NOUNS[node.kind] || node.kind;
  }
  function colourOf(item) {
    if (item.node) return classes.get(className(item.node)).colour;
    return choice.colour === "community" ? classes.get(item.community.number).colour : REST;
  }
  let largest = 1;
  let heaviest = 1;
  const radius = (size) => 7 + 23 * Math.sqrt(size / largest);
  const width = (weight) => 1 + 8 * Math.sqrt((weight - 1) / Math.max(heaviest - 1, 1));
  function visNode(item) {
    const shape = item.community ? "hexagon" : SHAPES[item.node.kind] || "dot";
    const colour = { background: colourOf(item), border: paint.rim };
    return {
      id: item.id, x: item.x, y: item.y, shape, size: radius(item.size), borderWidth: 1.2, borderWidthSelected: 3,
      color: { ...colour, highlight: colour, hover: colour }, opacity: lit(item.id) ? 1 : 0.15,
    };
  }
  function visEdge(edge) {
    const on = active !== null && (edge.id === active || edge.from === active || edge.to === active);
    return {
      id: edge.id, from: edge.from, to: edge.to, width: width(edge.weight),
      color: { color: on ? paint.accent : paint.edge, highlight: paint.accent, hover: paint.accent, opacity: active === null ? 0.4 : on ? 0.85 : 0.06 },
    };
  }

  // The network. Hovering or choosing makes one node or edge active: the rest fades.
  let active = null;
  let chosen = null;
  function lit(id) {
    if (active === null || id === active) return true;
    const edge = known.edges.get(active);
    return edge ? edge.from === id || edge.to === id : known.neighbours.get(active)?.has(id) || false;
  }
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(at("canvas"), { nodes, edges }, {
    physics: false, layout: { improvedLayout: false, randomSeed: 1 }, autoResize: true,
    interaction: { hover: true, hideEdgesOnDrag: data.edges.length > 3000, tooltipDelay: 1e9, keyboard: false, selectConnectedEdges: false, hoverConnectedEdges: false },
    nodes: { chosen: false }, edges: { smooth: false, chosen: false, arrows: { to: { enabled: data.directed, scaleFactor: 0.5 } } },
  });
  function activate(id) {
    if (id === active) return;
    active = id;
    nodes.update([...known.nodes.values()].map(visNode));
    edges.update([...known.edges.values()].map(visEdge));
  }
  function draw() {
    count(); gather(); classify();
    if (chosen !== null && !known.nodes.has(chosen) && !known.edges.has(chosen)) close();
    active = chosen;
    largest = Math.max(1, ...[...known.nodes.values()].map((item) => item.size));
    heaviest = Math.max(1, ...[...known.edges.values()].map((edge) => edge.weight));
    nodes.clear(); edges.clear();
    nodes.add([...known.nodes.values()].map(visNode));
    edges.add([...known.edges.values()].map(visEdge));
    at("counts").textContent = ` · ${plural(known.nodes.size, folded.size ? "item" : "node")}${known.nodes.size < data.nodes.length && !folded.size ? ` of ${data.nodes.length.toLocaleString("en")}` : ""}, ${plural(known.edges.size, "edge")}`
      + (known.edges.size < data.edges.length && !folded.size ? ` of ${data.edges.length.toLocaleString("en")}` : "");
    legend(); list();
  }

  // Labels never lie on each other: the larger nodes come first, and more find room when zoomed in.
  const lines = new Map();
  function wrapped(label) {
    if (lines.has(label)) return lines.get(label);
    const found = [""];
    for (const word of short(label.replace(/\s+/g, " "), 60).split(" ")) {
      const last = found[found.length - 1];
      if (last && (last + word).length > 24) found.push(short(word, 26)); else found[found.length - 1] = last ? `${last} ${word}` : short(word, 26);
    }
    const kept = found.slice(0, 2);
    if (found.length > 2) kept[1] += "…";
    lines.set(label, kept);
    return kept;
  }
  let shown = [];
  const meets = (a, b, own) => b.id !== own && b.left < a.right && a.left < b.right && b.top < a.bottom && a.top < b.bottom;
  function around(item, wide, high, unit, corner, end) {
    const r = radius(item.size) + 3 * unit;
    const centre = Math.max(corner.x, Math.min(item.x - wide / 2, end.x - wide));
    const middle = item.y - high / 2;
    return [[centre, item.y + r], [centre, item.y - r - high], [item.x + r, middle], [item.x - r - wide, middle]]
      .map(([left, top]) => ({ id: item.id, left, right: left + wide, top, bottom: top + high }))
      .filter((box) => box.left >= corner.x && box.right <= end.x && box.top >= corner.y && box.bottom <= end.y);
  }
  function labels(ctx) {
    const unit = 1 / network.getScale();
    const font = getComputedStyle(document.body).fontFamily;
    const order = [...known.nodes.values()].filter((item) => lit(item.id))
      .sort((a, b) => (b.id === active) - (a.id === active) || b.size - a.size || (a.label < b.label ? -1 : 1));
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const end = network.DOMtoCanvas({ x: at("canvas").clientWidth, y: at("canvas").clientHeight });
    const taken = order.map((item) => {
      const r = radius(item.size) * 0.8;
      return { id: item.id, size: item.size, left: item.x - r, right: item.x + r, top: item.y - r, bottom: item.y + r };
    });
    shown = [];
    ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
    ctx.font = `${12 * unit}px ${font}`;
    for (const [place, item] of order.entries()) {
      const text = wrapped(item.label);
      if (item.x < corner.x || item.x > end.x || item.y < corner.y || item.y > end.y) continue;
      const wide = Math.max(...text.map((line) => ctx.measureText(line).width)) + 4 * unit;
      const boxes = around(item, wide, text.length * 14 * unit, unit, corner, end);
      const free = boxes.find((box) => !taken.some((other) => meets(box, other, item.id)));
      // The largest may cover smaller nodes, not other labels: a network whose main nodes have no name says little.
      const over = (place < LOUD || item.id === active) && boxes.find((box) => !taken.some((other) => (other.id === null || (other.size >= item.size && item.id !== active)) && meets(box, other, item.id)));
      const box = free || over;
      if (!box) continue;
      taken.push({ ...box, id: null }); shown.push(item.id);
      const { top } = box;
      const x = (box.left + box.right) / 2;
      ctx.strokeStyle = paint.halo; ctx.lineWidth = 3.5 * unit; ctx.fillStyle = paint.ink;
      text.forEach((line, row) => {
        ctx.strokeText(line, x, top + row * 14 * unit);
        ctx.fillText(line, x, top + row * 14 * unit);
      });
    }
  }
  network.on("afterDrawing", labels);

  // The panel.
  function close() {
    if (at("panel").hidden) return;
    at("panel").hidden = true; chosen = null;
    activate(null);
  }
  function panel(title, kind, filled) {
    const close_button = el("button", "", "Close");
    close_button.type = "button";
    close_button.addEventListener("click", close);
    const head = el("div", "head");
    head.append(el("h2", "", title), close_button);
    at("panel").replaceChildren(head, el("p", "soft", kind), ...filled);
    at("panel").hidden = false; at("panel").scrollTop = 0; at("side").classList.remove("open");
    at("menu").setAttribute("aria-expanded", "false");
  }
  function figures(rows) {
    const found = el("dl");
    for (const [name, value] of rows) {
      if (value === null || value === undefined) continue;
      const row = el("div");
      row.append(el("dt", "", name), el("dd", "", typeof value === "boolean" ? (value ? "yes" : "no") : String(value)));
      found.append(row);
    }
    return found;
  }
  function item(label, value, act) {
    const row = el("li");
    const button = el("button", "item");
    button.type = "button";
    button.append(el("span", "", short(label, 140)), el("span", "", value));
    button.addEventListener("click", act);
    row.append(button);
    return row;
  }
  function neighbours(id) {
    const found = [...(known.neighbours.get(id) || [])].sort((a, b) => b[1].weight - a[1].weight);
    if (!found.length) return [];
    const rows = el("ul");
    found.slice(0, 6).forEach(([other, edge]) => rows.append(item(known.nodes.get(other).label, edge.weight, () => open(edge.id))));
    return [el("h3", "", `Linked to ${found.length}${found.length > 6 ? ", most to" : ""}`), rows];
  }
  function proofs(stands) {
    const groups = new Map();
    for (const place of stands) {
      const row = data.stands[place];
      const [number, measure] = data.measures[row[1]];
      for (const quote of quotesOf[place]) {
        if (!groups.has(number)) groups.set(number, []);
        groups.get(number).push({ measure, node: row[0], role: data.roles[row[2]], sentence: data.sentences[quote[1]], quote: quote[2] });
      }
    }
    const total = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
    const box = el("div", "quotes");
    const entries = [...groups].sort((a, b) => a[0] - b[0]).flatMap(([number, group]) => [heading(data.documents[number]), ...group.sort((a, b) => a.measure - b.measure).map(quotation)]);
    fill(box, entries, 0);
    return [el("h3", "", total ? plural(total, "quote") : "No quotes are known"), box];
  }
  function fill(box, entries, from) {
    box.append(...entries.slice(from, from + QUOTES));
    if (entries.length <= from + QUOTES) return;
    const more = el("button", "more", `Show ${Math.min(QUOTES, entries.length - from - QUOTES)} more`);
    more.type = "button";
    more.addEventListener("click", () => { more.remove(); fill(box, entries, from + QUOTES); });
    box.append(more);
  }
  function heading(found) {
    return el("h3", "", [found.title, found.number, found.year && !String(found.number || "").includes(found.year) ? found.year : null].filter(Boolean).join(" · "));
  }
  function quotation(proof) {
    const box = el("blockquote");
    box.dir = "auto";
    const start = proof.sentence.indexOf(proof.quote);
    if (start < 0) {
      box.append(el("mark", "", proof.quote), " ", proof.sentence);
    } else {
      box.append(proof.sentence.slice(0, start), el("mark", "", proof.quote), proof.sentence.slice(start + proof.quote.length));
    }
    box.append(el("span", "soft", [`measure ${proof.measure}`, short(data.nodes[proof.node].label, 90), proof.role].filter(Boolean).join(" · ")));
    return box;
  }
  function openNode(found) {
    const rows = found.node.m.map((value, place) => [data.columns[place], value]);
    const kind = [NOUNS[found.node.kind] || found.node.kind, found.node.category, found.node.id].filter(Boolean).join(" · ");
    const stands = standsOf[found.id].filter((place) => passes(data.stands[place]));
    panel(found.label, kind, [figures([["measures", found.size], ...rows]), ...neighbours(found.id), ...proofs(stands)]);
  }
  function openEdge(edge) {
    const stands = new Set();
    for (const [a, b] of edge.pairs) {
      const both = new Set(shared(a, b));
      for (const [node, role] of [[a, "lead"], [b, "participant"]]) {
        for (const place of standsOf[node]) {
          const stand = data.stands[place];
          if (both.has(stand[1]) && passes(stand) && (!data.directed || data.roles[stand[2]] === role)) stands.add(place);
        }
      }
    }
    const title = `${short(known.nodes.get(edge.from).label, 200)} ${data.directed ? "→" : "–"} ${short(known.nodes.get(edge.to).label, 200)}`;
    panel(title, plural(edge.weight, "shared measure"), [...proofs([...stands])]);
  }
  function open(id) {
    const found = known.nodes.get(id);
    const edge = known.edges.get(id);
    if (!found && !edge) return;
    if (found && found.community) { unfold(found.community.number); return; }
    chosen = id;
    if (found) openNode(found); else openEdge(edge);
    activate(id);
    if (innerWidth <= 760) visible(found || known.nodes.get(edge.from), network.getScale());
  }
  function unfold(number) {
    folded.delete(number);
    draw();
    network.fit({ nodes: communities.get(number).members.filter((place) => known.nodes.has(place)) });
  }
  function show(place) {
    asked.add(place);
    if (folded.delete(data.nodes[place].community) || !known.nodes.has(place)) draw();
    open(place);
    visible(data.nodes[place], Math.max(network.getScale(), 0.8));
  }
  function visible({ x, y }, scale) {
    // At phone width the panel covers the lower part.
    const up = innerWidth <= 760 ? -0.28 * at("canvas").clientHeight : 0;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.moveTo({ position: { x, y }, scale, offset: { x: 0, y: up }, animation: still ? false : { duration: 300 } });
  }

  // Legend, list, search and filters.
  function legendRow(box, drawn, text) {
    const row = el("div", "row");
    row.append(drawn, el("span", "", text));
    row.title = text;
    box.append(row);
  }
  function sign(shape, colour) {
    const box = svg("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true" });
    const look = { fill: colour, stroke: "currentColor", "stroke-width": 1 };
    if (shape === "diamond") svg("path", { d: "M9 1 17 9 9 17 1 9Z", ...look }, box);
    else if (shape === "square") svg("rect", { x: 2, y: 2, width: 14, height: 14, ...look }, box);
    else if (shape === "hexagon") svg("path", { d: "M5 2H13L17 9L13 16H5L1 9Z", ...look }, box);
    else svg("circle", { cx: 9, cy: 9, r: 7, ...look }, box);
    return box;
  }
  function scaleOf(kind, most) {
    const box = svg("svg", { width: 72, height: 26, viewBox: "0 0 72 26", "aria-hidden": "true" });
    [0.05, 0.3, 1].forEach((share, place) => {
      const look = { fill: "none", stroke: "currentColor" };
      if (kind === "size") svg("circle", { cx: 10 + place * 22, cy: 13, r: 3 + 8 * Math.sqrt(share), ...look }, box);
      else svg("line", { x1: 2 + place * 24, x2: 20 + place * 24, y1: 13, y2: 13, stroke: "currentColor", "stroke-width": 1 + 5 * Math.sqrt(share) }, box);
    });
    return box;
  }
  function legend() {
    const box = at("legend");
    box.replaceChildren();
    const unit = folded.size ? "nodes of a community" : "measures";
    legendRow(box, scaleOf("size"), `${unit}, up to ${largest}`);
    legendRow(box, scaleOf("width"), `${data.directed ? "led, with participant" : "shared measures"}, up to ${heaviest}`);
    for (const kind of new Set(data.nodes.map((node) => node.kind))) legendRow(box, sign(SHAPES[kind], "none"), NOUNS[kind] || kind);
    if (folded.size) legendRow(box, sign("hexagon", "none"), "community: click to unfold");
    box.append(el("p", "", choice.colour === "community" ? "Colours are communities, by their largest:" : "Colours are kinds:"));
    let others = 0;
    for (const [name, { size, colour }] of classes) {
      if (colour === REST) { others += size; continue; }
      legendRow(box, sign("dot", colour), choice.colour === "community" ? nameOf(name) : `${String(name).replace(/-/g, " ")} (${size})`);
    }
    if (others) legendRow(box, sign("dot", REST), `all others (${others})`);
  }
  function list() {
    const found = data.nodes.map((node, place) => [place, counted.all[place].size]).filter(([, size]) => size || !filtered())
      .sort((a, b) => b[1] - a[1] || (data.nodes[a[0]].label < data.nodes[b[0]].label ? -1 : 1));
    at("list").replaceChildren(...found.slice(0, LISTED).map(([place, size]) => item(data.nodes[place].label, size, () => show(place))));
    if (found.length > LISTED) at("list").append(el("li", "soft", `and ${found.length - LISTED} more: search for them`));
  }
  function search() {
    const words = at("search").value.trim().toLowerCase();
    at("results").hidden = !words;
    if (!words) return [];
    const found = data.nodes.map((node, place) => place).filter((place) => counted.all[place].size || !filtered())
      .filter((place) => `${data.nodes[place].label} ${data.nodes[place].id}`.toLowerCase().includes(words))
      .sort((a, b) => counted.all[b].size - counted.all[a].size).slice(0, 12);
    const rows = found.map((place) => item(data.nodes[place].label, counted.all[place].size, () => take(place)));
    at("results").replaceChildren(...(rows.length ? rows : [el("p", "", "Nothing of that name")]));
    return found;
  }
  function take(place) {
    at("results").hidden = true;
    show(place);
    at("panel").focus();
  }
  function options(select, rows, field) {
    select.replaceChildren(...rows.map(([value, label]) => {
      const made = el("option", "", short(String(label), 70));
      made.value = value;
      return made;
    }));
    select.addEventListener("change", () => {
      choice[field] = typeof choice[field] === "number" ? Number(select.value) : select.value;
      draw();
    });
  }
  function prepare() {
    const years = [...new Set(data.documents.map((found) => found.year))].filter((year) => year !== null).sort();
    const titles = data.documents.map((found, place) => [place, [found.number, found.title].filter(Boolean).join(" · ")]);
    options(at("document"), [[-1, "all"], ...titles], "document");
    options(at("year"), [["", "all"], ...years.map((year) => [year, year])], "year");
    options(at("role"), [[-1, "all"], ...data.roles.map((role, place) => [place, role]).filter(([, role]) => role)], "role");
    options(at("colour"), [["community", "community"], ["kind", "kind"]], "colour");
    at("colour").value = choice.colour;
    at("role-field").hidden = data.directed;
    const most = data.edges.reduce((found, edge) => Math.max(found, edge[2]), 1);
    at("least").max = most; at("least").value = choice.least; at("least-value").value = choice.least;
    at("least").addEventListener("input", () => {
      choice.least = Number(at("least").value); at("least-value").value = choice.least; asked.clear(); draw();
    });
    at("colour").parentElement.parentElement.classList.toggle("lone", data.nodes.length <= data.folded);
    at("fold-field").hidden = data.nodes.length <= data.folded;
    at("fold").addEventListener("click", () => {
      for (const number of communities.keys()) folded.add(number);
      close(); draw(); network.fit();
    });
    at("filters").addEventListener("submit", (event) => event.preventDefault());
    at("search").addEventListener("input", search);
    at("search").addEventListener("focus", search);
    at("search").addEventListener("keydown", (event) => {
      if (event.key === "Enter") { const [first] = search(); if (first !== undefined) take(first); }
    });
    at("menu").addEventListener("click", () => at("menu").setAttribute("aria-expanded", String(at("side").classList.toggle("open"))));
    at("theme").addEventListener("click", () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; repaint(); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
    at("nearer").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.4 }));
    at("farther").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.4 }));
    at("whole").addEventListener("click", () => network.fit());
  }
  function repaint() {
    readTheme(); draw();
  }
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); at("search").focus(); }
    if (event.key !== "Escape") return;
    if (!at("results").hidden) at("results").hidden = true; else close();
  });
  document.addEventListener("click", (event) => { if (!event.target.closest(".search")) at("results").hidden = true; });
  network.on("hoverNode", ({ node }) => activate(node));
  network.on("hoverEdge", ({ edge }) => activate(edge));
  network.on("blurNode", () => activate(chosen));
  network.on("blurEdge", () => activate(chosen));
  network.on("click", (event) => {
    if (event.nodes.length) open(event.nodes[0]);
    else if (event.edges.length) open(event.edges[0]);
    else close();
  });

  prepare();
  readTheme();
  draw();
  network.fit();
  window.smeGraph = Object.freeze({ network, open, labels: () => [...shown], data });
})();
