const kinds = { bars, heat, dots, spans, net, sides };
const charts = Object.keys(data).filter((id) => data[id].kind);
const figure = (id) => kinds[data[id].kind](data[id].drawn, document.getElementById(id), id);
const drawn = new Set();

const draw = (id) => {
  const box = document.getElementById(id);
  const [traces, { least, names, ...layout }] = figure(id);
  still(box, names);
  drawn.add(id);
  const width = Math.max(widthOf(box), least || 0);
  return Plotly.react(box, traces, { ...layout, width }, { displayModeBar: false, responsive: false })
    .then(() => { box.dataset.drawn = "yes"; });
};
// What is not drawn yet keeps its place, so that nothing jumps.
const keepPlace = (id) => { document.getElementById(id).style.minHeight = figure(id)[1].height + "px"; };
const again = () => {
  charts.forEach(keepPlace);
  return Promise.all([...drawn].map(draw));
};
const drawAll = () => {
  charts.forEach(keepPlace);
  return Promise.all(charts.map(draw));
};

// A spreadsheet would run a text that begins like a formula.
const cell = (value) => {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = Array.isArray(value) ? value.join("; ") : String(value);
  const tame = /^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? "'" + text : text;
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
  if (window.innerWidth === width || page.classList.contains("paper")) return;
  width = window.innerWidth;
  clearTimeout(waiting);
  waiting = setTimeout(again, 150);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
// Paper needs every chart, in its own colours and width, and what is folded.
const opened = [];
window.addEventListener("beforeprint", () => {
  page.classList.add("paper");
  opened.push(...document.querySelectorAll(".fold:not([open])"));
  opened.forEach((fold) => { fold.open = true; });
  drawAll();
});
window.addEventListener("afterprint", () => {
  page.classList.remove("paper");
  opened.splice(0).forEach((fold) => { fold.open = false; });
  again();
});

charts.forEach(keepPlace);
const near = new IntersectionObserver((seen) => {
  for (const one of seen) {
    if (!one.isIntersecting) continue;
    near.unobserve(one.target);
    if (!drawn.has(one.target.id)) draw(one.target.id);
  }
}, { rootMargin: "500px 0px" });
charts.forEach((id) => near.observe(document.getElementById(id)));
// The others follow one by one while nothing else is to be done, so that the page is whole soon.
const idle = window.requestIdleCallback || ((act) => setTimeout(act, 50));
const drawNext = () => {
  const id = charts.find((one) => !drawn.has(one));
  if (id) draw(id).then(() => idle(drawNext));
};
idle(drawNext);
page.dataset.ready = String(charts.length);
