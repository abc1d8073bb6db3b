import { expect, it } from 'vitest'
import { heldAfter, heldBy, nothingHeld, withHeld } from '../../../workflows/form/held.ts'
import { isByForm, stageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const streams = [...(await loadStreams()).values()]
const forms = streams.flatMap((stream) =>
  Object.values(stream.allStages)
    .filter(isByForm)
    .map((stage) => stageForm(stream, stage)),
)
const tested = formOf('tested')

const answers: Typed = new Map([
  ['/facts/bench', ['B-1']],
  ['/facts/calibrationDue', ['2027-01-31']],
  ['/facts/cRate', ['0.5']],
  ['/facts/testAmbientCelsius', ['25']],
  ['/facts/capacityAmpereHours', ['51']],
])

it('offers bench and method again, and no reading', () => {
  const { typed, offered } = withHeld(new Map(), tested, heldAfter(nothingHeld, tested, answers))
  expect(typed).toEqual(
    new Map([
      ['/facts/bench', ['B-1']],
      ['/facts/cRate', ['0.5']],
      ['/facts/calibrationDue', ['2027-01-31']],
    ]),
  )
  expect(offered).toEqual(new Set(typed.keys()))
})

it('brings with another bench what belongs to it, and nothing of the first', () => {
  const one = heldAfter(nothingHeld, tested, answers)
  const other = new Map([
    ...answers,
    ['/facts/bench', ['B-2']] as const,
    ['/facts/calibrationDue', ['2026-12-01']] as const,
  ])
  const both = heldAfter(one, tested, other)
  const due = (answer: string) =>
    heldBy(both, tested, { name: 'bench', answer }).get('/facts/calibrationDue')
  expect([due('B-1'), due('B-2'), due('B-3'), due('constructor')]).toEqual([
    ['2027-01-31'],
    ['2026-12-01'],
    [''],
    [''],
  ])
})

it('writes over nothing that stands already, forgets what was left empty, and what is no choice any more', () => {
  const held = heldAfter(nothingHeld, tested, answers)
  const there = withHeld(new Map([['/facts/bench', ['']]]), tested, held)
  expect(there.typed.get('/facts/bench')).toEqual([''])
  expect(heldAfter(held, tested, new Map()).answers).toEqual({})
  const sorted = formOf('sorted')
  const gone = { answers: { sortingMethod: ['by_nose'] }, of: {} }
  expect(withHeld(new Map(), sorted, gone).typed.get('/facts/sortingMethod')).toEqual([])
})

it('keeps what is read back from the device', () => {
  const held = heldAfter(nothingHeld, tested, answers)
  expect(JSON.parse(JSON.stringify(held))).toEqual(held)
})

it('never holds a sign, a mass, a person or what hangs on no question of the form', () => {
  const odd = forms.flatMap(({ stage, questions, outputs }) =>
    [...questions, ...(outputs?.questions ?? [])].flatMap((question) => {
      const { name, holds, nothingWrong, unit, namesRecorder } = question
      if (typeof holds === 'object' && questions.every((one) => one.name !== holds.with))
        return [`${stage}.${name}: hangs on nothing`]
      const isOffered = holds === 'place' || typeof holds === 'object'
      const isForbidden = nothingWrong !== undefined || unit === 'g' || namesRecorder === true
      return isOffered && isForbidden ? [`${stage}.${name}`] : []
    }),
  )
  expect(odd).toEqual([])
})

it('offers no reading of triage, of isolation, of quarantine or of a test again', () => {
  const offered = ['triaged', 'isolated', 'quarantined', 'tested', 'final_tested'].flatMap(
    (stage) =>
      formOf(stage)
        .questions.filter(({ holds }) => holds === 'place' || typeof holds === 'object')
        .map(({ name }) => `${stage}.${name}`),
  )
  expect(offered).toEqual([
    'quarantined.quarantinePlace',
    'tested.bench',
    'tested.calibrationDue',
    'tested.cRate',
    'tested.upperCutOffVolts',
    'tested.lowerCutOffVolts',
    'tested.endOfChargeCRate',
    'tested.dcirPulseSeconds',
    'tested.dcirCRate',
    'tested.dcirStateOfChargePercent',
    'tested.restMinutes',
  ])
})

function formOf(name: string) {
  const form = forms.find(({ stage }) => stage === name)
  if (form === undefined) throw new RangeError(`No form for ${name}`)
  return form
}
