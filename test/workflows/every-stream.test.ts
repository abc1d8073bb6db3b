import { describe, expect, it } from 'vitest'
import type { Field } from '../../domain/field.ts'
import { imbalanceOf } from '../../domain/mass.ts'
import { parseFacts } from '../../domain/parse-facts.ts'
import { languages, type Words } from '../../domain/words.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import { guardNames } from '../../workflows/mermaid.ts'
import { fieldsOfStage } from '../../workflows/parts-of-stage.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { openBooks, walk } from '../harness/books.ts'
import { bizSteps, dispositions } from '../harness/cbv.ts'

const streams = [...(await loadStreams()).values()]

const allFields = ({ allStages }: LoadedStream) => Object.values(allStages).flatMap(fieldsOfStage)

/** What must be the same wherever a fact of this name stands, in whichever stream. */
const meaningOf = ({ type, unit, audience, carried, personal }: Field) =>
  JSON.stringify([type, unit, audience, carried, personal])

const faultsInWords = (label: Words) =>
  languages.flatMap((language) => {
    if (label[language].trim() === '') return [`${label.en}: no ${language}`]
    const copied = language !== 'en' && label[language] === label.en
    return copied ? [`${label.en}: ${language} is the English`] : []
  })

it('finds the streams by their folders', () => {
  expect(streams.map(({ name }) => name)).toEqual(['battery', 'textile'])
})

it('means by a name what every other stream means by it', () => {
  const meanings = new Map<string, string>()
  for (const field of streams.flatMap(allFields)) {
    const meaning = meaningOf(field)
    expect([field.name, meanings.get(field.name) ?? meaning]).toEqual([field.name, meaning])
    meanings.set(field.name, meaning)
  }
})

