import { z } from 'zod';

/** One line of the input of `jingliu apply`: an id and exactly one of html, htmlFile and text. */
export const applyRowSchema = z
  .object({
    id: z.union([z.string(), z.number()]),
    url: z.string().optional(),
    /** The HTTP Content-Type header. */
    contentType: z.string().optional(),
    /** When the page was fetched; the start of the command when it is not given. */
    capturedAt: z.iso.datetime().optional(),
    html: z.string().optional(),
    /** Path of a file with the raw bytes of the page. */
    htmlFile: z.string().optional(),
    text: z.string().optional(),
    /** Title of a `text` row; filters look for what was put into it. */
    title: z.string().optional(),
  })
  .refine((row) => [row.html, row.htmlFile, row.text].filter((part) => part !== undefined).length === 1, {
    message: 'exactly one of html, htmlFile and text is needed',
  });

export type ApplyRow = z.infer<typeof applyRowSchema>;

/** One line of the output: what the rooms found, in the order of the rooms. */
export interface AppliedRow {
  readonly id: string | number | null;
  readonly outcome: 'keep' | 'reject' | 'hold' | 'fail';
  readonly reason?: string;
  readonly [found: string]: unknown;
}

/** A row that came out as `fail`, by its line in the input, from 1. */
export interface FailedRow {
  readonly line: number;
  readonly reason: string;
  readonly error: string;
}
