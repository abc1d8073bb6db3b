import type { z } from '@hono/zod-openapi'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type Fault, faultOf, type RefusalCode } from '../../../domain/refusal.ts'
import { idFrom } from '../../digest.ts'
import { stepSchema } from '../hand-over-schemas.ts'
import type { SheetLine } from './read-sheet.ts'
import { type StepReceipt, type Take, takeEach } from './take-each.ts'

/** A row with what became of it; `left` when its whole hand-over was not filled in. */
export interface AnsweredLine {
  readonly cells: readonly string[]
  readonly status: StepReceipt['status'] | 'left'
  readonly code: RefusalCode | null
  readonly faults: readonly Fault[]
}

/**
 * Decides every hand-over of a sheet, its rows together or none of them: a faulty row keeps the others of its hand-over back
 * and nobody else's. The step's id follows from what the rows say, so that the same sheet again is a duplicate.
 */
export async function decideSheet(
  lines: readonly SheetLine[],
  {
    take,
    log,
  }: {
    readonly take: Take<z.output<typeof stepSchema>>
    readonly log: (line: string, error?: unknown) => void
  },
): Promise<readonly AnsweredLine[]> {
  const answered = new Map<SheetLine, AnsweredLine>()
  for (const [handOver, rows] of Map.groupBy(lines, (line) => line.handOver)) {
    const answers = await decideRows(handOver, rows, { take, log })
    rows.forEach((row, index) => {
      const answer = answers[index]
      if (answer !== undefined) answered.set(row, answer)
    })
  }
  return lines.flatMap((line) => answered.get(line) ?? [])
}

async function decideRows(
  handOver: string,
  rows: readonly SheetLine[],
  given: Parameters<typeof decideSheet>[1],
): Promise<readonly AnsweredLine[]> {
  const isFaulty = rows.some(({ faults }) => faults.length > 0)
  if (!isFaulty && rows.every(({ isEmpty }) => isEmpty)) {
    return rows.map(({ cells }) => ({ cells, status: 'left', code: null, faults: [] }))
  }
  const empty = rows.map((row): readonly Fault[] => (row.isEmpty ? [notFilled] : row.faults))
  if (isFaulty || rows.some(({ isEmpty }) => isEmpty)) return refusedRows(rows, 'invalid', empty)
  const { status, code, faults, inOrder } = await decideInOrder(handOver, rows, given)
  if (status !== 'refused') {
    return rows.map(({ cells }) => ({ cells, status, code: null, faults: [] }))
  }
  const byRow = rows.map((row) =>
    faults.flatMap((fault) => faultOfRow(fault, inOrder.indexOf(row))),
  )
  return refusedRows(rows, code ?? 'invalid', byRow)
}

/**
 * Decides in the order of the lines, so that a sheet that was sorted otherwise says the same. What was decided by an earlier
 * version, in the order of its rows, is found under the id that followed from that.
 */
async function decideInOrder(
  handOver: string,
  rows: readonly SheetLine[],
  given: Parameters<typeof decideSheet>[1],
) {
  const inOrder = rows.toSorted((one, next) => one.decision.line - next.decision.line)
  const decided = async (ordered: readonly SheetLine[]) => {
    const lines = ordered.map(({ decision }) => decision)
    const id = idFrom(`hand-over-sheet/${handOver}/${canonical(lines)}`)
    const step = { handOver, id, step: 'decide', lines }
    const [receipt] = await takeEach([step], { ...given, schema: stepSchema })
    if (receipt === undefined) throw new RangeError(`Cannot decide "${handOver}": no receipt`)
    return receipt
  }
  const receipt = await decided(inOrder)
  const isSorted = inOrder.every((row, index) => row === rows[index])
  if (receipt.status !== 'refused' || isSorted) return { ...receipt, inOrder }
  const before = await decided(rows)
  return before.status === 'duplicate' ? { ...before, inOrder } : { ...receipt, inOrder }
}

const notFilled = faultOf('accepted_grams', 'sheet_line_left')
const keptBack = faultOf('', 'sheet_line_kept_back')

function refusedRows(
  rows: readonly SheetLine[],
  code: RefusalCode,
  faults: readonly (readonly Fault[])[],
): readonly AnsweredLine[] {
  return rows.map(({ cells }, index) => {
    const own = faults[index] ?? []
    return { cells, status: 'refused', code, faults: own.length > 0 ? own : [keptBack] }
  })
}

const columns: Readonly<Record<string, string>> = {
  acceptedGrams: 'accepted_grams',
  refusedGrams: 'refused_grams',
}

/** A fault of the whole hand-over is told with each of its rows. */
function faultOfRow(fault: Fault, index: number): readonly Fault[] {
  const [, at, field = ''] = /^\/lines\/(\d+)(?:\/(\w+))?/.exec(fault.pointer) ?? []
  if (at === undefined) return [{ ...fault, pointer: '' }]
  return Number(at) === index ? [{ ...fault, pointer: columns[field] ?? field }] : []
}
