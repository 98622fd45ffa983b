// What is drawn before names. Each kind has a shape of its own besides its colour, and a body is filled by its role.
(() => {
  const { nodes, el, svg } = sme;
  const FULL = { fill: "currentColor", stroke: "currentColor", "stroke-width": 1.5 };
  const HOLLOW = { ...FULL, fill: "none" };
  const SHAPES = {
    instrument: { d: "M7 1 13 7 7 13 1 7Z", ...FULL },
    programme: { d: "M4 1.5H10L13 7L10 12.5H4L1 7Z", ...HOLLOW },
    quantity: { d: "M2.5 13V8M7 13V5M11.5 13V1.5", ...HOLLOW, "stroke-width": 2.4 },
    deadline: { d: "M1.5 1.5H12.5L1.5 12.5H12.5Z", ...HOLLOW },
    citation: { d: "M2.5 1H8.5L11.5 4V13H2.5ZM8.5 1V4H11.5", ...HOLLOW },
  };
  const HALF = { d: "M7 1.5A5.5 5.5 0 0 0 7 12.5Z", fill: "currentColor" };
  const UNFILLED = new Set(["participant", "duty", "responsible"]);

  function sign(kind, role) {
    const box = svg("svg", { viewBox: "0 0 14 14", class: `sign k-${kind}`, "aria-hidden": "true" });
    if (kind === "body") circle(role, box);
    else svg("path", SHAPES[kind], box);
    return box;
  }
  function circle(role, box) {
    const dashes = role === "duty" ? { "stroke-dasharray": "2.2 1.6" } : {};
    svg("circle", { cx: 7, cy: 7, r: 5.5, ...(UNFILLED.has(role) ? HOLLOW : FULL), ...dashes }, box);
    if (role === "responsible") svg("path", HALF, box);
  }

  function badge(place) {
    return el("span", `number ${nodes[place].kind}`, nodes[place].number ?? "–");
  }
  function twist() {
    const box = svg("svg", { viewBox: "0 0 14 20", "aria-hidden": "true" });
    svg("path", { d: "M4.5 5.5 9.5 10 4.5 14.5", fill: "none", stroke: "currentColor", "stroke-width": 1.8 }, box);
    return box;
  }

  // The sign of a leaf with its role, or the number of a part.
  const signOf = (place) => (sme.isPart(place) ? badge(place) : sign(nodes[place].kind, nodes[place].role));

  Object.assign(sme, { sign, badge, twist, signOf });
})();
