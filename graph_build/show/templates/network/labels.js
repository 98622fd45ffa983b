// Labels lie on no node and on no other label: the larger nodes come first, and more find room when zoomed in.
(() => {
  const { at, known, network, paint } = sme;
  const [SIZE, LINE, GAP, APART, CELL] = [12, 14, 3, 3, 64];
  const [CROSSING, TOO_MUCH] = [40, 120];
  // Where there is no room beside them, so many of the largest get a label further away, with a line to it: the very
  // largest even where the line passes below other nodes.
  const LOUD = 10;
  const LOUDEST = 5;
  const FAR = [12, 26, 44, 66, 92];
  const FURTHER = [...FAR, 120, 150, 185, 225, 270, 320, 380];
  const WAYS = [[0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]];
  const SLANTS = [...WAYS, [1, 0.5], [-1, 0.5], [1, -0.5], [-1, -0.5], [0.5, 1], [-0.5, 1], [0.5, -1], [-0.5, -1]];
  // Words stay whole. Chinese has no blanks between them; no line begins with a comma or ends with an opening bracket.
  const [OPEN, CLOSE, HAN] = ["《（“‘「『", "，。、；：）》”’」』！？·", "\\p{Script=Han}"];
  const TOKENS = new RegExp(`[${OPEN}]*${HAN}[${HAN}${OPEN}${CLOSE}]*|[^\\s${HAN}${OPEN}]+|\\s+|.`, "gu");
  const [OPENING, CLOSING] = [new RegExp(`[${OPEN}]$`, "u"), new RegExp(`^[${CLOSE}]`, "u")];
  const segmenter = Intl.Segmenter && new Intl.Segmenter("zh", { granularity: "word" });
  const lines = new Map();
  let shown = [];

  function wrapped(ctx, label, most) {
    const key = `${most} ${label}`;
    if (!lines.has(key)) lines.set(key, wrap(ctx, label, most));
    return lines.get(key);
  }
  const tokensOf = (text) => (text.match(TOKENS) || []).flatMap((token) => (sme.chinese(token) ? words(token) : [token]));
  function words(run) {
    const found = [];
    for (const part of segmenter ? Array.from(segmenter.segment(run), ({ segment }) => segment) : run) {
      if (found.length && (CLOSING.test(part) || OPENING.test(found[found.length - 1]))) found[found.length - 1] += part;
      else found.push(part);
    }
    return found;
  }
  function wrap(ctx, label, most) {
    const wide = (text) => ctx.measureText(text).width;
    const tokens = tokensOf(sme.short(label.replace(/\s+/g, " ").trim(), 120));
    const even = Math.max(0.55 * wide(tokens.join("")), ...tokens.map(wide));
    const best = [most, even].map((room) => filled(tokens, Math.min(room, most), wide));
    const rows = best[0].length === 2 && best[1].length === 2 ? best[1] : best[0];
    return rows.length > 2 ? [rows[0], ended(rows[1], most, wide)] : rows.map((row) => fitting(row, most, wide));
  }
  function filled(tokens, room, wide) {
    const rows = [""];
    for (const token of tokens) {
      const last = rows[rows.length - 1];
      if (last && wide((last + token).trimEnd()) > room) rows.push(token.trimStart());
      else rows[rows.length - 1] = last + token;
    }
    return rows.map((row) => row.trim()).filter(Boolean);
  }
  // With its last words left out until there is room for the sign that says so.
  function ended(row, most, wide) {
    const tokens = tokensOf(row);
    while (tokens.length > 1 && wide(`${tokens.join("").trimEnd()}…`) > most) tokens.pop();
    return fitting(`${tokens.join("").trimEnd()}…`, most, wide);
  }
  function fitting(row, most, wide) {
    if (wide(row) <= most) return row;
    const signs = [...row];
    while (signs.length > 1 && wide(`${signs.join("")}…`) > most) signs.pop();
    return `${signs.join("")}…`;
  }

  // Boxes that are taken, by the squares of a grid that they touch.
  class Room {
    #cells = new Map();
    * #touched({ left, right, top, bottom }) {
      for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
        for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield x * 4096 + y;
      }
    }
    take(box) {
      for (const cell of this.#touched(box)) {
        if (!this.#cells.has(cell)) this.#cells.set(cell, []);
        this.#cells.get(cell).push(box);
      }
    }
    met(box, own) {
      for (const cell of this.#touched(box)) {
        const found = this.#cells.get(cell)?.find((other) => other.id !== own && meets(box, other));
        if (found) return found;
      }
      return undefined;
    }
  }
  const meets = (a, b) => b.left < a.right && a.left < b.right && b.top < a.bottom && a.top < b.bottom;
  const boxAround = ({ id, x, y }, r) => ({ id, left: x - r, right: x + r, top: y - r, bottom: y + r });

  // The edge of a label of that length, in a direction from -1 to 1.
  const edgeOf = (way, from, r, length) => from + way * r - (length * (1 - way)) / 2;
  function beside(item, far, ways, { wide, high }, view) {
    return ways.map(([dx, dy]) => {
      const r = (item.r + GAP + far) * (dx && dy ? 0.75 : 1);
      const across = edgeOf(dx, item.x, r, wide);
      const left = dx === 0 ? Math.max(view.left, Math.min(across, view.right - wide)) : across;
      const top = edgeOf(dy, item.y, r, high);
      return { left, right: left + wide, top, bottom: top + high, far };
    });
  }
  function best(item, form, place, view, room) {
    const fits = (box) => isWithin(box, view) && !room.met(box, item.id);
    const near = beside(item, 0, WAYS, form, view).find(fits);
    if (near || place >= LOUD) return near;
    return away(item, form, place < LOUDEST ? FURTHER : FAR, view, (box) => fits(grown(box)), room);
  }
  // The nearest, but rather further away than with a line across others.
  function away(item, form, distances, view, fits, room) {
    let [found, least] = [undefined, Infinity];
    for (const far of distances.filter((one) => one < least)) {
      for (const box of beside(item, far, SLANTS, form, view).filter(fits)) {
        const cost = far + CROSSING * crossed(lineTo(item, box), item.id, room);
        if (cost < least) [found, least] = [box, cost];
      }
    }
    return least < TOO_MUCH || distances === FURTHER ? found : undefined;
  }
  // So that no other node seems to be what it names.
  function grown(box) {
    return { left: box.left - APART, right: box.right + APART, top: box.top - APART, bottom: box.bottom + APART };
  }
  function isWithin(box, view) {
    return box.left >= view.left && box.right <= view.right && box.top >= view.top && box.bottom <= view.bottom;
  }
  function crossed([from, to], own, room) {
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 4);
    const found = new Set();
    for (let step = 1; step < steps; step += 1) {
      const [x, y] = ["x", "y"].map((axis) => from[axis] + ((to[axis] - from[axis]) * step) / steps);
      const met = room.met(boxAround({ x, y }, 1), own);
      if (met) found.add(met);
    }
    return found.size;
  }
  // From the rim of the node to the nearest side of its label.
  function lineTo({ x, y, r }, box) {
    const end = { x: Math.max(box.left, Math.min(x, box.right)), y: Math.max(box.top, Math.min(y, box.bottom)) };
    const far = Math.hypot(end.x - x, end.y - y) || 1;
    return [{ x: x + ((end.x - x) / far) * r, y: y + ((end.y - y) / far) * r }, end];
  }

  function placed() {
    const scale = network.getScale();
    const { active } = sme.now;
    return [...known.nodes.values()].filter((item) => sme.lit(item.id))
      .sort((a, b) => (b.id === active) - (a.id === active) || b.size - a.size || (a.label < b.label ? -1 : 1))
      .map((item) => ({ id: item.id, label: item.label, ...network.canvasToDOM(item), r: sme.radius(item.size) * scale }));
  }
  function free(view, items) {
    const room = new Room();
    const [buttons, canvas] = [at("zoom").getBoundingClientRect(), at("canvas").getBoundingClientRect()];
    room.take({ left: buttons.left - canvas.left, right: view.right, top: 0, bottom: buttons.bottom - canvas.top });
    for (const item of items) room.take(boxAround(item, item.r + 1));
    return room;
  }

  function labels(ctx) {
    const view = { left: 2, right: at("canvas").clientWidth - 2, top: 2, bottom: at("canvas").clientHeight - 2 };
    const seen = placed().filter(({ x, y }) => x > 0 && y > 0 && x < view.right && y < view.bottom);
    const room = free(view, seen);
    ctx.save();
    const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    Object.assign(ctx, { font: `${SIZE}px ${paint.font}`, textAlign: "center", textBaseline: "top", lineJoin: "round" });
    shown = [];
    for (const [place, item] of seen.entries()) {
      const text = wrapped(ctx, item.label, sme.narrow() ? 120 : 156);
      const wide = Math.max(0, ...text.map((line) => ctx.measureText(line).width)) + 4;
      const box = best(item, { wide, high: text.length * LINE }, item.id === sme.now.active ? 0 : place, view, room);
      if (!box) continue;
      room.take(box);
      write(ctx, item, text, box);
      shown.push({ id: item.id, text, ...box });
    }
    ctx.restore();
  }
  function write(ctx, item, text, box) {
    const middle = (box.left + box.right) / 2;
    if (box.far) lead(ctx, lineTo(item, box));
    Object.assign(ctx, { strokeStyle: paint.halo, lineWidth: 3.5, fillStyle: paint.ink });
    text.forEach((line, row) => {
      ctx.strokeText(line, middle, box.top + row * LINE);
      ctx.fillText(line, middle, box.top + row * LINE);
    });
  }
  // Below the nodes that it passes.
  function lead(ctx, [from, to]) {
    ctx.save();
    Object.assign(ctx, { strokeStyle: paint.soft, lineWidth: 1.2, globalCompositeOperation: "destination-over" });
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.lineTo(to.x, to.y);
    ctx.stroke();
    ctx.restore();
  }
  network.on("afterDrawing", labels);

  Object.assign(sme, { labels: () => structuredClone(shown) });
})();
