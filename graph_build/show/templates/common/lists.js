// Lists, figures and choices.
(() => {
  const { el, named, button, short } = sme;
  const LISTED = 60;
  const NAMED = 70;

  // Entries are functions, so that only those that are shown are made.
  function fill(box, entries, from = 0) {
    box.append(...entries.slice(from, from + LISTED).map((entry) => entry()));
    const left = entries.length - from - LISTED;
    if (left <= 0) return box;
    const more = button("more", `Show ${Math.min(LISTED, left)} more`, () => {
      more.remove();
      fill(box, entries, from + LISTED);
    });
    box.append(more);
    return box;
  }

  // What is not known is left out.
  function figures(rows) {
    const box = el("dl", "figures");
    for (const [name, value] of rows) {
      if (value === null || value === undefined) continue;
      const pair = el("div");
      const said = value === true ? "yes" : value === false ? "no" : value;
      pair.append(el("dt", "", name), el("dd", "", said));
      box.append(pair);
    }
    return box;
  }

  function offer(select, rows) {
    select.replaceChildren(...rows.map(([value, label]) => {
      const made = named("option", "", short(String(label), NAMED));
      made.value = value;
      return made;
    }));
  }

  Object.assign(sme, { fill, figures, offer });
})();
