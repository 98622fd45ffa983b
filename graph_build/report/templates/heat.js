const channels = (text) => {
  const long = text.length > 4 ? text.slice(1) : [...text.slice(1)].map((digit) => digit + digit).join("");
  return [0, 2, 4].map((place) => parseInt(long.slice(place, place + 2), 16));
};
const luminance = (rgb) => {
  const [red, green, blue] = rgb.map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
// Black or white, whichever tells apart better from a mixture of the two colours of the scale.
const inkOn = (part, low, high) => {
  const light = luminance(low.map((one, place) => one + (high[place] - one) * part));
  return (light + 0.05) / 0.05 > 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
};

// The figures, each in a colour that can be read on its cell; none where cells of that width are too small for them.
const figures = (drawn, greatest, width) => {
  const [low, high] = [channels(colour("low")), channels(colour("high"))];
  const cells = drawn.cells.flatMap((row, y) => row.map((cell, x) => ({ cell, x, y }))).filter((one) => one.cell !== null);
  const said = (one) => drawn.texts ? drawn.texts[one.y][one.x] : String(Math.round(one.cell * 100) / 100);
  const fits = Math.max(...cells.map((one) => signs(said(one)))) * 6.6 <= width;
  return {
    type: "scatter", mode: "text", x: cells.map((one) => one.x), y: cells.map((one) => one.y),
    text: cells.map((one) => fits ? plain(said(one)) : ""), hoverinfo: "skip", showlegend: false, cliponaxis: false,
    textfont: { size: 11, color: cells.map((one) => inkOn(one.cell / greatest, low, high)) },
  };
};

// On a small screen the names stand still beside a map that is moved.
const heat = (drawn, box) => {
  const small = narrow(box);
  const most = small ? Math.floor(widthOf(box) * 0.36 / SIGN) : room(box, 46);
  const step = small ? 34 : 24;
  const across = small ? 18 : 30;
  const width = widthOf(box) - SIGN * most;
  const longest = wide(drawn.across, across);
  const upright = longest * SIGN + 6 > width / drawn.across.length;
  const greatest = Math.max(...drawn.cells.flat().map((cell) => cell || 0)) || 1;
  const hover = (row, y) => drawn.across.map((column, x) => plain(row) + "<br>" + plain(column) + "<br>" +
    plain(drawn.notes ? drawn.notes[y][x] : (drawn.cells[y][x] || 0) + " " + drawn.unit));
  const trace = {
    type: "heatmap", z: drawn.cells, x: places(drawn.across), y: places(drawn.down), xgap: 2, ygap: 2, zmin: 0,
    zmax: greatest, colorscale: [[0, colour("low")], [1, colour("high")]], hoverongaps: false,
    customdata: drawn.down.map(hover), hovertemplate: "%{customdata}<extra></extra>", showscale: !small,
    colorbar: {
      title: { text: plain(drawn.unit), side: "right" }, thickness: 12, outlinewidth: 0, y: 1, yanchor: "top",
      len: Math.min(1, 200 / (step * drawn.down.length)), nticks: 5, tickformat: greatest > 3 ? "d" : ".2~f",
    },
  };
  const head = upright ? 16 + SIGN * longest : 30;
  const layout = base(head + 14 + Math.max(step * drawn.down.length, small ? 0 : 150));
  const left = 14 + SIGN * wide(drawn.down, most);
  const rows = drawn.down.length;
  const needed = 30 * drawn.across.length + 16;
  const moved = small && needed > widthOf(box) - left - 16;
  layout.margin = { l: moved ? 4 : left, r: small ? 12 : 90, b: 14, t: head };
  if (moved) layout.least = needed;
  if (moved) layout.names = { labels: drawn.down, most, left, head, step: (layout.height - head - 14) / rows };
  const cellWidth = moved ? 30 : (widthOf(box) - left - layout.margin.r) / drawn.across.length;
  const xaxis = axis({
    ...ticks(drawn.across, across), side: "top", tickangle: upright ? -90 : 0, showline: false,
    range: [-0.5, drawn.across.length - 0.5],
  });
  const yaxis = axis({
    ...ticks(drawn.down, most, form(box)), range: [drawn.down.length - 0.5, -0.5], showline: false,
    showticklabels: !moved,
  });
  return [[trace, figures(drawn, greatest, cellWidth)], { ...layout, xaxis, yaxis }];
};

// The names of the rows, beside the box that is moved.
const still = (box, names) => {
  const old = box.parentNode.querySelector(".names");
  if (old) old.remove();
  if (!names) return;
  const column = document.createElement("div");
  column.className = "names";
  column.setAttribute("aria-hidden", "true");
  column.style.width = names.left + "px";
  column.style.paddingTop = names.head + "px";
  for (const label of names.labels) {
    const row = document.createElement("div");
    row.style.height = names.step + "px";
    const said = document.createElement("span");
    said.textContent = clipped(label, 2 * names.most - 2);
    row.append(said);
    column.append(row);
  }
  box.before(column);
};
