import { describe, expect, it } from 'vitest'
import type { Field } from '../../../domain/field.ts'
import { parseFacts } from '../../../domain/parse-facts.ts'
import { languages, type Words } from '../../../domain/words.ts'
import battery from '../../../workflows/battery/stream.ts'
import type { Stage } from '../../../workflows/stream.ts'
import textile from '../../../workflows/textile/stream.ts'

const stages = Object.values(textile.stages)
const fieldsOf = (stage: Stage): readonly Field[] => [
  ...stage.fields,
  ...(stage.outputFields ?? []),
  ...(stage.decided ?? []),
]
const allFields = stages.flatMap((stage) => fieldsOf(stage).map((field) => ({ stage, field })))

/** Words of CBV 2.0, as listed in GS1's published EPCIS 2.0 JSON schema, as far as a textile may need them. */
const bizSteps = [
  ...['assembling', 'collecting', 'commissioning', 'consigning', 'creating_class_instance'],
  ...['destroying', 'disassembling', 'holding', 'inspecting', 'installing', 'other', 'receiving'],
  ...['repairing', 'reserving', 'retail_selling', 'shipping', 'stocking', 'storing', 'sampling'],
]
const dispositions = [
  ...['active', 'available', 'conformant', 'damaged', 'destroyed', 'disposed', 'in_progress'],
  ...['in_transit', 'inactive', 'non_conformant', 'non_sellable_other', 'recalled', 'reserved'],
  ...[
    'retail_sold',
    'returned',
    'sellable_accessible',
    'sellable_not_accessible',
    'unavailable',
    'unknown',
  ],
]

function meaningOf({ type, unit, audience, carried, personal }: Field): string {
  return JSON.stringify([type, unit, audience, carried, personal])
}

function faultsInWords(label: Words): string[] {
  return languages.flatMap((language) => {
    if (label[language].trim() === '') return [`${label.en}: no ${language}`]
    const copied = language !== 'en' && label[language] === label.en
    return copied ? [`${label.en}: ${language} is the English`] : []
  })
}

describe('textile stage table', () => {
  it('says every stage, state, kind, field, choice and loss in three languages', () => {
    const labels = [
      ...stages.flatMap(({ label, losses }) => [label, ...Object.values(losses ?? {})]),
      ...Object.values(textile.states),
      ...Object.values(textile.kinds).map(({ label }) => label),
      ...allFields.flatMap(({ field }) => [field.label, ...Object.values(field.choices ?? {})]),
    ]
    expect(labels.flatMap(faultsInWords)).toEqual([])
  })

  it('asks for each stage by a request of its own', () => {
    const requests = stages.map(({ request }) => request)
    expect(new Set(requests).size).toBe(requests.length)
    const names = [...requests, ...Object.keys(textile.stages)]
    expect(names.filter((name) => !/^[a-z_]+$/.test(name))).toEqual([])
  })

  it('gives every request of the machine a stage and every stage a place in the machine', () => {
    const asked = Object.values(textile.machine.states).flatMap((node) =>
      [...node.transitions.values()].flat().map(({ eventType }) => eventType),
    )
    expect(new Set(stages.map(({ request }) => request))).toEqual(new Set(asked))
  })

  it('gives every numeric field a unit and every bound a source', () => {
    const numeric = allFields.filter(({ field }) => ['whole', 'decimal'].includes(field.type))
    expect(numeric.filter(({ field }) => field.unit === undefined)).toEqual([])
    const bounds = ['least', 'most', 'above', 'warnAbove', 'warnBelow'] as const
    const bounded = allFields.filter(({ field }) => bounds.some((one) => field[one] !== undefined))
    expect(bounded.filter(({ field }) => field.source === undefined)).toEqual([])
  })

  it('gives every fact that a person must enter the reason why', () => {
    const entered = stages.flatMap(({ fields, outputFields }) => [
      ...fields,
      ...(outputFields ?? []),
    ])
    expect(entered.filter((field) => field.source === undefined).map(({ name }) => name)).toEqual(
      [],
    )
  })

  it('means one thing by one name', () => {
    const meanings = new Map<string, string>()
    for (const { field } of allFields) {
      const meaning = JSON.stringify([field.type, field.unit, field.audience, field.label.en])
      expect([field.name, meanings.get(field.name) ?? meaning]).toEqual([field.name, meaning])
      meanings.set(field.name, meaning)
    }
  })

  it('shows the public neither prices nor places nor persons', () => {
    const shown = new Set(
      allFields.flatMap(({ field }) => (field.audience === 'public' ? [field.name] : [])),
    )
    const hidden = ['buyer', 'priceHongKongDollars', 'storePlace', 'invoice', 'collectionPoint']
    expect(hidden.filter((name) => shown.has(name))).toEqual([])
    const personal = allFields.filter(({ field }) => field.personal === true)
    expect(personal.every(({ field }) => field.audience === 'holder' && !field.carried)).toBe(true)
  })

  it('means by a name what the battery stream means by it', () => {
    const theirs = new Map(
      Object.values(battery.stages).flatMap((stage) =>
        fieldsOf(stage).map((field) => [field.name, meaningOf(field)] as const),
      ),
    )
    const shared = allFields.filter(({ field }) => theirs.has(field.name))
    expect(shared.length).toBeGreaterThan(5)
    for (const { field } of shared) {
      expect([field.name, meaningOf(field)]).toEqual([field.name, theirs.get(field.name)])
    }
  })

  it('asks for the origin class wherever clothing or fibre comes in, and never lets it be missing', () => {
    const entries = stages.filter(({ mass }) => mass === 'received')
    expect(entries.map(({ name }) => name)).toEqual(['collected', 'fibre_received'])
    for (const { fields } of entries) {
      const field = fields.find(({ name }) => name === 'originClass')
      expect([field?.type, field?.optional]).toEqual(['choice', undefined])
    }
  })

  it('is exported in words of CBV 2.0', () => {
    for (const { name, epcis, mass } of stages) {
      expect([name, bizSteps.includes(epcis.bizStep)]).toEqual([name, true])
      const known = epcis.disposition === undefined || dispositions.includes(epcis.disposition)
      expect([name, known]).toEqual([name, true])
      const transformation = epcis.type === 'TransformationEvent'
      expect([name, epcis.action === undefined]).toEqual([name, transformation])
      if (transformation) expect(mass).toBe('transformed')
    }
  })

  it('names the reasons of a loss and a tolerance wherever mass is transformed', () => {
    for (const { mass, losses, toleranceBasisPoints } of stages) {
      if (mass !== 'transformed') continue
      expect(Object.keys(losses ?? {}).length).toBeGreaterThan(0)
      expect(toleranceBasisPoints?.source.text).toBeTruthy()
    }
  })

  it('takes over batches only at stages and from states that exist', () => {
    for (const [name, { from, proves }] of Object.entries(textile.adoptable)) {
      expect(textile.stages[name]).toBeDefined()
      expect(textile.states[from]).toBeDefined()
      expect(proves.filter((stage) => textile.stages[stage] === undefined)).toEqual([])
    }
  })
})

