import { describe, expect, it } from 'vitest'
import { faultsInGrant } from '../../../api/disclosure/judge-grant.ts'
import type { ChainEvent } from '../../../api/disclosure/shown-events.ts'
import type { Audience } from '../../../domain/field.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'

const stream = { audiences: new Map<string, Audience>(), personalNames: new Set(['buyer']) }
const envelope = JSON.stringify({
  subjects: [{ batch: 'pack' }, { batch: 'one' }, { batch: 'two' }],
  body: { batches: [{}] },
})
const serials: Disclosure = [
  's',
  'authority',
  { '/outputs/0/facts/serial': '1', '/outputs/1/facts/serial': '2', '/facts/site': 'yard' },
]
const buyer: Disclosure = ['s', 'holder', { '/facts/buyer': 'b' }]
const events = (...disclosures: readonly Disclosure[]): readonly ChainEvent[] => [
  { seq: 1, digest: 'd', envelope, disclosures },
]

function judged(ids: readonly string[], scope: { audiences?: Audience[]; facts?: string[] }) {
  const batches = ids.map((id) => ({ id, code: id, stream, chain: events(serials, buyer) }))
  const { audiences = [], facts = [] } = scope
  return faultsInGrant(batches, { audiences, facts }, (id) => id.toUpperCase()).map(
    ({ pointer, says, values }) => [pointer, says, values.fields ?? values.others],
  )
}

describe('a grant', () => {
  it('tells of no batch that was not named', () => {
    expect(judged(['one'], { audiences: ['authority'] })).toEqual([
      ['/batches/0', 'grant_tells_of_others', ['TWO']],
    ])
    expect(judged(['one', 'two'], { audiences: ['authority'] })).toEqual([])
    expect(judged(['one'], { facts: ['buyer'] })).toEqual([])
  })

  it('shows no fact without what is sealed with it, and says what that is', () => {
    expect(judged(['one', 'two'], { facts: ['serial', 'price'] })).toEqual([
      ['/facts/0', 'grant_fact_together', ['site']],
      ['/facts/1', 'grant_fact_nowhere', undefined],
    ])
    expect(judged(['one', 'two'], { facts: ['serial', 'site'] })).toEqual([])
    expect(judged(['one', 'two'], { facts: ['serial'], audiences: ['authority'] })).toEqual([])
  })

  it('shows something, and not too much at a time', () => {
    expect(judged(['one'], { audiences: ['holder'] })).toEqual([
      ['/batches', 'grant_shows_nothing', undefined],
    ])
    const [event] = events(buyer)
    const chain = Array.from({ length: 501 }, () => event).filter((one) => one !== undefined)
    const many = [{ id: 'one', code: 'one', stream, chain }]
    const scope = { audiences: [], facts: ['buyer'] }
    expect(faultsInGrant(many, scope, (id) => id)).toMatchObject([{ says: 'grant_events_many' }])
  })
})
