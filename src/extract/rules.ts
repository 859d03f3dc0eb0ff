import { z } from 'zod';
import { ruleHeader } from '../core/rule-file.ts';
import { NameTable } from '../html/name-words.ts';

/** What an element's names may say of it. */
export const NAME_KINDS = [
  'chrome',
  'postChrome',
  'signature',
  'threadChrome',
  'threadPart',
  'comment',
  'content',
  'body',
  'post',
  'answer',
  'threadSystem',
  'threadWord',
  'title',
  'crumbs',
  'documentSystem',
] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A name in lower case without signs and numbers; `word*` stands for all that begin so. */
const nameWord = z
  .string()
  .regex(
    /^[\p{Ll}\p{Lo}\d]{2,}\*?$/u,
    'is not two or more small letters or digits, with * at the end for every word that begins so',
  );
const names = z.array(nameWord).min(1);

const namesFile = z.strictObject({
  ...ruleHeader,
  kind: z.literal('names'),
  groups: z.partialRecord(z.enum(NAME_KINDS), names),
});

const documentationFile = z.strictObject({
  ...ruleHeader,
  kind: z.literal('documentation-names'),
  /** What templates of documentation add to a page. */
  chrome: names,
  /** Boxes that hold the page. */
  content: names,
});

const generatorsFile = z.strictObject({
  ...ruleHeader,
  kind: z.literal('generators'),
  /** Programs that make documentation, and threads, as they name themselves. */
  documentation: z.array(z.string().min(3)).min(1),
  thread: z.array(z.string().min(3)).min(1),
});

/** One file of rules/extract/: names of boxes, names in documentation, names of programs. */
export const extractRulesSchema = z.discriminatedUnion('kind', [
  namesFile,
  documentationFile,
  generatorsFile,
]);
export type ExtractRulesFile = z.infer<typeof extractRulesSchema>;

/** The patterns of content systems, ready to look up. */
export interface ExtractRules {
  readonly names: NameTable<NameKind>;
  readonly documentation: NameTable<'chrome' | 'content'>;
  readonly documentGenerator: RegExp;
  readonly threadGenerator: RegExp;
}

/** Words of several files of one kind are taken together; a kind without a file has none. */
export function compileExtractRules(files: readonly ExtractRulesFile[]): ExtractRules {
  const documents = files.filter((file) => file.kind === 'documentation-names');
  const programs = files.filter((file) => file.kind === 'generators');
  return {
    names: new NameTable(groupsOf(files.filter((file) => file.kind === 'names'))),
    documentation: new NameTable({
      chrome: documents.flatMap((file) => file.chrome),
      content: documents.flatMap((file) => file.content),
    }),
    documentGenerator: anyOf(programs.flatMap((file) => file.documentation)),
    threadGenerator: anyOf(programs.flatMap((file) => file.thread)),
  };
}

function groupsOf(files: readonly z.infer<typeof namesFile>[]): Record<NameKind, readonly string[]> {
  const groups = {} as Record<NameKind, readonly string[]>;
  for (const kind of NAME_KINDS) groups[kind] = files.flatMap((file) => file.groups[kind] ?? []);
  return groups;
}

function anyOf(words: readonly string[]): RegExp {
  const escaped = words.map((word) =>
    word.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`).replaceAll(' ', ' ?'),
  );
  return new RegExp(escaped.length === 0 ? '(?!)' : escaped.join('|'), 'iu');
}
