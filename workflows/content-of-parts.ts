import { combined } from '../domain/batch-after.ts'
import type { BatchState, Content, Scan } from '../domain/event.ts'
import { textIn } from '../domain/fact-values.ts'
import type { Facts } from '../domain/field.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { assayTolerance } from './content-bounds.ts'
import type { Stage } from './stream.ts'

/** What is inside an output that a stage makes of whole parts: what the scan leaves unsaid is the sum of the parts. */
export function withContentOfParts(stage: Stage, scan: Scan, parts: readonly BatchState[]): Scan {
  const [output] = scan.outputs
  if (stage.assayRecord === undefined || output === undefined || stage.outputs?.most !== 1) {
    return scan
  }
  const sum = sumOf(parts.map(({ content }) => content))
  const content = { ...sum, ...output.content }
  if (Object.keys(content).length === 0) return scan
  return { ...scan, outputs: [{ ...output, content }] }
}

/**
 * Content that is said otherwise than the parts hold it, without the record of an assay: of one output to the milligram, of
 * several together within what two assays may differ.
 */
export function faultsInContentOfParts(
  stage: Stage,
  scan: Scan,
  { parts, outputFacts }: { parts: readonly BatchState[]; outputFacts: readonly Facts[] },
): Fault[] {
  const { assayRecord } = stage
  if (assayRecord === undefined) return []
  if (isAssayed(stage, outputFacts)) return []
  const held = sumOf(parts.map(({ content }) => content))
  const said = sumOf([...scan.outputs, ...scan.losses].map(({ content = {} }) => content))
  const tolerance = stage.outputs?.most === 1 ? 0 : assayTolerance.value
  return Object.entries(held).flatMap(([name, amount]) => {
    const out = said[name]
    if (out === undefined) return []
    const gap = BigInt(Math.abs(out - amount)) * 10_000n
    if (gap <= BigInt(amount) * BigInt(tolerance)) return []
    const values = { name, out, held: amount, field: assayRecord }
    return [faultOf('/outputs', 'content_differs_from_parts', values)]
  })
}

/** Whether a recorded assay says what is inside what comes out. */
export function isAssayed({ assayRecord }: Stage, outputFacts: readonly Facts[]): boolean {
  if (assayRecord === undefined) return false
  return outputFacts.some((facts) => textIn(facts, assayRecord) !== undefined)
}

function sumOf(contents: readonly Content[]): Content {
  return contents.reduce<Content>((sum, one) => combined(sum, one, 1), {})
}
