import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { faultsIn, warningsTo } from '../../domain/faults-in.ts'
import { missingFault, parseFacts } from '../../domain/parse-facts.ts'
import { parseScan } from '../../domain/parse-scan.ts'
import { type FaultName, phrases } from '../../domain/phrases.ts'
import { type Fault, faultOf, isRefusal } from '../../domain/refusal.ts'
import { roles } from '../../domain/role.ts'
import { saidIn } from '../../domain/said-in.ts'
import { type ShownNames, shownIn } from '../../domain/shown-names.ts'
import { warningOf } from '../../domain/warning.ts'
import { type Language, languages } from '../../domain/words.ts'
import { writtenPlaces } from '../../domain/written-places.ts'
import { custodyNames } from '../../workflows/custody-names.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { readFacts } from '../../workflows/read-facts.ts'
import { namesOf, namesOfAll } from '../../workflows/shown-names.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

const streams = await loadStreams()
const everything = namesOfAll(streams)

/** Places of phrases that hold what somebody wrote, and no name of the code; and those of roles, of which there are few. */
const noNames = [...writtenPlaces, 'field', 'fields', 'name', 'role', 'roles']

/** Whatever names of fields no sentence for people may hold. */
const fieldNames = Object.keys(everything.fields ?? {}).filter((name) => /[a-z][A-Z]|_/.test(name))

/** Names with an underscore, which no Chinese sentence has of its own. Versions, such as of a palette, are their own labels. */
const codeNames = [everything.names, everything.stages, custodyNames]
  .flatMap((table = {}) => Object.keys(table))
  .filter((name) => name.includes('_') && !/[.@]/.test(name))

/** What a phrase says to people when every place that may name something names everything there is. */
function filled(says: FaultName, language: Language): string {
  const places = [...phrases[says].en.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place)
  const values = Object.fromEntries(
    places.map((place) => [place, noNames.includes(place) ? '' : codeNames]),
  )
  return saidIn(faultOf('', says, values), everything)[language]
}

/** Every way in which the answer to a question of a stage can be wrong, as its rules say it. */
function* wrongAnswers(stream: LoadedStream, stage: Stage): Generator<Fault> {
  const lists = [
    [stage.fields, '/facts'],
    [stage.outputFields ?? [], '/outputs/0/facts'],
  ] as const
  for (const [fields, pointer] of lists) {
    const wrong = fields.map(({ name }) => [name, { strange: {} }] as const)
    yield* parseFacts(fields, { ...Object.fromEntries(wrong), strange: 1 }, pointer).faults
    for (const field of fields) yield missingFault(field, pointer)
    for (const { name, parts } of fields) {
      if (parts === undefined) continue
      yield* parseFacts(fields, { [name]: [{ strange: 1 }] }, pointer).faults
    }
  }
  for (const example of stream.examples.filter((one) => one.stage === stage.name)) {
    const { afterMinutes: _, ...said } = example
    const scan = parseScan({ id: randomUUID(), stream: stream.name, facility: 'A', ...said })
    if (isRefusal(scan)) throw new RangeError(JSON.stringify(scan))
    const { faults } = readFacts(stream, stage, { ...scan, facts: {}, outputs: [] })
    yield* faults
  }
}

