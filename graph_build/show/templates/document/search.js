// The search: names first, the most frequent before the others, then measures that have the words in their wording.
(() => {
  const { nodes, at, el, isPart, twins, nameOf, partOf } = sme;
  const FOUND = 14;
  const sought = sme.places.map((place) => {
    const { label, note } = nodes[place];
    return `${label || ""} ${isPart(place) ? partOf(place) : note || ""}`.toLowerCase();
  });

  function search() {
    const words = at("search").value.trim().toLowerCase();
    at("results").hidden = !words;
    if (!words) return [];
    const named = byName(words);
    const all = [...named, ...byWording(words, new Set(named))];
    const rows = all.slice(0, FOUND).map((place, order) => row(place, order >= named.length));
    if (all.length > FOUND) rows.push(el("p", "", `and ${all.length - FOUND} more: type more of it`));
    at("results").replaceChildren(...(rows.length ? rows : [el("p", "", "Nothing with these words")]));
    return all;
  }
  function byName(words) {
    const matches = (place) => sought[place].includes(words);
    const leaves = [...sme.same.values()].map(([first]) => first).filter(matches);
    const parts = sme.places.filter((place) => place > 0 && isPart(place) && matches(place));
    return [...leaves.sort((a, b) => twins(b).length - twins(a).length), ...parts];
  }
  function byWording(words, named) {
    return sme.measures.filter((place) => !named.has(place) && sme.wordingOf(place).toLowerCase().includes(words));
  }
  function row(place, inWords) {
    const signed = isPart(place) ? sme.badge(place) : sme.sign(nodes[place].kind);
    const where = inWords ? `${whereIs(place)}, in its words` : whereIs(place);
    return sme.link(nameOf(place), where, () => take(place), signed);
  }
  function whereIs(place) {
    if (isPart(place)) return partOf(place);
    return twins(place).length > 1 ? `${twins(place).length} times` : partOf(nodes[place].parent);
  }
  function take(place) {
    sme.shut();
    sme.show(place);
    at("panel").focus();
  }
  function takeFirst(event) {
    const [first] = event.key === "Enter" ? search() : [];
    if (first !== undefined) take(first);
  }

  function prepareSearch() {
    at("search").addEventListener("input", search);
    at("search").addEventListener("focus", search);
    at("search").addEventListener("keydown", takeFirst);
  }

  Object.assign(sme, { prepareSearch });
})();
