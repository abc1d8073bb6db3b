import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect, it } from 'vitest'
import type { Event } from '../../../domain/event.ts'
import type { Audience } from '../../../domain/field.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import type { Envelope } from '../../../domain/proof/envelope.ts'
import { openEnvelope } from '../../../domain/proof/open.ts'
import { seal } from '../../../domain/proof/seal.ts'

const audiences = new Map<string, Audience>([
  ['chemistry', 'public'],
  ['cellSerials', 'legitimate_interest'],
  ['stateOfHealth', 'authority'],
  ['serial', 'authority'],
  ['price', 'holder'],
  ['buyer', 'holder'],
  ['releasedBy', 'holder'],
])

const event: Event = {
  id: '00000000-0000-4000-8000-000000000001',
  organisation: 'yard',
  operator: 'person-1',
  stream: 'battery',
  stage: 'tested',
  mass: 'unchanged',
  facility: 'MAIN',
  eventTime: '2026-11-26T08:00:00.000Z',
  recordTime: '2026-11-26T08:00:01.000Z',
  batches: [],
  outputs: [],
  losses: [],
  additions: [],
  facts: { chemistry: 'NMC', stateOfHealth: '81.5', price: '3', buyer: 'person-2', unknown: 'x' },
  decisions: { releasedBy: 'person-3', cellSerials: ['a', 'b'] },
  differenceGrams: 0,
  differenceContent: {},
  warnings: ['It is warm'],
}

it('seals all that one audience may see behind one salted digest, and each fact that names a person alone', () => {
  const { envelope, disclosures } = sealed(event)
  expect(disclosures.map(([, audience, facts]) => [audience, facts])).toEqual([
    ['authority', { '/facts/stateOfHealth': '81.5' }],
    ['holder', { '/facts/price': '3', '/facts/unknown': 'x', '/warnings': ['It is warm'] }],
    ['legitimate_interest', { '/decisions/cellSerials': ['a', 'b'] }],
    ['holder', { '/facts/buyer': 'person-2' }],
    ['holder', { '/decisions/releasedBy': 'person-3' }],
    ['holder', { '/operator': 'person-1' }],
  ])
  expect(envelope).toMatchObject({ v: 2, body: { facts: { chemistry: 'NMC' } } })
  // The formula of docs/sealed-events.md, with nothing of ours.
  const digests = disclosures.map((one) => digestOf(one))
  expect(envelope._sd).toEqual(digests.sort())
  expect(new Set(disclosures.map(([salt]) => salt)).size).toBe(disclosures.length)
})

it('opens to what was sealed, and to less by what was erased or is withheld', () => {
  const { envelope, disclosures } = sealed(event)
  expect(openEnvelope(envelope, disclosures)).toEqual(event)
  const bare = openEnvelope(envelope, [])
  expect([bare.operator, bare.facts, bare.decisions, bare.warnings]).toEqual([
    undefined,
    { chemistry: 'NMC' },
    {},
    [],
  ])
  const erased = disclosures.filter(([, , facts]) => !Object.hasOwn(Object(facts), '/facts/buyer'))
  const { buyer: _, ...others } = event.facts
  expect(openEnvelope(envelope, erased)).toEqual({ ...event, facts: others })
  const isShown = (pointer: string) => pointer !== '/operator' && !pointer.endsWith('/price')
  const shown = openEnvelope(envelope, disclosures, { isShown })
  expect([shown.operator, shown.facts.price, shown.facts.buyer]).toEqual([
    undefined,
    undefined,
    'person-2',
  ])
})

it('gives the facts of each output back to it', () => {
  const output = { kind: 'module', material: 'NMC', state: 'tested', massGrams: 1, content: {} }
  const made = ['one', 'two'].map((serial, at) => ({
    ...output,
    batch: `00000000-0000-4000-8000-00000000000${at + 2}`,
    code: serial,
    facts: { serial, chemistry: 'NMC' },
  }))
  const making = { ...event, outputs: made }
  const { envelope, disclosures } = sealed(making)
  expect(disclosures[0]?.slice(1)).toEqual([
    'authority',
    {
      '/facts/stateOfHealth': '81.5',
      '/outputs/0/facts/serial': 'one',
      '/outputs/1/facts/serial': 'two',
    },
  ])
  expect(openEnvelope(envelope, disclosures).outputs).toEqual(made)
})

it('still opens what version 1 sealed, one digest a fact', () => {
  const { envelope } = sealed({ ...event, facts: { chemistry: 'NMC' }, decisions: {} })
  const old: Envelope = { ...envelope, v: 1 }
  const opened = openEnvelope(old, [
    ['salt', 'operator', 'person-1'],
    ['salt', 'warnings', ['It is warm']],
    ['salt', 'facts/holder', 'a fact by the name of an audience'],
    ['salt', 'decisions/releasedBy', 'person-3'],
  ])
  expect(opened).toMatchObject({
    operator: 'person-1',
    facts: { chemistry: 'NMC', holder: 'a fact by the name of an audience' },
    decisions: { releasedBy: 'person-3' },
    warnings: ['It is warm'],
  })
})

function sealed(one: Event): { envelope: Envelope; disclosures: readonly Disclosure[] } {
  let salts = 0
  const subjects = one.outputs.map(({ batch }) => ({ batch, seq: 1 }))
  const { text, disclosures } = seal(one, {
    subjects,
    schema: { id: 'battery/4', digest: 'digest' },
    audiences,
    personalNames: new Set(['buyer', 'releasedBy']),
    hash: sha256,
    salt: () => `salt-${++salts}`,
  })
  return { envelope: JSON.parse(text), disclosures }
}

function digestOf(disclosure: Disclosure): string {
  return sha256(Buffer.from(canonicalize(disclosure) ?? '').toString('base64url'))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
