// The focus in the tree, and the keys that a tree has.
(() => {
  const { nodes, at, items, now, open, holds, fold, isPart } = sme;
  const PAUSE = 600;

  function move(place, focus = true) {
    if (items.has(now.current)) items.get(now.current).tabIndex = -1;
    now.current = place;
    const made = items.get(place);
    made.tabIndex = 0;
    if (!focus) return;
    made.focus({ preventScroll: true });
    made.firstChild.scrollIntoView({ block: "nearest" });
  }

  const order = () => [...at("tree").querySelectorAll("li")].map(sme.placeOf);
  function step(by) {
    const rows = order();
    const next = rows[rows.indexOf(now.current) + by];
    if (next !== undefined) move(next);
  }

  // To the next row that begins with what was typed.
  let typed = "";
  let timer = 0;
  function jump(sign) {
    clearTimeout(timer);
    typed += sign.toLowerCase();
    timer = setTimeout(() => { typed = ""; }, PAUSE);
    const rows = order();
    const from = rows.indexOf(now.current) + (typed.length === 1 ? 1 : 0);
    const round = [...rows.slice(from), ...rows.slice(0, from)];
    const found = round.find((place) => sme.nameOf(place).toLowerCase().startsWith(typed));
    if (found !== undefined) move(found);
  }

  const foldable = (place) => isPart(place) && holds(place);
  function inward() {
    if (!foldable(now.current)) return;
    if (open.has(now.current)) move(sme.shown(now.current)[0]);
    else fold(now.current, true);
  }
  function outward() {
    if (open.has(now.current) && holds(now.current)) fold(now.current, false);
    else if (nodes[now.current].parent >= 0) move(nodes[now.current].parent);
  }
  function enter() {
    if (nodes[now.current].kind === "measure") fold(now.current, true);
    sme.choose(now.current);
  }
  function toggle() {
    if (foldable(now.current)) fold(now.current, !open.has(now.current));
    else sme.choose(now.current);
  }
  function unfoldBeside() {
    const parent = Math.max(0, nodes[now.current].parent);
    for (const place of sme.shown(parent).filter(isPart)) fold(place, true);
  }
  const ACTS = new Map(Object.entries({
    ArrowDown: () => step(1), ArrowUp: () => step(-1), ArrowRight: inward, ArrowLeft: outward,
    Home: () => move(order()[0]), End: () => move(order().at(-1)), Enter: enter, " ": toggle, "*": unfoldBeside,
  }));

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || sme.placeOf(event.target) < 0) return;
    if (ACTS.has(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      ACTS.get(event.key)();
    } else if (event.key.length === 1 && event.key !== "/") {
      jump(event.key);
    }
  }

  Object.assign(sme, { move, key });
})();
