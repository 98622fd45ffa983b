// The panel, and how it is opened and closed.
(() => {
  const { nodes, at, short, items, now, nameOf, partOf, fillPanel } = sme;

  function choose(place) {
    const node = nodes[place];
    select(place);
    if (node.kind === "document") fillPanel(document.title, nameOf(place), sme.ofPart(place));
    else if (node.kind === "section") fillPanel(nameOf(place), wayTo(place), sme.ofPart(place));
    else if (node.kind === "measure") fillPanel(nameOf(place), wayTo(place), sme.ofMeasure(place));
    else fillPanel(node.label, sme.about(node), sme.ofLeaf(place));
    sme.light();
    items.get(place).firstChild.scrollIntoView({ block: "nearest" });
  }
  function select(place) {
    if (items.has(now.chosen)) items.get(now.chosen).setAttribute("aria-selected", "false");
    now.chosen = place;
    if (items.has(place)) items.get(place).setAttribute("aria-selected", "true");
  }
  function wayTo(place) {
    const [, ...around] = sme.upward(place);
    const names = around.map((up) => `${partOf(up)}: ${short(nameOf(up), 200)}`);
    return [partOf(place), ...names].join(" · in ");
  }
  function close() {
    const last = now.chosen;
    at("panel").hidden = true;
    select(-1);
    sme.light();
    if (sme.onPage(last)) sme.move(last);
  }

  // Opens a node, wherever it is, also where filters hide it.
  function show(place) {
    const { parent, kind } = nodes[place];
    if (!sme.passes(place) || (parent >= 0 && !sme.fits.has(parent))) sme.relax();
    for (let up = parent; up >= 0; up = nodes[up].parent) sme.open.add(up);
    if (kind === "measure") sme.open.add(place);
    sme.draw();
    sme.move(place, false);
    choose(place);
    items.get(place).firstChild.scrollIntoView({ block: "center" });
  }

  Object.assign(sme, { choose, close, show });
})();
