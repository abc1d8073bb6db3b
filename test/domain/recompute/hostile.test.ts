import { hash as digestOf, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../../domain/proof/canonical.ts'
import type { Manifest } from '../../../domain/recompute/export-files.ts'
import type { ExportSource } from '../../../domain/recompute/export-source.ts'
import { canonicalIn } from '../../../domain/recompute/read-line.ts'
import { recompute } from '../../../domain/recompute/recompute.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const [fibre, cotton, yarn] = [randomUUID(), randomUUID(), randomUUID()]
const [event, back] = [randomUUID(), randomUUID()]

/** A process, and the event that takes it back: every member that a ledger is read off. */
const events: Json[] = [
  sealed(event, {
    type: 'clay.kneaded',
    subjects: [subject(fibre, 2), subject(cotton, 2), subject(yarn, 1)],
    body: {
      mass: 'transformed',
      facility: 'A',
      batches: [
        { drawnGrams: 600, drawnContent: { 'fibre:cotton': 600_000 } },
        { drawnGrams: 400, at: 'A', moved: { from: 'B', grams: 400 } },
      ],
      outputs: [
        { code: 'YARN', kind: 'lump', material: 'clay', massGrams: 900, content: {}, facts: {} },
      ],
      losses: [{ reason: 'dust', massGrams: 110, content: { 'fibre:cotton': 1 } }],
      additions: [{ material: 'water', massGrams: 10 }],
      differenceGrams: 0,
      differenceContent: {},
      facts: { note: 'x' },
      decisions: {},
    },
  }),
  sealed(back, {
    type: 'clay.reversed',
    subjects: [subject(fibre, 3), subject(cotton, 3), subject(yarn, 2)],
    body: { mass: 'reversed', facility: 'A', batches: [{}, {}, {}], reverses: event },
  }),
]

const credit: Json = {
  credit: randomUUID(),
  organisation: 'first',
  event,
  class: 'post_consumer',
  model: 'segregated',
  material: 'yarn',
  recycledInputGrams: 600,
  totalInputGrams: 1_010,
  outputGrams: 900,
  claimableGrams: 534,
  inputs: [{ batch: fibre, grams: 600, evidence: { kind: 'declaration', declaration: 'R' } }],
  given: '2026-02-01T00:00:00.000Z',
}

const odd: readonly Json[] = [
  null,
  '',
  'x',
  -1,
  0.5,
  Number.MAX_SAFE_INTEGER,
  1e300,
  [],
  {},
  '2026-99-99',
  '9999-12-31',
  '0000-01-01T00:00:00Z',
]

describe('whatever a stranger put in place of one value', () => {
  it.each([
    ['the manifest', { 'manifest.json': [manifest(2)] }],
    ['an event', { 'events.jsonl': events }],
    ['a credit', { 'credits.jsonl': [credit] }],
    ['a report', { 'reports.jsonl': [flow(), reconciliation()] }],
    ['a facility', { 'facilities.jsonl': [facility('A')] }],
  ])('of %s, nothing ends in an error of ours', async (_, part) => {
    const [[file = '', lines = []] = []] = Object.entries(part)
    for (const [at, line] of lines.entries()) {
      for (const changed of mutationsOf(line)) {
        const found = recomputed({ [file]: lines.with(at, changed) })
        await expect(found, JSON.stringify(changed)).resolves.toHaveProperty('differences')
      }
    }
  })
})

describe('a line that is not in canonical form', () => {
  it.each([
    ['a name that stands twice', '{"batch":"b","facility":"A","grams":1,"grams":2}'],
    ['a space', '{"batch": "b"}'],
    ['names out of order', '{"b":1,"a":2}'],
    ['a number that is rounded', '{"grams":9007199254740993}'],
    ['a number without end', '{"grams":1e400}'],
    ['no number', '{"grams":NaN}'],
    ['a minus before nothing', '{"grams":-0}'],
    ['half a character', '{"name":"\\ud800"}'],
    ['a carriage return', '{"grams":1}\r'],
    ['a mark before it', '\ufeff{"grams":1}'],
    ['a depth that no stack bears', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['nothing', ''],
  ])('says nothing: %s', (_, text) => {
    expect(canonicalIn(text)).toBeUndefined()
  })

  it('and one that is says what it says, the name of a parent among it', () => {
    expect(canonicalIn('{"__proto__":{"grams":1},"grams":2}')).toEqual(
      JSON.parse('{"__proto__":{"grams":1},"grams":2}'),
    )
  })
})

type Parts = Readonly<Record<string, readonly Json[]>>

async function recomputed(parts: Parts) {
  const whole: Parts = {
    'facilities.jsonl': [facility('A'), facility('B')],
    'events.jsonl': events,
    'credits.jsonl': [credit],
    'manifest.json': [manifest(events.length)],
    ...parts,
  }
  const texts = new Map(Object.entries(whole).map(([name, lines]) => [name, lines.map(textOf)]))
  return recompute(sourceOf(texts), {
    hash: (text) => digestOf('sha256', text, 'base64url'),
    hashBytes: (bytes) => digestOf('sha256', bytes, 'buffer'),
    rowsOf: () => [],
    codes: { streams: [] },
    trust: undefined,
  })
}

function sourceOf(texts: ReadonlyMap<string, readonly string[]>): ExportSource {
  return {
    has: (file) => texts.has(file),
    lines: async function* (file) {
      yield* texts.get(file) ?? []
    },
    strange: () => [],
    measured: async (): Promise<Manifest['files']> => [],
  }
}

/** As whoever forges writes it: in canonical form where there is one. */
function textOf(value: Json): string {
  return canonical(value)
}

/** The value with one part of it, at whatever depth, made another by turns, or left out. */
function* mutationsOf(value: Json): Generator<Json> {
  for (const one of odd) if (canonical(one) !== canonical(value)) yield one
  if (typeof value !== 'object' || value === null) return
  for (const name of Object.keys(value)) {
    const part = (value as Record<string, Json>)[name] ?? null
    for (const changed of mutationsOf(part)) yield withPart(value, name, changed)
    const { [name]: _, ...rest } = value as Record<string, Json>
    if (!Array.isArray(value)) yield rest
  }
}

function withPart(value: Json, name: string, part: Json): Json {
  if (Array.isArray(value)) return value.with(Number(name), part)
  return Object.assign({}, value, { [name]: part })
}

function sealed(id: string, { type, subjects, body }: Record<string, Json>): Json {
  return {
    v: 2,
    schema: { id: 'clay/1', digest: 'x' },
    id,
    nonce: 'n',
    type: type ?? '',
    subjects: subjects ?? [],
    eventTime: '2026-01-20T00:00:00.000Z',
    recordTime: '2026-01-20T00:00:00.000Z',
    actor: { organisation: 'first' },
    body: body ?? {},
  }
}

function subject(batch: string, seq: number): Json {
  return { batch, seq, prev: 'x' }
}

const days = { from: '2026-01-01', to: '2027-01-01', timeZone: 'UTC' }

function facility(code: string): Json {
  const [start, finish] = ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z']
  return { organisation: 'first', code, name: code, timeZone: 'UTC', start, finish }
}

function manifest(count: number): Json {
  return {
    v: 1,
    what: 'loomcell-export',
    made: '2027-01-01T00:00:00.000Z',
    asOf: null,
    period: days,
    organisations: ['first'],
    whole: false,
    events: count,
    eventsInPeriod: count,
    openingStatedGrams: 0,
    files: [],
  }
}

function reconciliation(): Json {
  const figures = {
    openingGrams: 0,
    recycledInputGrams: 600,
    processLossGrams: 66,
    conversionFactor: '0.890000',
    byProductGrams: 0,
    takenBackGrams: 534,
    claimedGrams: {},
    carriedOnGrams: 0,
    closingGrams: 0,
  }
  const row = { facility: 'A', material: 'yarn', class: 'post_consumer', ...figures }
  const head = { report: 'reconciliation', organisation: 'first', asOf: null, ...days }
  return { ...head, balanced: true, rows: [row] }
}

function flow(): Json {
  const figures = {
    openingGrams: 0,
    inGrams: 0,
    producedGrams: 0,
    movedInGrams: 0,
    outGrams: 0,
    consumedGrams: 0,
    movedOutGrams: 0,
    weighingDifferenceGrams: 0,
    closingGrams: 0,
    addedGrams: { water: 1 },
    lostGrams: { dust: 1 },
    processDifferenceGrams: 0,
  }
  const head = { report: 'flow', organisations: ['first'], groupBy: ['month'], asOf: null, ...days }
  return {
    ...head,
    balanced: true,
    totals: figures,
    rows: [{ group: { month: '2026-01' }, ...figures }],
  }
}
