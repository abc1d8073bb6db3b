import { readHarmless } from '../../../domain/csv.ts'
import { matchWord } from '../../../domain/match-word.ts'
import { type Fault, faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { refusalReasons } from '../../../workflows/hand-over.ts'
import { troubleOfText } from '../../capture/files/cell-troubles.ts'
import { quoted } from '../../capture/files/read-cell.ts'
import type { Sheet, SheetRow } from '../../capture/files/sheet.ts'
import { type ReadColumn, readHeader, type SheetHeader } from './sheet-columns.ts'

/** One row as it was given, and the decision on a line that it says or the faults in it, by column. */
export interface SheetLine {
  /** Number of its line, as a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly cells: readonly string[]
  readonly handOver: string
  /** Whether nothing was filled in. */
  readonly isEmpty: boolean
  readonly line: number
  readonly decision: Readonly<Record<string, string | number>> & { readonly line: number }
  readonly faults: readonly Fault[]
}

/** Most rows of one sheet: those of one hand-over are decided together, so all of them are held at once. */
const mostRows = 20_000

/** Reads a filled-in sheet. Throws a RefusedError when it is none. */
export async function readSheet(
  sheet: Sheet,
): Promise<{ names: readonly string[]; lines: readonly SheetLine[] }> {
  const columns = readHeader(sheet)
  const lines: SheetLine[] = []
  for await (const row of sheet.rows) {
    lines.push(lineOf(columns, row))
    if (lines.length <= mostRows) continue
    const says = ['sheet_rows_too_many', { most: mostRows }] as const
    throw new RefusedError(refuse('too_large', '', says))
  }
  return { names: columns.names, lines }
}

function lineOf({ at, kept }: SheetHeader, row: SheetRow): SheetLine {
  const { cells, fault, isHidden, doubt } = row
  const faults: Fault[] = fault === undefined ? [] : [fault]
  const unread = unreadIn(at, row)
  const text = (name: ReadColumn) => readHarmless(cells[at.get(name) ?? -1] ?? '').trim()
  const whole = (name: ReadColumn): number | undefined => {
    const given = text(name)
    if (given === '' || /^\d{1,16}$/.test(given)) return given === '' ? undefined : Number(given)
    faults.push(faultOf(name, 'sheet_grams_unreadable', { given: quoted(given) }))
    return undefined
  }
  const [accepted, refused] = [whole('accepted_grams'), whole('refused_grams')]
  const reason = reasonIn(text('reason'), faults)
  const [note, code] = [text('note').normalize('NFC'), text('code')]
  const isEmpty = filled.every((name) => text(name) === '')
  if (!isEmpty && isHidden === true) faults.push(faultOf('', 'row_hidden'))
  if (!isEmpty && doubt !== undefined) faults.push(doubt)
  if (!isEmpty && accepted === undefined && refused === undefined && faults.length === 0) {
    faults.push(faultOf('accepted_grams', 'sheet_grams_missing'))
  }
  const line = /^\d{1,5}$/.test(text('line')) ? Number(text('line')) : 0
  if (line === 0 || text('hand_over') === '') {
    faults.push(faultOf(line === 0 ? 'line' : 'hand_over', 'sheet_line_unknown'))
  }
  return {
    row: row.row,
    cells: kept.map((index) => cells[index] ?? ''),
    handOver: text('hand_over').toLowerCase(),
    isEmpty,
    line,
    faults: [
      ...unread,
      ...faults.filter(({ pointer }) => unread.every((one) => one.pointer !== pointer)),
    ],
    decision: {
      line,
      acceptedGrams: accepted ?? 0,
      refusedGrams: refused ?? 0,
      ...(reason === undefined ? {} : { reason }),
      ...(note === '' ? {} : { note }),
      ...(code === '' ? {} : { code }),
    },
  }
}

const filled = ['accepted_grams', 'refused_grams', 'reason', 'note', 'code'] as const

/** Cells that cannot be taken as they stand, of the columns that are read back. */
function unreadIn(at: SheetHeader['at'], { cells, troubles }: SheetRow): readonly Fault[] {
  return [...at].flatMap(([name, index]) => {
    const trouble = troubles?.get(index) ?? troubleOfText(cells[index] ?? '')
    return trouble === undefined ? [] : [faultOf(name, trouble.says, trouble.values)]
  })
}

function reasonIn(text: string, faults: Fault[]): string | undefined {
  if (text === '') return undefined
  const reason = matchWord(refusalReasons, text)
  if (reason === undefined) {
    const values = { given: quoted(text), allowed: Object.keys(refusalReasons) }
    faults.push(faultOf('reason', 'sheet_reason_unreadable', values))
  }
  return reason
}
