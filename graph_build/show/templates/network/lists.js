// The nodes as a list, and the search. Arrows go from item to item.
(() => {
  const { data, at, el, item } = sme;
  const LISTED = 400;
  const FOUND = 12;

  const inSight = (place) => sme.size(place) > 0 || !sme.filtered();
  const places = () => data.nodes.map((_, place) => place).filter(inSight);
  const order = (a, b) => sme.size(b) - sme.size(a) || (data.nodes[a].label < data.nodes[b].label ? -1 : 1);
  const rowOf = (act) => (place) => item(data.nodes[place].label, sme.size(place), () => act(place));

  function list() {
    const found = places().sort(order);
    at("list").replaceChildren(...found.slice(0, LISTED).map(rowOf(sme.show)));
    if (found.length > LISTED) at("list").append(el("li", "soft", `and ${found.length - LISTED} more: search for them`));
  }

  function search() {
    const words = at("search").value.trim().toLowerCase();
    at("results").hidden = !words;
    if (!words) return [];
    const found = places().filter((place) => `${data.nodes[place].label} ${data.nodes[place].id}`.toLowerCase().includes(words))
      .sort(order).slice(0, FOUND);
    at("results").replaceChildren(...(found.length ? found.map(rowOf(take)) : [el("li", "soft", "Nothing of that name")]));
    return found;
  }
  function take(place) {
    sme.shut();
    sme.show(place);
    at("panel").focus();
  }

  const STEPS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  function step(event) {
    const items = [...event.currentTarget.querySelectorAll(".item")];
    const place = items.indexOf(document.activeElement);
    if (!(event.key in STEPS) || place < 0) return;
    event.preventDefault();
    if (event.currentTarget === at("results") && place === 0 && event.key === "ArrowUp") at("search").focus();
    else items[Math.max(0, Math.min(items.length - 1, place + STEPS[event.key]))].focus();
  }
  function leave(event) {
    if (event.key === "Enter") { const [first] = search(); if (first !== undefined) take(first); }
    if (event.key === "ArrowDown") { event.preventDefault(); at("results").querySelector(".item")?.focus(); }
  }

  function prepareLists() {
    at("search").addEventListener("input", search);
    at("search").addEventListener("focus", search);
    at("search").addEventListener("keydown", leave);
    for (const id of ["list", "results", "panel"]) at(id).addEventListener("keydown", step);
  }

  Object.assign(sme, { list, prepareLists });
})();
