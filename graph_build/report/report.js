"use strict";
(() => {
  const { blocks: data, tables } = JSON.parse(document.getElementById("data").textContent);
  const SIGN = 7.3;
  const counted = {};
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  // Plotly reads labels as a small HTML, and the dollar as the beginning of a formula.
  const plain = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
    .replace(/[\u2028\u2029\r\n]+/g, " ");
  // Han signs are wider than letters.
  const broad = (sign) => sign > "\u2e7f" ? 1.7 : 1;
  const signs = (text) => [...text].reduce((sum, sign) => sum + broad(sign), 0);
  const cut = (text, most) => {
    let [used, kept] = [0, ""];
    for (const sign of text) {
      used += broad(sign);
      if (used > most - 1) break;
      kept += sign;
    }
    return kept.trimEnd() + "…";
  };
  const short = (text, most) => plain(signs(text) > most ? cut(text, most) : text);
  const lines = (text, most) => {
    const end = signs(text) > most ? text.lastIndexOf(" ", most) : -1;
    return end < 1 ? short(text, most) : plain(text.slice(0, end)) + "<br>" + short(text.slice(end + 1), most);
  };
  const narrow = (box) => box.clientWidth < 460;
  // How many signs a label beside a chart may have.
  const room = (box, most) => Math.min(most, Math.floor(box.clientWidth * 0.4 / SIGN));
  const form = (box) => narrow(box) ? lines : short;
  const places = (list) => list.map((_, place) => place);
  const wide = (labels, most) => Math.min(most, Math.max(...labels.map(signs)));

  const base = (height) => ({
    height, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", hovermode: "closest",
    font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colour("ink") },
    hoverlabel: { bgcolor: colour("back"), bordercolor: colour("line"), font: { color: colour("ink") }, align: "left" },
    margin: { l: 50, r: 12, t: 10, b: 44 }, dragmode: false,
    legend: { orientation: "h", x: 0, y: 1, yanchor: "bottom", traceorder: "normal" },
  });
  const axis = (more) => ({
    gridcolor: colour("line"), linecolor: colour("line"), zeroline: false, fixedrange: true, automargin: false, ticks: "", ...more,
  });
  const ticks = (labels, most, form = short) => ({
    tickmode: "array", tickvals: places(labels), ticktext: labels.map((label) => form(label, most)), showgrid: false,
  });

  const bars = (drawn, box, id) => {
    const how = counted[id] || "fractional";
    const upright = Boolean(drawn.upright);
    const most = room(box, 52);
    const names = drawn.labels.map(plain);
    const traces = drawn.series.map((one) => ({
      type: "bar", orientation: upright ? "v" : "h", name: plain(one.name), marker: { color: colour(one.role) },
      x: upright ? places(names) : one[how], y: upright ? one[how] : places(names), customdata: names,
      hovertemplate: "%{customdata}<br>%{fullData.name}: %{" + (upright ? "y" : "x") + ":.3~g}<extra></extra>",
    }));
    const count = axis({ title: { text: how === "whole" ? "measures, whole" : "measures, fractional" }, rangemode: "tozero" });
    const layout = base(upright ? drawn.height : 110 + (narrow(box) ? 36 : 25) * names.length);
    layout.barmode = "stack";
    layout.bargap = 0.25;
    if (upright) return [traces, { ...layout, margin: { ...layout.margin, t: 60 }, xaxis: axis(ticks(drawn.labels, 12)), yaxis: count }];
    layout.margin.l = 14 + SIGN * wide(drawn.labels, most);
    layout.margin.t = narrow(box) ? 70 : 40;
    return [traces, { ...layout, xaxis: count, yaxis: axis({ ...ticks(drawn.labels, most, form(box)), range: [names.length - 0.5, -0.5] }) }];
  };

  const heat = (drawn, box) => {
    const small = narrow(box);
    const most = room(box, 46);
    const across = small ? 16 : 30;
    const longest = wide(drawn.across, across);
    const upright = longest * SIGN + 6 > (box.clientWidth - SIGN * most) / drawn.across.length;
    const greatest = Math.max(...drawn.cells.flat().map((cell) => cell || 0));
    const figures = !small || drawn.across.length < 8;
    const trace = {
      type: "heatmap", z: drawn.cells, x: places(drawn.across), y: places(drawn.down), xgap: 2, ygap: 2, zmin: 0,
      zmax: greatest, colorscale: [[0, colour("low")], [1, colour("high")]], hoverongaps: false,
      customdata: drawn.down.map((row) => drawn.across.map((column) => plain(row) + "<br>" + plain(column))),
      hovertemplate: "%{customdata}<br>%{z:.3~g} " + drawn.unit + "<extra></extra>",
      texttemplate: figures ? "%{z:.2~f}" : "", textfont: { size: 11 }, showscale: !small,
      colorbar: { title: { text: plain(drawn.unit), side: "right" }, thickness: 12, outlinewidth: 0, len: Math.min(1, 220 / (22 * drawn.down.length)) , y: 1, yanchor: "top" },
    };
    const layout = base(50 + (small ? 34 : 24) * drawn.down.length + (upright ? SIGN * longest : 24));
    layout.margin = { l: 14 + SIGN * wide(drawn.down, most), r: 12, b: 10, t: upright ? 16 + SIGN * longest : 30 };
    layout.least = layout.margin.l + 18 * drawn.across.length + 20;
    const xaxis = axis({ ...ticks(drawn.across, across), side: "top", tickangle: upright ? -90 : 0, showline: false });
    return [[trace], { ...layout, xaxis, yaxis: axis({ ...ticks(drawn.down, most, form(box)), range: [drawn.down.length - 0.5, -0.5], showline: false }) }];
  };

  const bounds = { exactly: ["circle", "lead"], "at least": ["triangle-up", "participant"], "at most": ["triangle-down", "responsible"], between: ["line-ew", "duty"] };
  const dots = (drawn, box) => {
    const place = new Map(drawn.across.map((name, index) => [name, index]));
    const seen = new Map();
    // Numbers of one document stand side by side, so that none hides another.
    const totals = drawn.points.reduce((sum, point) => sum.set(point.at, (sum.get(point.at) || 0) + 1), new Map());
    const points = drawn.points.map((point) => {
      const nth = seen.get(point.at) || 0;
      seen.set(point.at, nth + 1);
      return { ...point, x: place.get(point.at) + (nth - (totals.get(point.at) - 1) / 2) * 0.6 / totals.get(point.at) };
    });
    const traces = Object.entries(bounds).map(([bound, [symbol, role]]) => {
      const some = points.filter((point) => point.bound === bound);
      const range = bound === "between";
      return {
        type: "scatter", mode: range ? "lines+markers" : "markers", name: bound, cliponaxis: false,
        marker: { symbol: range ? "line-ew-open" : symbol, size: 12, color: colour(role), line: { width: 2, color: colour(role) } },
        line: { color: colour(role), width: 3 },
        x: range ? some.flatMap((point) => [point.x, point.x, null]) : some.map((point) => point.x),
        y: range ? some.flatMap((point) => [point.low, point.high, null]) : some.map((point) => point.low),
        customdata: some.flatMap((point) => Array(range ? 3 : 1).fill(plain(point.where + (point.about ? ": " + point.about : "")))),
        hovertemplate: bound + " %{y:,} " + plain(drawn.unit) + "<br>%{customdata}<extra></extra>",
      };
    }).filter((trace) => trace.x.length);
    const values = points.map((point) => point.high);
    const log = Math.max(...values) > 100 * Math.min(...points.map((point) => point.low)) && Math.min(...points.map((point) => point.low)) > 0;
    const title = { text: plain(drawn.unit) + (log ? " (logarithmic)" : "") };
    const layout = base(320);
    layout.margin = { l: 62, r: 12, t: 44, b: 40 };
    layout.showlegend = true;
    const yaxis = axis(log ? { type: "log", title, dtick: 1, exponentformat: "SI" } : { title, rangemode: "tozero", exponentformat: "SI" });
    return [traces, { ...layout, xaxis: axis({ ...ticks(drawn.across, narrow(box) ? 14 : 18), range: [-0.5, drawn.across.length - 0.5] }), yaxis }];
  };

  const spans = (drawn, box) => {
    const labels = drawn.spans.map((span) => span.label);
    const most = room(box, 56);
    const both = drawn.spans.map((span, y) => ({ ...span, y })).filter((span) => span.from && span.until);
    const marks = (some, name, symbol, role, when) => ({
      type: "scatter", mode: "markers", name, x: some.map(when), y: some.map((span) => span.y), cliponaxis: false,
      marker: { symbol, size: 11, color: colour(role) }, customdata: some.map((span) => plain(span.label)),
      hovertemplate: "%{customdata}<br>" + name + " %{x|%Y-%m-%d}<extra></extra>",
    });
    const all = drawn.spans.map((span, y) => ({ ...span, y }));
    const line = {
      type: "scatter", mode: "lines", showlegend: false, hoverinfo: "skip", line: { color: colour("lead"), width: 4 },
      x: both.flatMap((span) => [span.from, span.until, null]), y: both.flatMap((span) => [span.y, span.y, null]),
    };
    const traces = [line,
      marks(all.filter((span) => span.from), "from", "triangle-right", "responsible", (span) => span.from),
      marks(all.filter((span) => span.until), "until", "diamond", "participant", (span) => span.until)];
    const layout = base(110 + (narrow(box) ? 36 : 26) * labels.length);
    layout.margin = { l: 14 + SIGN * wide(labels, most), r: 24, t: 40, b: 40 };
    return [traces, { ...layout, xaxis: axis({ type: "date", nticks: narrow(box) ? 4 : 10, title: { text: "date" } }), yaxis: axis({ ...ticks(labels, most, form(box)), showgrid: true, range: [labels.length - 0.5, -0.5] }) }];
  };

  const kinds = { bars, heat, dots, spans };
  const draw = (id) => {
    const box = document.getElementById(id);
    const [traces, { least, ...layout }] = kinds[data[id].kind](data[id].drawn, box, id);
    return Plotly.react(box, traces, { ...layout, width: Math.max(box.clientWidth, least || 0) }, { displayModeBar: false, responsive: false });
  };
  const charts = Object.keys(data).filter((id) => data[id].kind);
  const drawAll = () => Promise.all(charts.map(draw));

  // A spreadsheet would run a text that begins like a formula.
  const cell = (value) => {
    if (value === null) return "";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    const text = Array.isArray(value) ? value.join("; ") : String(value);
    const tame = /^[\s]*[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(tame) ? '"' + tame.replace(/"/g, '""') + '"' : tame;
  };
  const save = (id) => {
    const { columns, rows } = tables[data[id].csv];
    const lines = [columns, ...rows].map((row) => row.map(cell).join(",") + "\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines], { type: "text/csv;charset=utf-8" }));
    link.download = id + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  document.addEventListener("click", (event) => {
    const id = event.target.dataset ? event.target.dataset.csv : undefined;
    if (id) save(id);
  });
  document.addEventListener("change", (event) => {
    const id = event.target.dataset ? event.target.dataset.chart : undefined;
    if (!id) return;
    counted[id] = event.target.value;
    draw(id);
  });
  let waiting = 0;
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(drawAll, 150);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  matchMedia("print").addEventListener("change", drawAll);
  drawAll().then(() => { document.documentElement.dataset.drawn = String(charts.length); });
})();
