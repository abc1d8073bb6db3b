import { sumOf } from '../../../domain/sum.ts'
import { type CheckedCredit, readCheckedCredits } from '../../store/check/checked-credits.ts'
import type { Database } from '../../store/database.ts'
import { type Findings, note, type Told } from './findings.ts'

const together = 500

/**
 * Compares what every credit says that it rests on, batch by batch, with the books: no more than its process took of a batch,
 * all credits of the process together; their sum is what it counts; and what it carries on was drawn.
 */
export async function checkCredits(db: Database, findings: Findings): Promise<void> {
  let after = 0
  for (;;) {
    const credits = await readCheckedCredits(db, { after, most: together })
    for (const credit of credits) {
      checkInputs(findings, credit)
      checkDraws(findings, credit)
    }
    const last = credits.at(-1)
    if (credits.length < together || last === undefined) return
    after = last.creditKey
  }
}

function checkInputs(findings: Findings, credit: CheckedCredit): void {
  const { id, inputs, recycledInputGrams, mainRecycledGrams, taken, countedBeside } = credit
  for (const [batchId, named] of Map.groupBy(inputs, (input) => input.batchId)) {
    const most = taken[batchId] ?? 0
    const grams = gramsIn(named) + (countedBeside[batchId] ?? 0)
    if (grams <= most) continue
    note(findings, {
      table: 'credit',
      key: `${id}, batch "${named[0]?.batch}"`,
      column: 'inputs',
      expected: { says: 'check_process_took', values: { most } },
      found: { says: 'check_credits_together', values: { grams } },
    })
  }
  // What a by-product rests on stands with the credit of what was made.
  const rests = mainRecycledGrams ?? gramsIn(inputs)
  if (rests === recycledInputGrams) return
  const expected: Told = { says: 'check_inputs_come', values: { grams: rests } }
  const found = `${recycledInputGrams} g`
  note(findings, { table: 'credit', key: id, column: 'recycled_input_grams', expected, found })
}

function checkDraws(
  findings: Findings,
  { id, inputs, fromCredits, fromCertificates }: CheckedCredit,
) {
  const draws = { credit: fromCredits, certificate: fromCertificates }
  for (const kind of ['credit', 'certificate'] as const) {
    const drawn = draws[kind]
    const named = Map.groupBy(inputs, ({ evidence }) => evidence[kind] ?? '')
    named.delete('')
    for (const source of new Set([...named.keys(), ...Object.keys(drawn)])) {
      const said = gramsIn(named.get(source) ?? [])
      const grams = drawn[source] ?? 0
      if (said === grams) continue
      note(findings, {
        table: kind === 'credit' ? 'allocation' : 'certificate_draw',
        key: `credit ${id}, from ${kind} ${source}`,
        column: 'grams',
        expected: { says: 'check_carried', values: { grams: said } },
        found: { says: 'check_drawn', values: { grams } },
      })
    }
  }
}

function gramsIn(inputs: CheckedCredit['inputs']): number {
  return sumOf(inputs, ({ grams }) => grams)
}
