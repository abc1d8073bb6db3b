import type { z } from 'zod'
import {
  type CertificateDraw,
  type CertificateLine,
  type ClaimLine,
  type CreditDraw,
  type CreditLine,
  certificateLine,
  claimLine,
  creditLine,
  drawLine,
} from './claim-lines.ts'
import { type ExportFile, exportFiles } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { readLine } from './read-line.ts'

/** Where something stands in its file, from 1. */
export interface AtLine {
  readonly line: number
}

type Papers<One> = ReadonlyMap<string, One & AtLine>

/** The credits, claims and certificates of an export by their ids, and what was drawn of which. */
export interface ClaimBooks {
  readonly credits: Papers<CreditLine>
  readonly claims: Papers<ClaimLine>
  readonly certificates: Papers<CertificateLine>
  readonly creditDraws: readonly (CreditDraw & AtLine)[]
  readonly certificateDraws: readonly (CertificateDraw & AtLine)[]
}

type Add = (finding: Finding) => void

/** Reads them; what stands twice is named and counts once. */
export async function readClaimBooks(source: ExportSource, add: Add): Promise<ClaimBooks> {
  const { credits, claims, certificates, draws } = exportFiles
  const drawn = await linesIn(source, { file: draws, schema: drawLine, add })
  return {
    credits: byId(await linesIn(source, { file: credits, schema: creditLine, add }), {
      file: credits,
      idOf: ({ credit }) => credit,
      add,
    }),
    claims: byId(await linesIn(source, { file: claims, schema: claimLine, add }), {
      file: claims,
      idOf: ({ claim }) => claim,
      add,
    }),
    certificates: byId(
      await linesIn(source, { file: certificates, schema: certificateLine, add }),
      { file: certificates, idOf: ({ certificate }) => certificate, add },
    ),
    creditDraws: drawn.flatMap((one) => ('certificate' in one ? [] : [one])),
    certificateDraws: drawn.flatMap((one) => ('certificate' in one ? [one] : [])),
  }
}

async function linesIn<Schema extends z.ZodType<object>>(
  source: ExportSource,
  { file, schema, add }: { file: ExportFile; schema: Schema; add: Add },
): Promise<readonly (z.output<Schema> & AtLine)[]> {
  const lines: (z.output<Schema> & AtLine)[] = []
  let line = 0
  for await (const text of source.lines(file)) {
    line += 1
    const read = readLine(schema, text)
    if (read === undefined) add({ file, line, says: 'recompute_line_unreadable', values: {} })
    else lines.push(Object.assign({ line }, read))
  }
  return lines
}

function byId<One extends AtLine>(
  lines: readonly One[],
  { file, idOf, add }: { file: string; idOf: (one: One) => string; add: Add },
): ReadonlyMap<string, One> {
  const known = new Map<string, One>()
  for (const one of lines) {
    const id = idOf(one)
    if (known.has(id))
      add({ file, line: one.line, says: 'recompute_paper_twice', values: { paper: id } })
    else known.set(id, one)
  }
  return known
}
