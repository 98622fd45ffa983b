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
const clipped = (text, most) => signs(text) > most ? cut(text, most) : text;
const short = (text, most) => plain(clipped(text, most));
const lines = (text, most) => {
  const end = signs(text) > most ? text.lastIndexOf(" ", most) : -1;
  return end < 1 ? short(text, most) : plain(text.slice(0, end)) + "<br>" + short(text.slice(end + 1), most);
};
const page = document.documentElement;
// What is printed is as wide as paper, whatever the screen.
const PAPER = 680;
const widthOf = (box) => page.classList.contains("paper") ? PAPER : box.clientWidth;
const narrow = (box) => widthOf(box) < 460;
// How many signs a label beside a chart may have.
const room = (box, most) => Math.min(most, Math.floor(widthOf(box) * 0.4 / SIGN));
const form = (box) => narrow(box) ? lines : short;
const places = (list) => list.map((_, place) => place);
const wide = (labels, most) => Math.min(most, Math.max(0, ...labels.map(signs)));

const base = (height) => ({
  height, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", hovermode: "closest",
  font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colour("ink") },
  hoverlabel: { bgcolor: colour("back"), bordercolor: colour("line"), font: { color: colour("ink") }, align: "left" },
  margin: { l: 50, r: 12, t: 10, b: 44 }, dragmode: false,
  legend: { orientation: "h", x: 0, y: 1, yanchor: "bottom", traceorder: "normal" },
});
const axis = (more) => ({
  gridcolor: colour("line"), linecolor: colour("line"), zeroline: false, fixedrange: true, automargin: false,
  ticks: "", ...more,
});
const hidden = (range) => axis({ visible: false, range });
const ticks = (labels, most, form = short) => ({
  tickmode: "array", tickvals: places(labels), ticktext: labels.map((label) => form(label, most)), showgrid: false,
});
// Labels below an axis, turned where they would run into each other.
const below = (labels, most, width) => {
  const longest = wide(labels, most) * SIGN;
  const turned = longest + 6 > width / Math.max(1, labels.length);
  return { ticks: { ...ticks(labels, most), tickangle: turned ? -90 : 0 }, height: turned ? longest + 14 : 34 };
};
