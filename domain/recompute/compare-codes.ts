import { z } from 'zod'
import { differencesIn } from './compare-json.ts'
import { exportFiles } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import type { Finding } from './finding.ts'
import { readLine } from './read-line.ts'

/** Of a list of codes: of which tables of stages it is. */
const codesOfTables = z.looseObject({
  streams: z.array(z.looseObject({ name: z.string(), schemaDigest: z.string() })),
})

/**
 * Holds the words for the codes of an export against those that the one who checks has, and names each that is another. Says whether the words
 * are of the same tables of stages; where they are not, it was made by another version, and nothing is said of them.
 */
export async function compareCodes(
  source: ExportSource,
  own: unknown,
  add: (finding: Finding) => void,
): Promise<boolean> {
  const file = exportFiles.codes
  const lines: string[] = []
  for await (const text of source.lines(file)) lines.push(text)
  const found = readLine(codesOfTables, lines.join('\n'))
  if (found === undefined) {
    add({ file, line: 1, says: 'recompute_line_unreadable', values: {} })
    return false
  }
  const [right, other] = [byStream(codesOfTables.parse(own)), byStream(found)]
  if (tablesOf(right) !== tablesOf(other)) return false
  for (const { pointer, expected, found: said } of differencesIn(right, other))
    add({ file, line: 1, says: 'recompute_code_other', values: { pointer, expected, found: said } })
  return true
}

type Codes = z.output<typeof codesOfTables>

/** The order of streams says nothing. */
function byStream(codes: Codes): Codes {
  const streams = codes.streams.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return Object.assign({}, codes, { streams })
}

function tablesOf({ streams }: Codes): string {
  return JSON.stringify(streams.map(({ name, schemaDigest }) => [name, schemaDigest]))
}