describe('textile examples', () => {
  it('give exactly the facts that their stages ask for', () => {
    for (const { stage: name, facts = {}, outputs = [] } of textile.examples) {
      const stage = textile.stages[name]
      const read = [
        parseFacts(stage?.fields ?? [], facts, name),
        ...outputs.map((one) => parseFacts(stage?.outputFields ?? [], one.facts ?? {}, one.batch)),
      ]
      expect(read.flatMap(({ faults, missing }) => [...faults, ...missing])).toEqual([])
    }
  })

  it('balance to the gram and to the milligram', () => {
    const stock = new Map<string, Readonly<Record<string, number>>>()
    for (const { stage, batches = [], outputs = [], losses = [], additions = [] } of examples()) {
      const effect = textile.stages[stage]?.mass
      const made = outputs.map((one) => ({ mass: one.massGrams ?? 0, ...one.content }))
      outputs.forEach(({ batch }, index) => {
        stock.set(batch, made[index] ?? {})
      })
      // Sorting finds the fibre content and closes within its tolerance; the walk's test has its figures.
      if (effect !== 'transformed' || stage === 'sorted') continue
      const drawn = batches.map(({ batch, massGrams }) => {
        const held = stock.get(batch) ?? {}
        const share = (massGrams ?? held.mass ?? 0) / (held.mass ?? 1)
        const taken = scaled(held, share)
        stock.set(batch, sum([held, scaled(taken, -1)]))
        return taken
      })
      const lost = losses.map((one) => ({ mass: one.massGrams, ...one.content }))
      const added = additions.map(({ massGrams }) => ({ mass: massGrams }))
      expect([stage, sum([...drawn, ...added])]).toEqual([stage, sum([...made, ...lost])])
    }
  })

  function examples() {
    return textile.examples.filter(({ stage }) => stage !== 'received')
  }

  function scaled(amounts: Readonly<Record<string, number>>, by: number) {
    return Object.fromEntries(Object.entries(amounts).map(([name, one]) => [name, one * by]))
  }

  function sum(all: readonly Readonly<Record<string, number>>[]) {
    const sums: Record<string, number> = {}
    for (const amounts of all) {
      for (const [name, one] of Object.entries(amounts)) sums[name] = (sums[name] ?? 0) + one
    }
    return Object.fromEntries(Object.entries(sums).filter(([, one]) => one !== 0))
  }
})
