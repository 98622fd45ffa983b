// What signs, colours and lines mean.
(() => {
  const { at, el, svg, KINDS, sign } = sme;
  const ROLES = new Map(Object.entries({
    lead: "leads, or is in charge of the whole",
    responsible: "is responsible, and nobody is named to lead",
    participant: "takes part in what another leads",
    duty: "is in no list of who does what, but the text tells it what to do",
  }));

  // Roles in the order of the legend, each with how often it is in the document; others come first.
  function roles() {
    const order = [...ROLES.keys()];
    return sme.tally("body", "role").sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  }

  function entry(drawn, text) {
    const made = el("div", "entry");
    made.append(drawn, el("span", "", text));
    at("legend").append(made);
  }
  const title = (text) => at("legend").append(el("h3", "", text));
  function line(d, width) {
    const box = svg("svg", { viewBox: "0 0 24 16", width: 24, height: 16, "aria-hidden": "true" });
    svg("path", { d, fill: "none", stroke: "var(--accent)", "stroke-width": width }, box);
    return box;
  }

  function legend() {
    const kinds = Object.keys(KINDS).filter((kind) => sme.ofKind(kind).length);
    parts();
    for (const kind of kinds.filter((one) => one !== "body")) entry(sign(kind), KINDS[kind][0]);
    bodies();
    if (kinds.length) { lights(); marks(kinds[0]); }
  }
  function parts() {
    if (sme.sections.length) entry(el("span", "number section", "2"), "section, with its number in what holds it");
    const hanging = "measure, with its number; to its right, how much of each kind hangs on it";
    if (sme.measures.length) entry(el("span", "number measure", "14"), hanging);
  }
  function bodies() {
    const found = roles();
    if (found.length) title("Bodies, by their role");
    for (const [role] of found) entry(sign("body", role), ROLES.has(role) ? `${role}: ${ROLES.get(role)}` : role);
  }
  function lights() {
    title("When you point at something");
    entry(line("M4 0V9H22", 2), "the way to it from the document");
    entry(el("span", "lit", "abc"), "the same thing in another place");
    entry(line("M4 0V16", 3), "the same thing is in here, folded away");
  }
  function marks(kind) {
    title("In quotes and wordings");
    entry(el("mark", "", "abc"), "the words that prove it");
    const under = el("span", "words");
    under.append(el("mark", `k-${kind}`, "abc"));
    entry(under, "words that prove something, in the colour of its kind: click to see what");
  }

  Object.assign(sme, { roles, legend });
})();
