// One row of the tree. It is made when it is first shown.
(() => {
  const { nodes, el, named, short, plural, joined, KINDS, isPart, nameOf, partOf } = sme;
  const items = new Map();

  const onPage = (place) => items.has(place) && items.get(place).isConnected;
  const placeOf = (element) => (element?.dataset.place === undefined ? -1 : Number(element.dataset.place));

  function item(place) {
    if (!items.has(place)) items.set(place, newItem(place));
    return items.get(place);
  }
  function newItem(place) {
    const made = el("li", nodes[place].kind);
    made.setAttribute("role", "treeitem");
    made.setAttribute("aria-level", String(level(place)));
    made.setAttribute("aria-selected", "false");
    made.tabIndex = -1;
    made.dataset.place = place;
    made.append(isPart(place) ? partRow(place) : leafRow(place));
    return made;
  }
  const level = (place) => sme.upward(place).length + 1;

  function partRow(place) {
    const made = el("div", "row");
    made.append(el("span", "twist"), text(place), el("span", "counts"));
    if (nodes[place].kind !== "document") made.firstChild.after(sme.badge(place));
    return made;
  }
  function leafRow(place) {
    const { kind, role, group, note } = nodes[place];
    const made = el("div", "row");
    const said = text(place);
    made.append(sme.signOf(place), said);
    if (role) said.append(el("span", `pill k-${kind} ${role === "lead" ? "lead" : ""}`, role));
    if (group || note) said.append(named("span", "aside", group || note));
    return made;
  }
  function text(place) {
    const made = el("span", "text");
    made.append(named("span", "label", short(nameOf(place), 400)));
    return made;
  }

  // What changes under filters and with folding.
  function refresh(place, unfolded) {
    const made = item(place);
    if (isPart(place)) {
      const bare = !sme.holds(place);
      if (bare) made.removeAttribute("aria-expanded");
      else made.setAttribute("aria-expanded", String(unfolded));
      made.querySelector(":scope > .row > .twist").replaceChildren(...(bare ? [] : [sme.twist()]));
      made.querySelector(":scope > .row > .counts").replaceChildren(...counts(place));
    }
    made.setAttribute("aria-label", short(spoken(place), 500));
  }
  function counts(place) {
    return nodes[place].kind === "measure" ? sme.held(place).map(countOf) : [];
  }
  function countOf([kind, count]) {
    const box = el("span");
    box.title = plural(count, ...KINDS[kind]);
    box.append(sme.sign(kind), String(count));
    return box;
  }
  function spoken(place) {
    const node = nodes[place];
    const held = sme.held(place).map(([kind, count]) => plural(count, ...KINDS[kind]));
    if (isPart(place)) return [`${partOf(place)}: ${nameOf(place)}`, ...held].join(", ");
    return joined([`${KINDS[node.kind][0]}: ${node.label}`, node.role, node.group, node.note], ", ");
  }

  Object.assign(sme, { items, item, onPage, placeOf, refresh });
})();
