import type { BlockTree, Leaf } from '../../core/page.ts';

/** Elements around `<pre>` that may name the language. */
const ANCESTORS_MAX = 5;
const LANGUAGE =
  /(?:^|\s)(?:language-|lang-|highlight-source-|highlight-(?!text-|wrap|line)|brush:\s*|sourceCode\s+|src-)([a-z0-9+#._-]{1,20})/iu;
/** Highlighters that write the language as a class of its own: `<figure class="highlight js">`, `<code class="hljs css">`. */
const BARE =
  /(?:^|\s)(?:hljs|highlight|prettyprint|codehilite|code)\s+([a-z][a-z0-9+#-]{0,14})(?:\s|$)|^(bash|c|cpp|csharp|css|go|html|java|javascript|js|json|kotlin|lua|makefile|php|python|py|ruby|rust|scala|shell|sh|sql|swift|typescript|ts|xml|yaml|yml)$/iu;
const NO_LANGUAGE =
  /^(?:none|plain|plaintext|text|txt|default|notranslate|highlight|hljs|copyable|line-numbers|lang|code|nohighlight|source|wrapper|block|box|body)$/iu;

/** A fenced block with its language, if the page names one. */
export function codeBlock(blocks: BlockTree, leaf: Leaf): string {
  const text = leaf.text.replace(/\s+$/u, '');
  const longest = Math.max(2, ...(text.match(/^`{3,}/gmu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${languageOf(blocks, leaf)}\n${text}\n${fence}`;
}

/** Language of code by the classes of its elements; '' when they name none. */
function languageOf(blocks: BlockTree, leaf: Leaf): string {
  const inner = blocks.pieces(leaf)[0]?.node ?? leaf.node;
  for (let i = inner, up = 0; i > 0 && up < ANCESTORS_MAX + 3; i = blocks.parent[i] ?? 0, up += 1) {
    const named =
      blocks.attr(i, 'data-lang') ?? blocks.attr(i, 'data-language') ?? blocks.attr(i, 'lang-name');
    const classes = blocks.attr(i, 'class') ?? '';
    const bare = BARE.exec(classes);
    const found = named ?? LANGUAGE.exec(classes)?.[1] ?? bare?.[1] ?? bare?.[2];
    if (found !== undefined && found !== '' && !NO_LANGUAGE.test(found) && /^[\w+#.-]{1,20}$/u.test(found))
      return found.toLowerCase();
  }
  return '';
}