describe('what people are told', () => {
  it('has no name of the code for a stage, a state, a kind, a choice or a step of custody, in any phrase', () => {
    expect(codeNames.length).toBeGreaterThan(100)
    const bare = languages.flatMap((language) =>
      (Object.keys(phrases) as FaultName[]).flatMap((says) => {
        const said = new Set(filled(says, language).match(/\w+/g))
        return codeNames.filter((name) => said.has(name)).map((name) => `${says}: ${name}`)
      }),
    )
    expect(bare).toEqual([])
  })

  it('has the label of a field and of a role where a phrase names one', () => {
    const bare = languages.flatMap((language) => {
      const shown = shownIn(language, everything)
      const fields = Object.keys(everything.fields ?? {})
      return [
        ...fields.filter((name) => shown(name, 'field', 'field_missing') === name),
        ...fields.filter((name) => shown(name, 'name', 'value_missing') === name),
        ...roles.filter((role) => shown(role, 'role', 'role_lacks_right') === role),
      ]
    })
    // A name that its label is too: pH, tex.
    expect(bare.filter((name) => /[a-z][A-Z]|_/.test(name))).toEqual([])
  })

  it('calls a question by its label, in every phrase that names one and wherever an answer is wrong', () => {
    // A certificate has fields of its own, which are no questions of a stage.
    const ofFields = (Object.keys(phrases) as FaultName[]).filter(
      (says) => says !== 'certificate_changed' && /\{(field|fields|name)\}/.test(phrases[says].en),
    )
    const named = ofFields.map((says) =>
      faultOf('', says, { field: fieldNames, fields: fieldNames, name: fieldNames }),
    )
    const bare = new Set<string>()
    const check = (fault: Fault, names: ShownNames) => {
      const said = saidIn(fault, names)
      for (const language of languages) {
        for (const word of said[language].match(/\w+/g) ?? [])
          if (fieldNames.includes(word)) bare.add(`${fault.says} ${word}`)
      }
    }
    for (const fault of named) check(fault, everything)
    let tried = 0
    for (const stream of streams.values()) {
      for (const stage of Object.values(stream.allStages)) {
        for (const fault of wrongAnswers(stream, stage)) {
          check(fault, namesOf(stream, stage))
          tried += 1
        }
      }
    }
    expect([...bare]).toEqual([])
    const changed = faultOf('', 'certificate_changed', { field: 'validFrom' })
    expect(saidIn(changed, everything).en).toContain('first day is')
    expect([named.length > 15, tried > 500]).toEqual([true, true])
  })

  it('keeps to programs the names that they have to send, and warns everybody in words', () => {
    const battery = streams.get('battery')
    if (battery === undefined) throw new Error('No stream')
    const names = namesOf(battery)
    const fault = faultOf('/facts/triageClass', 'field_missing', {
      field: 'triageClass',
      right: { says: 'right_choice', values: { choices: ['green', 'red'] } },
    })
    expect(faultsIn([fault], 'en', names)[0]?.message).toBe(
      '“triageClass” is missing: expected one of green, red',
    )
    expect(saidIn(fault, names).en).toBe(
      '“Triage class” is missing: expected one of Green: conforms, Red: may react or burn',
    )
    const warning = warningOf('unlikely_above', {
      field: 'testAmbientCelsius',
      found: 90,
      limit: 60,
    })
    expect(warningsTo('en', [warning], names)).toEqual([
      'Ambient temperature: 90 is unusually high (above 60)',
    ])
  })

  it('keeps what somebody wrote, though a stage is called so', () => {
    const [said] = faultsIn(
      [faultOf('/batch', 'batch_used_up', { batch: 'weighed', state: 'graded' })],
      'zh-Hant',
      everything,
    )
    expect(said?.message).toContain('「weighed」')
    expect(said?.message).not.toContain('graded')
    expect(said?.values).toEqual({ batch: 'weighed', state: 'graded' })
  })

  it.each([
    '2026-13-01T00:00:00Z',
    '2026-02-31T10:00:00Z',
    '2026-01-01T25:00:00Z',
    '9999-99-99T99:99:99.9Z',
  ])('keeps %s as it was written, which is no moment', (written) => {
    for (const language of languages) {
      expect(shownIn(language, {})(written, 'name', 'right_choice')).toBe(written)
      expect(shownIn(language, {})('2026-02-28T10:00:00Z', 'time', 'right_choice')).toMatch(/UTC$/)
    }
  })

  it('speaks in the words of the stream, of hand-overs where it speaks of them, and in both where neither is known', () => {
    const [battery, textile] = ['battery', 'textile'].map((name) => streams.get(name))
    if (battery === undefined || textile === undefined) throw new Error('No streams')
    const called = (names: ShownNames, one: FaultName) =>
      shownIn('zh-Hant', names)('received', 'state', one)
    expect(called(namesOf(battery), 'batch_used_up')).toBe('已到回收商')
    expect(called(namesOf(textile), 'batch_used_up')).toBe('已接收')
    expect(called(everything, 'step_not_open')).toBe(custodyNames.received?.['zh-Hant'])
    expect(called(everything, 'batch_used_up')).toBe('已到回收商／已接收')
  })

  it('calls a choice by the words of the field that it answers', () => {
    const battery = streams.get('battery')
    const fields = Object.values(battery?.allStages ?? {}).flatMap(({ fields }) => fields)
    const twice = fields.flatMap(({ name, choices = {} }) =>
      Object.entries(choices).map(([choice, label]) => ({ name, choice, label })),
    )
    const [one, other] =
      twice.flatMap((first) =>
        twice
          .filter(
            (second) =>
              second.choice === first.choice &&
              second.label['zh-Hant'] !== first.label['zh-Hant'] &&
              second.name !== first.name,
          )
          .map((second) => [first, second] as const),
      )[0] ?? []
    if (battery === undefined || one === undefined || other === undefined)
      throw new Error('No choice twice')
    for (const { name, choice, label } of [one, other]) {
      const shown = shownIn('zh-Hant', namesOf(battery), `/facts/${name}`)
      expect(shown(choice, 'choices', 'right_choice')).toBe(label['zh-Hant'])
    }
  })
})
