// Light or dark, the side that a phone folds away, and the keys of the whole page.
(() => {
  const { at } = sme;
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement.dataset;
  const isDark = () => (root.theme ? root.theme === "dark" : DARK.matches);

  function side(open) {
    at("side").classList.toggle("open", open);
    at("menu").setAttribute("aria-expanded", String(at("side").classList.contains("open")));
  }

  function key(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      at("search").focus();
    }
    if (event.key === "Escape") escape();
  }
  // The uppermost thing that is open goes first.
  function escape() {
    if (!at("results").hidden) {
      if (at("results").contains(document.activeElement)) at("search").focus();
      shut();
    } else if (at("side").classList.contains("open")) {
      side(false);
      at("menu").focus();
    } else if (!at("panel").hidden) {
      sme.close();
    }
  }
  function shut() {
    at("results").hidden = true;
  }

  // What is drawn in colours of its own is drawn again under a new theme.
  function preparePage(redraw = () => {}) {
    const nameTheme = () => { at("theme").textContent = isDark() ? "Light" : "Dark"; };
    const repaint = () => { nameTheme(); redraw(); };
    at("theme").addEventListener("click", () => {
      root.theme = isDark() ? "light" : "dark";
      repaint();
    });
    DARK.addEventListener("change", repaint);
    nameTheme();
    at("menu").addEventListener("click", () => side());
    at("filters").addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("keydown", key);
    document.addEventListener("click", (event) => { if (!event.target.closest(".search")) shut(); });
  }

  Object.assign(sme, { side, shut, preparePage });
})();
