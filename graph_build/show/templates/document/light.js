// What is lit: the way from the document to a node, and the same thing elsewhere.
(() => {
  const { at, items, onPage } = sme;
  const LIT = ["trail", "past", "kin", "holds"];

  function light(hovered = -1) {
    for (const made of at("tree").querySelectorAll(LIT.map((name) => `.${name}`).join())) made.classList.remove(...LIT);
    const place = hovered >= 0 ? hovered : sme.now.chosen;
    if (place < 0) return;
    sme.upward(place).filter((up) => items.has(up)).forEach(lightWay);
    const others = sme.twins(place);
    if (!sme.isPart(place) && others.length > 1) others.forEach(lightTwin);
  }
  function lightWay(place) {
    items.get(place).classList.add("trail");
    for (let one = items.get(place).previousElementSibling; one; one = one.previousElementSibling) {
      one.classList.add("past");
    }
  }
  // Or the innermost row that is there and holds it.
  function lightTwin(place) {
    const seen = sme.upward(place).find(onPage);
    if (seen !== undefined) items.get(seen).classList.add(seen === place ? "kin" : "holds");
  }

  Object.assign(sme, { light });
})();