describe.each(streams.map((stream) => [stream.name, stream] as const))('stream %s', (_, stream) => {
  const stages = Object.values(stream.stages)
  const every = Object.values(stream.allStages)
  const fields = allFields(stream)

  it('says every stage, state, kind, field, choice and loss in three languages', () => {
    const labels = [
      stream.label,
      ...every.flatMap(({ label, losses }) => [label, ...Object.values(losses ?? {})]),
      ...Object.values(stream.states),
      ...Object.values(stream.guards),
      ...Object.values(stream.kinds).map(({ label }) => label),
      ...[...fields, ...stream.custody.papers].flatMap(({ label, choices }) => [
        label,
        ...Object.values(choices ?? {}),
      ]),
      ...Object.values(stream.custody.dangers ?? {}),
      ...Object.values(stream.arrangements ?? {}).flatMap(({ label, fields: chosen }) => [
        label,
        ...chosen.map((field) => field.label),
      ]),
    ]
    expect(labels.flatMap(faultsInWords)).toEqual([])
  })

  it('gives its reasons as choices, which have words in every language, and writes no sentences', () => {
    const written = every.flatMap(({ decided = [] }) =>
      decided.filter(({ name, type }) => /Reasons$/.test(name) && type === 'list'),
    )
    expect(written).toEqual([])
  })

  it('says of every stage what is to be done, in other words than what was done', () => {
    const missing = every.filter(({ action }) => action === undefined)
    expect(missing.map(({ name }) => name)).toEqual([])
    expect(every.flatMap(({ action, label }) => faultsInWords(action ?? label))).toEqual([])
    // English has one form for "put"; Chinese marks what was done.
    const same = every.filter(({ action, label }) => action?.['zh-Hant'] === label['zh-Hant'])
    expect(same.map(({ name }) => name)).toEqual([])
    const past = every.filter(({ action }) =>
      languages.some((language) => /^已/.test(action?.[language] ?? '')),
    )
    expect(past.map(({ name }) => name)).toEqual([])
  })

  it('asks for each stage by a request of its own, under the name in the table', () => {
    const requests = every.map(({ request }) => request)
    expect(new Set(requests).size).toBe(requests.length)
    const names = [...requests, ...Object.keys(stream.allStages)]
    expect(names.filter((name) => !/^[a-z_]+$/.test(name))).toEqual([])
    expect(every.map(({ name }) => name)).toEqual(Object.keys(stream.allStages))
  })

  it('calls one thing by one name', () => {
    const labels = new Map<string, string>()
    for (const { name, label } of stages.flatMap(fieldsOfStage)) {
      expect([name, labels.get(name) ?? label.en]).toEqual([name, label.en])
      labels.set(name, label.en)
    }
  })

  it('gives every request of the machine a stage and every stage a place in the machine', () => {
    const asked = Object.values(stream.machine.states).flatMap(({ transitions }) =>
      [...transitions.values()].flat().map(({ eventType }) => eventType),
    )
    expect(new Set(stages.map(({ request }) => request))).toEqual(new Set(asked))
  })

  it('has words for every state and guard of the machine, and none to spare', () => {
    expect(Object.keys(stream.states).sort()).toEqual(Object.keys(stream.machine.states).sort())
    const guards = Object.values(stream.machine.states).flatMap(({ transitions }) =>
      [...transitions.values()].flat().flatMap(({ guard }) => guardNames(guard)),
    )
    expect(new Set(Object.keys(stream.guards))).toEqual(new Set(guards))
  })

  it('gives every numeric field a unit, and a source to every bound and all that a person enters', () => {
    const numeric = fields.filter(({ type }) => ['whole', 'decimal'].includes(type))
    expect(numeric.filter(({ unit }) => unit === undefined)).toEqual([])
    const bounds = ['least', 'most', 'above', 'warnAbove', 'warnBelow'] as const
    const bounded = fields.filter((field) => bounds.some((one) => field[one] !== undefined))
    const entered = stages.flatMap((stage) => [...stage.fields, ...(stage.outputFields ?? [])])
    const sourceless = [...bounded, ...entered].filter(({ source }) => source === undefined)
    expect(sourceless.map(({ name }) => name)).toEqual([])
  })

  it('keeps what names a person for its holder, and carries none of it on', () => {
    const personal = fields.filter((field) => field.personal === true)
    expect(personal.filter(({ carried }) => carried)).toEqual([])
    // A photo is of goods: somebody may stand in it by chance, so that it is sealed and erased by itself.
    const naming = personal.filter(({ files }) => files === undefined)
    expect(naming.filter(({ audience }) => audience !== 'holder')).toEqual([])
  })

  it('is exported in words of CBV 2.0', () => {
    for (const { name, epcis, mass } of every) {
      const { bizStep, disposition, type, action } = epcis
      expect([name, bizSteps.includes(bizStep)]).toEqual([name, true])
      const known = disposition === undefined || dispositions.includes(disposition)
      expect([name, known]).toEqual([name, true])
      expect([name, action === undefined]).toEqual([name, type === 'TransformationEvent'])
      if (type === 'TransformationEvent') expect(mass).toBe('transformed')
    }
  })

  it('names the reasons of a loss and a tolerance wherever mass is transformed', () => {
    const transforming = stages.filter(({ mass }) => mass === 'transformed')
    expect(transforming.length).toBeGreaterThan(0)
    for (const { losses = {}, lossBounds = {}, toleranceBasisPoints } of transforming) {
      expect(Object.keys(losses).length).toBeGreaterThan(0)
      expect(toleranceBasisPoints?.source.text).toBeTruthy()
      // A loss without a bound would hide any mass.
      expect(Object.keys(lossBounds).sort()).toEqual(Object.keys(losses).sort())
      for (const { mostBasisPoints, recordAboveBasisPoints = 100, source } of Object.values(
        lossBounds,
      )) {
        expect(mostBasisPoints).toBeLessThan(10_000)
        expect(recordAboveBasisPoints).toBeLessThanOrEqual(mostBasisPoints)
        expect(source.text).toBeTruthy()
      }
    }
  })

  it('names only what is there: kinds, fields, stages and states', () => {
    const strays = every.flatMap((stage) => {
      const own = new Set(fieldsOfStage(stage).map(({ name }) => name))
      const kinds = [...(stage.batches?.kinds ?? []), ...(stage.outputs?.kinds ?? [])]
      const facts = [
        ...(stage.signatures ?? []),
        ...(stage.by !== 'hand_over' ? (stage.gapSignatures ?? []) : []),
        ...(typeof stage.gapNote === 'string' ? [stage.gapNote] : []),
        ...(stage.assayRecord === undefined ? [] : [stage.assayRecord]),
      ]
      const ends = stage.endedBy === undefined ? [] : [stage.endedBy]
      return [
        ...kinds.filter((kind) => stream.kinds[kind] === undefined),
        ...facts.filter((name) => !own.has(name)),
        ...(stage.inherits ?? []).filter((name) => !stream.carried.has(name)),
        ...ends.filter((name) => stream.stages[name] === undefined),
      ].map((name) => `${stage.name}: ${name}`)
    })
    expect(strays).toEqual([])
    expect(stream.carried.has(stream.materialField)).toBe(true)
    for (const { state } of Object.values(stream.arrangements ?? {}))
      expect(stream.states[state]).toBeDefined()
  })

  it('says of every stage by which goods leave that they do, so that recalls are asked', () => {
    const silent = stages.filter(
      ({ mass, leaves }) => mass === 'dispatched' && leaves === undefined,
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  it('takes over batches only at stages and from states that exist', () => {
    for (const [name, { from, proves }] of Object.entries(stream.adoptable)) {
      expect(stream.stages[name]).toBeDefined()
      expect(stream.machine.states[from]).toBeDefined()
      expect(proves.filter((stage) => stream.stages[stage] === undefined)).toEqual([])
    }
  })

  it('has examples that give exactly the facts that their stages ask for', () => {
    const read = stream.examples.flatMap(({ stage: name, facts = {}, outputs = [] }) => {
      const { fields: own = [], outputFields = [] } = stream.stages[name] ?? {}
      return [
        parseFacts(own, facts, name),
        ...outputs.map((one) => parseFacts(outputFields, one.facts ?? {}, one.batch)),
      ]
    })
    expect(read.length).toBeGreaterThan(10)
    expect(read.flatMap(({ faults, missing }) => [...faults, ...missing])).toEqual([])
  })

  it('walks its examples from end to end, and every dimension of the ledger sums to zero', () => {
    const books = openBooks(stream)
    const events = walk(books, stream)
    expect(events.length).toBe(stream.examples.length)
    expect(imbalanceOf(books.postings)).toEqual(new Map())
  })
})
