import type { Finding } from './finding.ts'

/** A credit, a claim or a certificate by its id, and where it stands. */
export interface PaperAt {
  readonly file: string
  readonly line: number
  readonly paper: string
}

/** Names a figure of a paper that is another than follows; none where it is the same. */
export function otherThan(
  { file, line, paper }: PaperAt,
  {
    figure,
    expected,
    found,
  }: {
    readonly figure: string
    readonly expected: number | string
    readonly found: number | string
  },
): readonly Finding[] {
  if (expected === found) return []
  const values = { paper, figure, expected, found }
  return [{ file, line, says: 'recompute_paper_other', values }]
}

/** Names a figure of a paper that is more than there was; none where it is not. */
export function moreThan(
  { file, line, paper }: PaperAt,
  {
    figure,
    most,
    found,
  }: { readonly figure: string; readonly most: number; readonly found: number },
): readonly Finding[] {
  if (found <= most) return []
  const values = { paper, figure, most, found }
  return [{ file, line, says: 'recompute_paper_above', values }]
}

/** Names what a paper rests on that is not in the export. */
export function without({ file, line, paper }: PaperAt, named: string): Finding {
  return { file, line, says: 'recompute_paper_missing', values: { paper, named } }
}
