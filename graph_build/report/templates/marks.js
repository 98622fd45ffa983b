const BOUNDS = {
  exactly: ["circle", "lead"], "at least": ["triangle-up", "participant"], "at most": ["triangle-down", "responsible"],
  between: ["line-ew", "duty"],
};

// Numbers of one document stand side by side, so that none hides another.
const sideways = (drawn) => {
  const place = new Map(drawn.across.map((name, index) => [name, index]));
  const totals = drawn.points.reduce((sum, point) => sum.set(point.at, (sum.get(point.at) || 0) + 1), new Map());
  const seen = new Map();
  return drawn.points.map((point) => {
    const nth = seen.get(point.at) || 0;
    const total = totals.get(point.at);
    seen.set(point.at, nth + 1);
    return { ...point, x: place.get(point.at) + (nth - (total - 1) / 2) * 0.6 / total };
  });
};

const stated = (points, unit, bound, symbol, role) => {
  const some = points.filter((point) => point.bound === bound);
  const range = bound === "between";
  const said = (point) => plain(point.where + (point.about ? ": " + clipped(point.about, 80) : ""));
  const size = points.length > 60 ? 8 : 12;
  return {
    type: "scatter", mode: range ? "lines+markers" : "markers", name: bound, cliponaxis: false,
    marker: {
      symbol: range ? "line-ew-open" : symbol, size, color: colour(role),
      line: { width: range ? 2 : 0.8, color: range ? colour(role) : colour("soft") },
    },
    line: { color: colour(role), width: 3 },
    x: range ? some.flatMap((point) => [point.x, point.x, null]) : some.map((point) => point.x),
    y: range ? some.flatMap((point) => [point.low, point.high, null]) : some.map((point) => point.low),
    customdata: some.flatMap((point) => Array(range ? 3 : 1).fill(said(point))),
    hovertemplate: bound + " %{y:,} " + plain(unit) + "<br>%{customdata}<extra></extra>",
  };
};

const dots = (drawn, box) => {
  const points = sideways(drawn);
  const traces = Object.entries(BOUNDS).map(([bound, [symbol, role]]) => stated(points, drawn.unit, bound, symbol, role))
    .filter((trace) => trace.x.length);
  const [least, greatest] = [Math.min(...points.map((point) => point.low)), Math.max(...points.map((point) => point.high))];
  const log = least > 0 && greatest > 100 * least;
  const title = { text: plain(drawn.unit) + (log ? " (logarithmic)" : "") };
  const foot = below(drawn.across, narrow(box) ? 14 : 18, widthOf(box) - 74);
  const layout = base(286 + foot.height);
  layout.margin = { l: 62, r: 12, t: 44, b: foot.height };
  layout.showlegend = true;
  const scale = log ? { type: "log", dtick: 1 } : { rangemode: "tozero" };
  const range = [-0.5, drawn.across.length - 0.5];
  return [traces, {
    ...layout, xaxis: axis({ ...foot.ticks, range }), yaxis: axis({ ...scale, title, exponentformat: "B" }),
  }];
};

const spans = (drawn, box) => {
  const labels = drawn.spans.map((span) => span.label);
  const most = room(box, 56);
  const all = drawn.spans.map((span, y) => ({ ...span, y }));
  const both = all.filter((span) => span.from && span.until);
  const marks = (some, name, symbol, role, when) => ({
    type: "scatter", mode: "markers", name, x: some.map(when), y: some.map((span) => span.y), cliponaxis: false,
    marker: { symbol, size: 11, color: colour(role), line: { color: colour("soft"), width: 0.8 } },
    customdata: some.map((span) => plain(span.label)),
    hovertemplate: "%{customdata}<br>" + name + " %{x|%Y-%m-%d}<extra></extra>",
  });
  const line = {
    type: "scatter", mode: "lines", showlegend: false, hoverinfo: "skip", line: { color: colour("lead"), width: 4 },
    x: both.flatMap((span) => [span.from, span.until, null]), y: both.flatMap((span) => [span.y, span.y, null]),
  };
  const traces = [line,
    marks(all.filter((span) => span.from), "from", "triangle-right", "responsible", (span) => span.from),
    marks(all.filter((span) => span.until), "until", "diamond", "participant", (span) => span.until)];
  const layout = base(110 + (narrow(box) ? 36 : 26) * labels.length);
  layout.margin = { l: 14 + SIGN * wide(labels, most), r: 24, t: 40, b: 40 };
  const yaxis = axis({ ...ticks(labels, most, form(box)), showgrid: true, range: [labels.length - 0.5, -0.5] });
  return [traces, { ...layout, xaxis: axis({ type: "date", nticks: narrow(box) ? 4 : 10, title: { text: "date" } }), yaxis }];
};
