import type {
  ImportResult,
  Outcomes,
  RowFault,
} from '../../../web/pages/workplace/imports/import-page.ts'
import type { AnsweredRow } from '../../capture/files/write-answers.ts'

/** Faults that a page names: more than anybody mends before sending the sheet again. */
const mostFaults = 500

/** Rows that were answered together. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly recorded: number
}

/** Counts the rows of a sheet as they are answered, and keeps what a page says of them: the first faults, and codes of what came of it. */
export function tallyRows() {
  const outcomes = { accepted: 0, duplicate: 0, proposed: 0, refused: 0 }
  const faults: RowFault[] = []
  const made = new Set<string>()
  let pieces: Piece[] = []
  let left = 0

  function hear(rows: readonly AnsweredRow[]): void {
    let recorded = 0
    for (const { row, receipt, scan } of rows) {
      outcomes[receipt.status] += 1
      if (receipt.status === 'accepted') {
        recorded += 1
        for (const code of outputsIn(scan)) made.add(code)
      }
      if (receipt.status !== 'refused') continue
      if (faults.length >= mostFaults) left += 1
      else
        for (const { pointer, message } of receipt.faults)
          faults.push({ row, column: pointer, text: message })
    }
    const from = rows[0]?.row ?? 0
    pieces.push({ from, to: rows.at(-1)?.row ?? from, recorded })
  }

  /** What was answered since it was asked last. */
  function takePieces(): readonly Piece[] {
    const taken = pieces
    pieces = []
    return taken
  }

  function result(): Omit<ImportResult, 'isWhole'> {
    return { outcomes: outcomes satisfies Outcomes, faults, left, made: [...made] }
  }

  return { hear, takePieces, result }
}

/** Codes of what a scan that was taken makes. */
function outputsIn(scan: object = {}): readonly string[] {
  const { outputs = [] } = scan as { readonly outputs?: readonly { readonly batch?: string }[] }
  return outputs.flatMap(({ batch }) => batch ?? [])
}
