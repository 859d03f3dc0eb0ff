// Good text broken in ways that leave characters whole: words torn apart by a translator, clauses in another order, characters
// misread or lost, and words without any sentence.

/** Words with spaces between them and a few words too many, as old translation programs write. */
export function translatedPage(r, prose) {
  const fillers = ['的', '是', '它', '这个', '一个', '在', '和', '你的', '为', '这'];
  const text = r.some(prose, r.int(1, 2)).join('\n').slice(0, 700);
  let out = '';
  for (let i = 0; i < text.length;) {
    const width = r.int(1, 3);
    out += text.slice(i, i + width) + (r.chance(0.8) ? ' ' : '');
    if (r.chance(0.15)) out += `${r.pick(fillers)} `;
    i += width;
  }
  return out;
}

/** Clauses of a text in any order. */
export function clausesPage(r, prose) {
  const clauses = r
    .some(prose, r.int(1, 3))
    .join('')
    .split(/(?<=[，。；、])/u);
  return r.shuffled(clauses).join('').slice(0, 900);
}

/** Characters misread by a scanner or lost. */
export function misreadPage(r, prose) {
  const text = r.some(prose, r.int(1, 2)).join('\n').slice(0, 900);
  const others = r.pick(prose);
  const rate = r.pick([0.15, 0.25, 0.4]);
  const lost = r.chance(0.5);
  return [...text].map((c) => (r.chance(rate) ? (lost ? '' : r.pick(others)) : c)).join('');
}

/** Words of a dictionary, one after the other. */
export function wordsPage(r, _prose, dictionary) {
  return r.some(dictionary, r.int(40, 160)).join(r.pick([' ', '、', '，', '\n', ' | ']));
}
