import { describe, expect, it } from 'vitest'
import { judgeErasure } from '../../../api/disclosure/judge-erasure.ts'
import type { Disclosure } from '../../../domain/proof/disclosure.ts'

const stream = { carried: new Set(['serial']) }
const person: Disclosure = ['s1', 'holder', { '/facts/buyer': 'buyer-01' }]
const group: Disclosure = ['s2', 'holder', { '/facts/price': '12', '/facts/terms': 'net 30' }]
const law: Disclosure = ['s3', 'authority', { '/facts/serial': 'A1', '/facts/site': 'yard 4' }]
const former: Disclosure = ['s4', 'facts/lock', 'LOCK-17']
const all = [person, group, law, former]

function judged(facts: readonly string[], disclosed: readonly Disclosure[] = all) {
  const request = { id: 'i', event: 'e', facts, ground: 'objection' } as const
  const answer = judgeErasure(stream, disclosed, request)
  return 'faults' in answer
    ? answer.faults.map(({ pointer, says, values }) => [pointer, says, values.fields])
    : { gone: answer.gone, kept: answer.kept.length }
}

describe('an erasure', () => {
  it('takes what names a person alone, and what a former version sealed by itself', () => {
    expect(judged(['/facts/buyer'])).toEqual({ gone: [person], kept: 3 })
    expect(judged(['/facts/lock'])).toEqual({ gone: [former], kept: 3 })
  })

  it('takes what is sealed together only when all of it is named, and says what is missing', () => {
    expect(judged(['/facts/price'])).toEqual([['/facts/0', 'erasure_together', ['terms']]])
    expect(judged(['/facts/terms', '/facts/price'])).toEqual({ gone: [group], kept: 3 })
  })

  it('leaves what later stages rely on, and tells every fault at once', () => {
    expect(judged(['/facts/site', '/facts/gone', '/facts/terms'])).toEqual([
      ['/facts/0', 'erasure_carried', ['serial']],
      ['/facts/1', 'erasure_no_fact', undefined],
      ['/facts/2', 'erasure_together', ['price']],
    ])
  })

  it.each([
    ['names it', { says: 'x', values: { field: 'buyer' }, message: 'm' }],
    ['holds its value', { says: 'x', values: {}, message: 'buyer-01 is new' }],
    ['holds its value in a sentence of before', 'buyer-01 is new'],
  ])('leaves no warning that %s', (_, warning) => {
    const warned: Disclosure = ['s5', 'holder', { '/warnings': [warning] }]
    const says = judged(['/facts/buyer'], [person, warned])
    expect(says).toEqual([['/facts/0', 'erasure_warned', undefined]])
    expect(judged(['/facts/buyer', '/warnings'], [person, warned])).toMatchObject({ kept: 0 })
  })
})
