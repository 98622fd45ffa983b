// What the reader chose, and what is shown under it.
(() => {
  const { nodes, children, KINDS, isPart, leavesOf } = sme;
  const choice = { role: "", group: "", kinds: new Set(Object.keys(KINDS)) };
  // The parts that state what was chosen, and those that hold them.
  const fits = new Set();

  const inRole = (node) => !choice.role || node.kind !== "body" || node.role === choice.role;
  const inGroup = (node) => !choice.group || node.kind !== "instrument" || node.group === choice.group;

  function passes(place) {
    const node = nodes[place];
    if (isPart(place)) return fits.has(place);
    return choice.kinds.has(node.kind) && inRole(node) && inGroup(node);
  }
  const filtered = () => Boolean(choice.role || choice.group);
  const shown = (place) => children[place].filter(passes);
  const holds = (place) => children[place].some(passes);

  function states(place, kind, field) {
    if (!choice[field]) return true;
    return leavesOf(place).some((leaf) => nodes[leaf].kind === kind && nodes[leaf][field] === choice[field]);
  }
  function fit() {
    fits.clear();
    for (const place of [...sme.places].reverse().filter(isPart)) {
      const below = children[place].some((child) => fits.has(child));
      const own = states(place, "body", "role") && states(place, "instrument", "group");
      if (place === 0 || below || own) fits.add(place);
    }
  }

  // How many leaves of each kind are shown.
  function held(place) {
    const found = new Map();
    for (const { kind } of leavesOf(place).filter(passes).map((leaf) => nodes[leaf])) {
      found.set(kind, (found.get(kind) || 0) + 1);
    }
    return [...found];
  }
  // Each value of a field of a kind, and how often it is in the document.
  function tally(kind, field) {
    const found = new Map();
    for (const node of nodes) {
      if (node.kind === kind && node[field]) found.set(node[field], (found.get(node[field]) || 0) + 1);
    }
    return [...found];
  }

  Object.assign(sme, { choice, fits, passes, filtered, shown, holds, fit, held, tally });
})();
