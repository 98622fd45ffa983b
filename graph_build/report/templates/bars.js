const bars = (drawn, box, id) => {
  const how = counted[id] || "fractional";
  const upright = Boolean(drawn.upright);
  const small = narrow(box);
  const most = room(box, 52);
  const names = drawn.labels.map(plain);
  const traces = drawn.series.map((one) => ({
    type: "bar", orientation: upright ? "v" : "h", name: plain(one.name),
    marker: { color: colour(one.role), line: { color: colour("soft"), width: 0.8 } },
    x: upright ? places(names) : one[how], y: upright ? one[how] : places(names), customdata: names,
    hovertemplate: "%{customdata}<br>%{fullData.name}: %{" + (upright ? "y" : "x") + ":.3~g}<extra></extra>",
  }));
  const title = { text: how === "whole" ? "measures, whole" : "measures, fractional" };
  const count = axis({ title, rangemode: "tozero" });
  const layout = base(upright ? drawn.height : 110 + (small ? 36 : 25) * names.length);
  layout.barmode = "stack";
  layout.bargap = 0.25;
  if (upright) {
    const foot = below(drawn.labels, 12, widthOf(box) - 62);
    layout.margin = { l: 50, r: 12, t: small ? 70 : 60, b: foot.height };
    return [traces, { ...layout, xaxis: axis(foot.ticks), yaxis: count }];
  }
  layout.margin.l = 14 + SIGN * wide(drawn.labels, most);
  layout.margin.t = widthOf(box) - layout.margin.l < 480 ? 70 : 40;
  if (small) layout.legend.x = -layout.margin.l / (widthOf(box) - layout.margin.l - 12);
  const range = [names.length - 0.5, -0.5];
  return [traces, { ...layout, xaxis: count, yaxis: axis({ ...ticks(drawn.labels, most, form(box)), range }) }];
};
