import { type Defect, type Reading, type StationState, stationStates } from '../line/reading.ts'
import { type Meter, meterUnits, type Place, type ReadingRule } from './mapping-schema.ts'
import { type Said, shown, textAt, valueAt, wholeAt } from './value-at.ts'

/** What a reading says beside when it was. */
export type ReadingValues = Omit<Reading, 'seq' | 'from' | 'to'>

/** What a payload says by a rule, member by member in one order; or why the first that cannot be read is none. */
export function readingValues(rule: ReadingRule, payload: unknown): Said<ReadingValues> {
  const { good, bad, defects, state, reason } = rule
  const members: Readonly<Record<keyof ReadingValues, Said<unknown> | undefined>> = {
    good: wholeIn(payload, good),
    bad: wholeIn(payload, bad),
    defects: defects && defectsIn(payload, defects),
    state: state && stateIn(payload, state),
    reason: reason && !isLeftOut(payload, reason) ? textAt(payload, reason.at) : undefined,
    energyWattHours: meterIn(payload, rule, 'energyWattHours'),
    waterMillilitres: meterIn(payload, rule, 'waterMillilitres'),
    dyeGrams: meterIn(payload, rule, 'dyeGrams'),
  }
  const values: [string, unknown][] = []
  for (const [name, said] of Object.entries(members)) {
    if (said !== undefined && 'says' in said) return said
    if (said !== undefined) values.push([name, said.value])
  }
  return { value: Object.fromEntries(values) }
}

function isLeftOut(payload: unknown, { at, optional }: Place): boolean {
  return optional && valueAt(payload, at) === undefined
}

function wholeIn(payload: unknown, place: Place | undefined): Said<number> | undefined {
  if (place === undefined || isLeftOut(payload, place)) return undefined
  return wholeAt(payload, place.at)
}

function meterIn(payload: unknown, rule: ReadingRule, of: Meter): Said<number> | undefined {
  const place = rule[of]
  if (place === undefined || isLeftOut(payload, place)) return undefined
  return wholeAt(payload, place.at, meterUnits[of][place.unit])
}

/** Bad pieces by class; a class of which there were none is left out, as a reading has it. */
function defectsIn(
  payload: unknown,
  classes: NonNullable<ReadingRule['defects']>,
): Said<readonly Defect[]> | undefined {
  const defects: Defect[] = []
  for (const [name, place] of Object.entries(classes)) {
    const said = wholeIn(payload, place)
    if (said !== undefined && 'says' in said) return said
    if (said !== undefined && said.value > 0) defects.push({ class: name, pieces: said.value })
  }
  return defects.length === 0 ? undefined : { value: defects }
}

/** A state in the machine's words or numbers, or in ours where the rule names none. */
function stateIn(
  payload: unknown,
  { at: pointer, words }: NonNullable<ReadingRule['state']>,
): Said<StationState> {
  const given = valueAt(payload, pointer)
  const said = typeof given === 'number' ? { value: String(given) } : textAt(payload, pointer)
  if ('says' in said) return said
  const own = words ?? Object.fromEntries(stationStates.map((state) => [state, state]))
  const state = Object.hasOwn(own, said.value) ? own[said.value] : undefined
  if (state !== undefined) return { value: state }
  const values = { pointer, given: shown(said.value), words: Object.keys(own) }
  return { says: 'unmapped_word', values }
}
