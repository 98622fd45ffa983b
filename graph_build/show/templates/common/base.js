// The one name that the scripts of a page share, its data, and how elements are made of it: what documents say only
// ever becomes text.
const sme = { data: JSON.parse(document.getElementById("data").textContent) };

(() => {
  const at = (id) => document.getElementById(id);

  function el(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined && text !== null) made.textContent = text;
    return made;
  }

  // The words of the page are English. What comes from documents and vocabularies may be Chinese, or run from right to
  // left.
  const [HAN, KIN] = [/\p{Script=Han}/u, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u];
  const chinese = (text) => HAN.test(text) && !KIN.test(text);
  const named = (tag, className, text) => speaking(el(tag, className, text), text);
  function speaking(made, text) {
    made.dir = "auto";
    if (chinese(text)) made.lang = "zh";
    return made;
  }

  function button(className, text, act) {
    const made = el("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function svg(tag, attributes, parent) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (parent) parent.append(made);
    return made;
  }

  // Between words where there are blanks.
  function short(text, most) {
    const signs = [...text];
    if (signs.length <= most) return text;
    const kept = signs.slice(0, most - 1).join("");
    const blank = kept.lastIndexOf(" ");
    return `${(blank > kept.length / 2 ? kept.slice(0, blank) : kept).trimEnd()}…`;
  }
  const figure = (count) => count.toLocaleString("en");
  const plural = (count, one, many = `${one}s`) => `${figure(count)} ${count === 1 ? one : many}`;
  const joined = (parts, sign = " · ") => parts.filter(Boolean).join(sign);

  Object.assign(sme, { at, el, chinese, named, speaking, button, svg, short, figure, plural, joined });
})();
