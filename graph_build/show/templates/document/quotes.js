// Sentences and wordings, with the words in them that prove something marked.
(() => {
  const { nodes, el, short } = sme;
  const { sentences } = sme.data;

  const markOf = ([, start, quote]) => [start, start + [...quote].length];
  const stands = ([, start]) => start >= 0;

  function quotation(sentence, quotes, origin) {
    const pieces = [];
    const signs = [...sentences[sentence]];
    let last = 0;
    for (const [start, end] of merged(quotes.filter(stands).map(markOf))) {
      pieces.push(signs.slice(last, start).join(""), el("mark", "", signs.slice(start, end).join("")));
      last = end;
    }
    return sme.blockquote(sentences[sentence], [...pieces, signs.slice(last).join("")], origin);
  }
  function merged(marks) {
    const found = [];
    for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
      const before = found.at(-1);
      if (before && start < before[1]) before[1] = Math.max(before[1], end);
      else found.push([start, end]);
    }
    return found;
  }
  // A quote that its sentence, shortened, lacks stands by itself before it.
  function quoted(quote, origin) {
    const box = quotation(quote[0], [quote], origin);
    if (!stands(quote)) box.prepend(el("mark", "", quote[2]), " ");
    return box;
  }

  // The words of a measure, with what proves any of its leaves marked, or one of them alone.
  function wording(place, alone = -1) {
    return (nodes[place].words || []).map((piece) => {
      const box = sme.speaking(el("p", "words"), sme.wordsOf(piece));
      for (const [words, ...all] of piece) {
        const rows = alone < 0 ? all : all.filter((row) => row === alone);
        box.append(rows.length ? marked(words, rows, alone < 0) : words);
      }
      return box;
    });
  }
  function marked(words, rows, leads) {
    const mark = el("mark", `k-${nodes[rows[0]].kind}`, words);
    mark.title = short(rows.map((row) => sme.withRole(nodes[row], Infinity)).join("; "), 300);
    if (leads) mark.addEventListener("click", () => sme.show(rows[0]));
    return mark;
  }

  Object.assign(sme, { quotation, quoted, wording });
})();
