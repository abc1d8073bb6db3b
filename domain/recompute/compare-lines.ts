import type { z } from 'zod'
import { canonical } from '../proof/canonical.ts'
import type { Finding } from './finding.ts'
import type { NumberedLine } from './lines-of-events.ts'
import { readLine } from './read-line.ts'

interface Given {
  readonly file: string
  readonly event: string
  readonly schema: z.ZodType
}

/** Holds the lines that an export has of an event against those that follow from the event itself, one by one. */
export function compareLines(
  expected: readonly object[],
  found: readonly NumberedLine[],
  { file, event, schema }: Given,
): readonly Finding[] {
  const findings: Finding[] = []
  for (let at = 0; at < Math.max(expected.length, found.length); at += 1) {
    const right = expected[at]
    const one = found[at]
    const text = right === undefined ? undefined : canonical(right)
    if (text === one?.text) continue
    if (one === undefined) {
      const values = { event, expected: text ?? '' }
      findings.push({ file, says: 'recompute_line_missing', values })
    } else if (readLine(schema, one.text) === undefined)
      findings.push({ file, line: one.line, says: 'recompute_line_unreadable', values: {} })
    else if (text === undefined) {
      const values = { event, found: one.text }
      findings.push({ file, line: one.line, says: 'recompute_line_more', values })
    } else {
      const values = { event, expected: text, found: one.text }
      findings.push({ file, line: one.line, says: 'recompute_line_other', values })
    }
  }
  return findings
}
