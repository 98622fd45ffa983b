// Filters, what the pointer and the keys do, and the beginning. What is in smeTree is for tests and the console.
(() => {
  const { nodes, at, el, figure, KINDS, choice, open, now, items, light } = sme;

  function narrow() {
    sme.draw();
    if (now.chosen >= 0 && !sme.passes(now.chosen)) sme.close();
    else light();
  }
  function relax() {
    for (const field of ["role", "group"]) choice[field] = at(field).value = "";
    Object.keys(KINDS).forEach((kind) => choice.kinds.add(kind));
    for (const box of at("kinds").querySelectorAll("input")) box.checked = true;
    sme.fit();
  }

  function options(field, any, counts) {
    const select = at(field);
    const rows = [["", any], ...counts.map(([value, count]) => [value, `${value} (${count})`])];
    sme.offer(select, rows);
    select.addEventListener("change", () => { choice[field] = select.value; narrow(); });
    select.parentElement.hidden = !counts.length;
  }
  function checkbox([kind, [, many]]) {
    const [label, box] = [el("label"), el("input")];
    box.type = "checkbox";
    box.checked = true;
    box.value = kind;
    box.addEventListener("change", () => {
      if (box.checked) choice.kinds.add(kind);
      else choice.kinds.delete(kind);
      narrow();
    });
    label.append(box, sme.sign(kind), el("span", "", many), el("output", "", figure(sme.ofKind(kind).length)));
    return label;
  }
  function filters() {
    const kinds = Object.entries(KINDS).filter(([kind]) => sme.ofKind(kind).length);
    options("role", "any role", sme.roles());
    options("group", "any group", sme.tally("instrument", "group").sort(([a], [b]) => (a < b ? -1 : 1)));
    at("kinds").append(...kinds.map(checkbox));
    at("filters").hidden = !kinds.length;
  }

  const placeUnder = (event) => sme.placeOf(event.target.closest(".row")?.parentElement);
  function focused(event) {
    const place = sme.placeOf(event.target);
    if (place >= 0 && place !== now.current) sme.move(place, false);
    light(place);
  }
  function clicked(event) {
    const place = placeUnder(event);
    if (place < 0) return;
    sme.move(place, false);
    if (event.target.closest(".twist")) { sme.fold(place, !open.has(place)); return; }
    const before = items.get(place).getBoundingClientRect().top;
    if (nodes[place].kind === "measure") sme.fold(place, !(open.has(place) && now.chosen === place));
    sme.choose(place);
    // The panel makes the tree narrower and its rows higher: what was clicked stays under the hand where it can.
    at("stage").scrollTop += items.get(place).getBoundingClientRect().top - before;
    items.get(place).firstChild.scrollIntoView({ block: "nearest" });
  }
  function prepareTree() {
    const acts = {
      keydown: sme.key, focusin: focused, focusout: () => light(), mouseover: (event) => light(placeUnder(event)),
      mouseleave: () => light(), click: clicked,
    };
    for (const [name, act] of Object.entries(acts)) at("tree").addEventListener(name, act);
    const levels = at("levels");
    levels.hidden = !sme.measures.length;
    levels.querySelector("[data-level=sections]").hidden = !sme.sections.length;
    levels.addEventListener("click", ({ target }) => { if (target.dataset.level) sme.unfoldTo(target.dataset.level); });
  }

  function prepare() {
    filters(); sme.preparePage(); sme.prepareSearch();
    if (nodes.length) prepareTree();
  }

  Object.assign(sme, { relax });
  prepare();
  sme.legend();
  if (nodes.length) sme.unfoldTo("measures");
  window.smeTree = Object.freeze({ data: sme.data, show: sme.show });
})();
