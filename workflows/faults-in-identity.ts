import type { BatchState, Scan } from '../domain/event.ts'
import { textIn, textsIn } from '../domain/fact-values.ts'
import type { Facts } from '../domain/field.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { handedOverState } from '../domain/replay-chain.ts'
import type { Known } from './known.ts'
import { codeMark, type Mark, passportMark, unitMark } from './marks.ts'
import type { Stage } from './stream.ts'

/** An output as it is about to be made. */
interface Coming {
  readonly code: string
  readonly pointer: string
  readonly looks: Mark
  readonly unit: Mark | undefined
  readonly facts: Facts
}

/**
 * Outputs that look like a batch that is there, or like one another: each is refused by the name of the other, unless it says that
 * it is not that batch, and why.
 */
export function faultsInIdentity(
  stage: Stage,
  scan: Scan,
  outputFacts: readonly Facts[],
  known: Pick<Known, 'alike'>,
): readonly Fault[] {
  const { alike = () => [] } = known
  const coming = scan.outputs.map(({ batch: code }, index): Coming => {
    const facts = outputFacts[index] ?? {}
    return {
      code,
      pointer: `/outputs/${index}`,
      looks: codeMark(code),
      unit: unitMark(scan.stream, facts),
      facts,
    }
  })
  return coming.flatMap((one, index) => {
    const others = coming.slice(0, index)
    const byCode = [
      ...alike(one.looks).map(({ code }) => code),
      ...others.filter(({ looks }) => looks.text === one.looks.text).map(({ code }) => code),
    ].filter((code) => code !== one.code)
    const bearers = one.unit === undefined ? [] : alike(one.unit).filter(isOther(stage, scan))
    const byUnit = [
      ...bearers,
      ...others
        .filter(({ unit }) => isSame(unit, one.unit))
        .map(({ code }) => ({ code, state: '' })),
    ]
    return faultsIn(one, byCode, byUnit)
  })
}

type Bearer = Pick<BatchState, 'code' | 'state'>

function faultsIn(
  { code: batch, pointer, facts }: Coming,
  byCode: readonly string[],
  byUnit: readonly Bearer[],
): readonly Fault[] {
  const said = new Set(textsIn(facts, 'distinctFrom'))
  const found = new Set([...byCode, ...byUnit.map(({ code }) => code)])
  const faults = byCode
    .filter((code) => !said.has(code))
    .map((other) => faultOf(`${pointer}/batch`, 'code_alike', { batch, other }))
  const { serial = '' } = facts
  for (const { code: other, state } of byUnit) {
    if (said.has(other)) continue
    const says = sayingOf(state)
    faults.push(
      faultOf(`${pointer}/facts/serial`, says, { batch, serial: String(serial), other, state }),
    )
  }
  for (const other of said) {
    if (found.has(other)) continue
    faults.push(faultOf(`${pointer}/facts/distinctFrom`, 'distinct_from_none', { batch, other }))
  }
  if (said.size > 0 && facts.distinctReason === undefined) {
    faults.push(faultOf(`${pointer}/facts/distinctReason`, 'distinct_reason_missing', { batch }))
  }
  return faults
}

function sayingOf(state: string) {
  if (state === '') return 'serial_twice'
  return state === handedOverState ? 'serial_handed_over' : 'serial_known'
}

/**
 * Whether whoever bears the serial number is another unit. A unit that is made into one product lives on in it; a unit that was
 * handed over whole and comes back by a hand-over is the same, whose chain goes on.
 */
function isOther(stage: Stage, { batches }: Scan): (bearer: BatchState) => boolean {
  const consumed = new Set(batches.map(({ batch }) => batch))
  const isMadeInto = stage.mass === 'transformed' && stage.outputs?.most === 1
  return ({ code, state }) => {
    if (stage.mass === 'taken_over' && state === handedOverState) return false
    return !(isMadeInto && consumed.has(code))
  }
}

function isSame(one: Mark | undefined, other: Mark | undefined): boolean {
  return one !== undefined && one.text === other?.text && one.within === other.within
}

/** How many batches are named that had a passport: an original's may have hundreds of parts. */
const mostNamed = 3

/** Whether the identifier of a passport that is to be issued is another one's: of an original, or of what somebody else issued. */
export function faultsInPassport(
  facts: Facts,
  { alike = () => [], isIssuedElsewhere = () => false }: Pick<Known, 'alike' | 'isIssuedElsewhere'>,
): readonly Fault[] {
  const id = textIn(facts, 'passportId')
  if (id === undefined) return []
  const pointer = '/facts/passportId'
  const mark = passportMark(id)
  const others = alike(mark).map(({ code }) => code)
  const faults: Fault[] = []
  if (others.length > 0) {
    const values = { passport: id, others: others.slice(0, mostNamed) }
    faults.push(faultOf(pointer, 'passport_id_taken', values))
  }
  if (isIssuedElsewhere(mark))
    faults.push(faultOf(pointer, 'passport_id_elsewhere', { passport: id }))
  const originals = textsIn(facts, 'predecessors')
  if (originals.some((one) => passportMark(one).text === mark.text)) {
    faults.push(faultOf(pointer, 'passport_id_of_original', { passport: id }))
  }
  return faults
}
