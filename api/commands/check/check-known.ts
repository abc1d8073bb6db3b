import type { BatchState } from '../../../domain/event.ts'
import { textIn } from '../../../domain/fact-values.ts'
import { handedOverState } from '../../../domain/replay-chain.ts'
import { type Mark, marksOf } from '../../../workflows/marks.ts'
import { sha256Hex } from '../../digest.ts'
import type { CheckedMark } from '../../store/check/checked-marks.ts'
import { compareColumns, doubt, type Findings, note, nothing, type Told } from './findings.ts'
import { formerSkeletonOf } from './former-skeleton.ts'

/** A batch as its chain says it stands, and the rows of what it is known by. */
export interface Known {
  readonly batchKey: number
  /** Its id and code, for a person. */
  readonly shown: string
  readonly state: BatchState
  readonly marks: readonly CheckedMark[]
}

/** Compares what a batch is known by with what its chain says: what is missing, what is there and should not be, and what differs. */
export function checkKnown(findings: Findings, known: Known): void {
  const { shown, state, marks } = known
  const expected = marksOf(state)
  const found = new Map(expected.flatMap((mark) => pairOf(mark, known)))
  const seen = new Set(found.values())
  const extra = marks.filter((row) => !seen.has(row))
  for (const mark of expected) {
    const where = { table: 'batch_mark', key: `batch ${shown}, ${mark.sort}` }
    const row = found.get(mark)
    if (row !== undefined) {
      checkColumns(findings, where, { mark, row, known })
      continue
    }
    const other = extra.findIndex(({ sort }) => sort === mark.sort)
    const [wrong] = other < 0 ? [] : extra.splice(other, 1)
    const column = wrong === undefined ? 'row' : 'mark'
    note(findings, { ...where, column, expected: textOf(mark), found: rowText(wrong) })
  }
  for (const row of extra) {
    const where = { table: 'batch_mark', key: `batch ${shown}, ${row.sort}`, column: 'row' }
    note(findings, { ...where, expected: nothing, found: rowText(row) })
  }
}

/** The row of a mark, which an earlier version may have written by its own skeleton. */
function pairOf(mark: Mark, { state, marks }: Known): readonly (readonly [Mark, CheckedMark])[] {
  const { text, within, sort } = mark
  const now = marks.find(
    (row) => row.sort === sort && row.digest === sha256Hex(text) && row.within === within,
  )
  if (now !== undefined) return [[mark, now]]
  const former = formerTextsOf(state)
  const before = marks.find(
    (row) =>
      row.sort === sort &&
      former.texts.some((one) => row.digest === sha256Hex(one)) &&
      (sort !== 'unit' || row.within === former.model),
  )
  return before === undefined ? [] : [[mark, before]]
}

function formerTextsOf({ code, stream, context }: BatchState) {
  const named = (name: string) => formerSkeletonOf(textIn(context, name) ?? '')
  return {
    model: named('model'),
    texts: [
      `code ${formerSkeletonOf(code)}`,
      `unit ${stream} ${named('serial')}`,
      `passport ${named('passportId')}`,
      `passport ${named('predecessorPassportId')}`,
    ],
  }
}

/** Of a mark that is there: whose it is, of which world, and whether it stands alone. */
function checkColumns(
  findings: Findings,
  where: { readonly table: string; readonly key: string },
  { mark, row, known }: { readonly mark: Mark; readonly row: CheckedMark; readonly known: Known },
): void {
  const { text, reach } = mark
  if (row.digest !== sha256Hex(text)) {
    const found: Told = { says: 'check_mark_former' }
    doubt(findings, { ...where, column: 'mark', expected: textOf(mark), found })
  }
  const own = String(known.batchKey)
  // Whoever stands alone has 0; a pair that was meant, what is shared and what left whole have their own key.
  const isFree = reach === 'shared' || known.state.state === handedOverState
  compareColumns(findings, where, {
    expected: {
      organisation_key: { says: 'check_of_the_batch' },
      constructed: reach === 'everywhere' ? row.world : 'none',
      apart: isFree || row.apart !== '0' ? own : '0',
    },
    found: {
      organisation_key: { says: row.isOwn ? 'check_of_the_batch' : 'check_of_another' },
      constructed: row.constructed,
      apart: row.apart,
    },
  })
}

function textOf({ text, within }: Mark): string {
  return within === '' ? text : `${text} within ${within}`
}

function rowText(row: CheckedMark | undefined): Told {
  if (row === undefined) return nothing
  return row.within === '' ? row.digest : `${row.digest} within ${row.within}`
}
