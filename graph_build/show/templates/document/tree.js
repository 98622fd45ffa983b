// The tree, and how far it is unfolded.
(() => {
  const { nodes, at, el, sections, measures, items, item, onPage, holds, shown } = sme;
  const open = new Set();
  // The row that the tabulator reaches, and the one that the panel is about.
  const now = { current: 0, chosen: -1 };

  function grow(place) {
    const unfolded = open.has(place) && holds(place);
    sme.refresh(place, unfolded);
    const made = item(place);
    const group = made.querySelector(":scope > ul");
    if (unfolded) fill(group || newGroup(made), shown(place));
    else group?.remove();
    return made;
  }
  function newGroup(made) {
    const group = el("ul");
    group.setAttribute("role", "group");
    made.append(group);
    return group;
  }
  function fill(group, places) {
    group.replaceChildren(...places.map(grow));
    places.map(item).forEach((made, order) => {
      made.setAttribute("aria-setsize", String(places.length));
      made.setAttribute("aria-posinset", String(order + 1));
      made.classList.toggle("last", order === places.length - 1);
    });
  }

  function draw() {
    sme.fit();
    if (!nodes.length) return;
    const focused = sme.placeOf(document.activeElement);
    at("tree").replaceChildren(grow(0));
    if (onPage(focused)) items.get(focused).focus({ preventScroll: true });
    if (!onPage(now.current)) now.current = 0;
    for (const [place, made] of items) made.tabIndex = place === now.current ? 0 : -1;
    report();
  }

  function unfoldTo(level) {
    open.clear();
    open.add(0);
    if (level !== "sections") sections.forEach((place) => open.add(place));
    if (level === "all") measures.forEach((place) => open.add(place));
    draw();
  }
  function fold(place, unfold) {
    if (!sme.isPart(place) || !holds(place)) return;
    if (unfold) open.add(place);
    else open.delete(place);
    grow(place);
    if (!onPage(now.current)) sme.move(place);
    report();
    sme.light();
  }

  function report() {
    const count = measures.filter((place) => sme.fits.has(place)).length;
    at("counts").textContent = ` · ${counted(count)}`;
    const none = sme.filtered() && !count;
    at("none").hidden = !none && measures.length > 0;
    at("none").textContent = none ? "No measure fits these filters." : "This document lays down no measures.";
    const reached = level();
    for (const button of at("levels").querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.level === reached));
    }
  }
  function counted(count) {
    const statements = nodes.length - measures.length - sections.length - 1;
    return [
      sme.plural(sections.length, "section"),
      `${sme.filtered() ? `${count} of ` : ""}${sme.plural(measures.length, "measure")}`,
      sme.plural(statements, "statement"),
    ].join(", ");
  }
  // How far all is unfolded; nothing where some of it is farther than the rest.
  function level() {
    const foldable = measures.filter((place) => sme.fits.has(place) && holds(place));
    const [deep, wide] = [foldable, sections].map((places) => places.filter((place) => open.has(place)).length);
    if (deep) return deep === foldable.length ? "all" : "";
    if (sections.length && !wide) return "sections";
    return wide === sections.length ? "measures" : "";
  }

  Object.assign(sme, { open, now, draw, unfoldTo, fold });
})();
