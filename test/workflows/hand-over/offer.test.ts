import { describe, expect, it } from 'vitest'
import { faultOf } from '../../../domain/refusal.ts'
import { decideOffer, type KnownOfOffer, type Offer } from '../../../workflows/hand-over-offer.ts'
import { clayAndBrick, lump, saysOf } from '../../harness/papers.ts'

const streams = await clayAndBrick()

describe('what may be offered', () => {
  it('is all that is left where no grams are named, or any part of a lot to its last gram', () => {
    for (const [asked, offered] of [
      [undefined, 1_000],
      [1_000, 1_000],
      [1, 1],
    ] as const) {
      expect(offering([{ batch: 'one', massGrams: asked }])).toMatchObject({
        papers: {},
        lines: [{ line: 1, offeredGrams: offered, danger: null }],
      })
    }
    expect(saysOf(offering([{ batch: 'one', massGrams: 1_001 }]))).toEqual([
      'invalid',
      '/lines/0/massGrams offered_above_left',
    ])
  })

  it('is a unit as a whole or not at all', () => {
    const batches = [lump('one', { stream: 'brick' })]
    expect(saysOf(offering([{ batch: 'one', massGrams: 1_000 }], { batches }))).toEqual([])
    expect(saysOf(offering([{ batch: 'one', massGrams: 999 }], { batches }))).toEqual([
      'invalid',
      '/lines/0/massGrams unit_moves_whole',
    ])
    expect(saysOf(offering([{ batch: 'one', massGrams: 1_001 }], { batches }))).toEqual([
      'invalid',
      '/lines/0/massGrams offered_above_left',
    ])
  })

  it('is nothing unknown, unweighed, spent, ended or of another stream than the first line’s', () => {
    const batches = [
      lump('one'),
      lump('raw', { massGrams: undefined as never }),
      lump('gone', { massGrams: 0 }),
      lump('done', { state: 'broken' }),
      lump('else', { stream: 'brick' }),
    ]
    const codes = ['one', 'raw', 'gone', 'done', 'else', 'nowhere']
    const lines = codes.map((batch) => ({ batch }))
    expect(saysOf(offering(lines, { batches }))).toEqual([
      'invalid',
      '/lines/1/batch offered_unweighed',
      '/lines/2/batch offered_nothing_left',
      '/lines/3/batch offered_nothing_left',
      '/lines/4/batch offered_with_other_stream',
      '/lines/5/batch offered_batch_unknown',
    ])
  })

  it('leaves from a place of one’s own to somebody else, and every fault is told together', () => {
    const known = { hasFacility: false, hasReceiver: false }
    expect(saysOf(offering([{ batch: 'nowhere' }], known))).toEqual([
      'invalid',
      '/lines/0/batch offered_batch_unknown',
      '/facility hand_over_facility_unknown',
      '/receiver hand_over_receiver_unfit',
    ])
  })

  it('stays where an open recall keeps it, told beside all else', () => {
    const recalled = [faultOf('/lines/0/batch', 'papers_outdated')]
    expect(saysOf(offering([{ batch: 'one' }], { recalled, hasFacility: false }))).toEqual([
      'invalid',
      '/lines/0/batch papers_outdated',
      '/facility hand_over_facility_unknown',
    ])
  })

  it('goes on papers that the stream asks for, held against the goods of this stream alone', () => {
    const clay = streams.get('clay')
    if (clay === undefined) throw new RangeError('There is no clay')
    const asked: unknown[] = []
    const custody = {
      ...clay.custody,
      dangerOf: () => ({ name: 'wet', held: false }),
      faultsInPapers: (consignment: object) => {
        asked.push(consignment)
        return [faultOf('/papers', 'papers_outdated')]
      },
    }
    const strict = new Map([...streams, ['clay', { ...clay, custody }] as const])
    const batches = [lump('one'), lump('else', { stream: 'brick' })]
    const known = { batches, streams: strict, destination: 'DE' }
    expect(saysOf(offering([{ batch: 'one' }], known))).toEqual([
      'invalid',
      '/papers papers_outdated',
    ])
    expect(asked).toMatchObject([
      { goods: [{ code: 'one' }], papers: {}, jurisdiction: 'HK', destination: 'DE' },
    ])
    const calm = new Map([['clay', { ...clay, custody: { ...custody, faultsInPapers: () => [] } }]])
    expect(offering([{ batch: 'one' }], { streams: calm })).toMatchObject({
      lines: [{ danger: JSON.stringify({ name: 'wet', held: false }) }],
    })
  })
})

function offering(lines: Offer['lines'], known: Partial<KnownOfOffer> = {}) {
  const offer = { receiver: 'second', facility: 'A', papers: {}, lines }
  return decideOffer(offer, {
    batches: [lump('one')],
    streams,
    hasFacility: true,
    hasReceiver: true,
    jurisdiction: 'HK',
    recalled: [],
    ...known,
  })
}
