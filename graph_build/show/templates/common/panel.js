// The panel beside what is drawn, and the quotes in it.
(() => {
  const { at, el, named, speaking, button } = sme;

  function fillPanel(title, about, parts) {
    const top = el("div", "top");
    top.append(named("h2", "", title), button("", "Close", () => sme.close()));
    at("panel").replaceChildren(top, named("p", "soft", about), ...parts);
    at("panel").hidden = false;
    at("panel").scrollTop = 0;
    sme.side(false);
  }

  // A sentence, as texts and elements, and after it where it stands and what it proves.
  function blockquote(sentence, pieces, origin) {
    const box = speaking(el("blockquote"), sentence);
    const said = el("span", "soft");
    said.lang = "en";
    origin.filter(Boolean).forEach((part, order) => said.append(order ? " · " : "", named("bdi", "", part)));
    box.append(...pieces, said);
    return box;
  }

  Object.assign(sme, { fillPanel, blockquote });
})();
