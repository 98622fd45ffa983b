// Filters, buttons, and the beginning. What is in smeGraph is for tests and the console.
(() => {
  const { data, at, choice, folded, joined, plain } = sme;

  function options(id, rows, field) {
    const select = at(id);
    sme.offer(select, rows);
    select.value = choice[field];
    select.addEventListener("change", () => {
      choice[field] = typeof choice[field] === "number" ? Number(select.value) : select.value;
      sme.draw();
    });
  }
  function choices() {
    const years = [...new Set(data.documents.map(({ year }) => year))].filter((year) => year !== null).sort();
    const titles = data.documents.map(({ number, title }, place) => [place, joined([number, title])]);
    const roles = data.roles.map((role, place) => [place, role]).filter(([, role]) => role);
    options("document", [[-1, "all"], ...titles], "document");
    options("year", [["", "all"], ...years.map((year) => [year, year])], "year");
    options("role", [[-1, "all"], ...roles], "role");
    options("group", [["", "all"], ...sme.groups.map((group) => [group, plain(group)])], "group");
    options("colour", [["community", "community"], ["kind", "kind"]], "colour");
  }

  // Whoever leads and participates is in the data of both networks of bodies.
  function direction() {
    at("links").value = choice.directed ? "directed" : "shared";
    at("links").addEventListener("change", () => {
      choice.directed = at("links").value === "directed";
      const most = sme.turned() ? counted() : sme.heaviestLink();
      least(Math.min(choice.least, most), most);
      sme.draw();
      fields();
    });
  }
  function counted() {
    sme.count();
    return sme.heaviestLink();
  }
  function least(value, most) {
    choice.least = value;
    at("least").max = most;
    at("least").value = value;
    at("least-value").value = value;
  }
  function weights() {
    least(choice.least, sme.heaviestLink());
    at("least").addEventListener("input", () => {
      choice.least = Number(at("least").value);
      at("least-value").value = choice.least;
      sme.asked.clear();
      sme.draw();
    });
  }
  function fields() {
    at("role-field").hidden = choice.directed;
    at("year").closest(".pair").classList.toggle("lone", choice.directed);
    at("links-field").hidden = data.kind === "agency-instrument";
    at("group-field").hidden = !sme.groups.length;
    at("fold-field").hidden = !sme.foldable;
    at("colour").closest(".pair").classList.toggle("lone", !sme.foldable);
  }

  function repaint() {
    sme.readTheme();
    sme.draw();
  }
  function zoom(factor) {
    sme.network.moveTo({ scale: sme.network.getScale() * factor });
  }
  function buttons() {
    const acts = {
      nearer: () => zoom(1.4), farther: () => zoom(1 / 1.4), whole: sme.whole,
      fold: () => { for (const number of sme.communities.keys()) folded.add(number); sme.close(); sme.whole(); },
    };
    for (const [id, act] of Object.entries(acts)) at(id).addEventListener("click", act);
    matchMedia("(orientation: portrait)").addEventListener("change", sme.whole);
  }

  function prepare() {
    choices(); direction(); weights(); fields(); buttons(); sme.prepareLists(); sme.preparePage(repaint);
  }

  if (data.nodes.some(({ label }) => sme.chinese(label))) at("canvas").lang = "zh";
  prepare();
  sme.readTheme();
  sme.whole();
  window.smeGraph = Object.freeze({ network: sme.network, open: sme.open, labels: sme.labels, data });
})();
