import { describe, expect, it } from 'vitest'
import { outcomeOfReadings, outcomeOfScans } from '../../../api/gateway/send/outcome.ts'

const sent = [11, 12, 13].map((number) => ({ number, body: '{}' }))
const answer = (status: number, body: unknown) => {
  return { status, body, afterSeconds: undefined, date: undefined }
}
const fault = (pointer: string) => ({ pointer, message: 'Too many' })

describe('an answer to readings', () => {
  it('settles all of them when it counts all of them', () => {
    expect(outcomeOfReadings(sent, answer(200, { accepted: 1, duplicates: 2 }))).toEqual({
      does: 'settle',
      settled: { done: [11, 12, 13], accepted: 1, duplicates: 2, refused: [] },
    })
  })

  it('lays aside those that faults point at, and lets the others go again', () => {
    const faults = [fault('/readings/1/good'), fault('/readings/1'), fault('')]
    expect(outcomeOfReadings(sent, answer(422, { code: 'invalid', faults }))).toEqual({
      does: 'settle',
      settled: {
        done: [],
        accepted: 0,
        duplicates: 0,
        refused: [{ number: 12, refusal: { code: 'invalid', faults: [fault('good'), fault('')] } }],
      },
    })
  })

  it('that points at none is looked for in halves, until one is alone', () => {
    const refused = answer(413, { code: 'too_large', faults: [fault('')] })
    expect(outcomeOfReadings(sent, refused)).toEqual({ does: 'halve' })
    expect(outcomeOfReadings(sent.slice(0, 1), refused)).toMatchObject({
      settled: { refused: [{ number: 11, refusal: { code: 'too_large' } }] },
    })
  })

  it.each([
    ['another count', 200, { accepted: 1, duplicates: 1 }],
    ['a page of somebody in between', 200, undefined],
    ['that the key is none', 401, { code: 'not_authenticated', faults: [] }],
    ['that the key is of no station', 403, { code: 'not_allowed', faults: [] }],
    ['that it is busy', 503, { code: 'overloaded', faults: [] }],
    ['another address', 302, undefined],
    ['a refusal that is none of ours', 422, '<html>'],
  ])('that says %s loses nothing: it is sent again', (_, status, body) => {
    expect(outcomeOfReadings(sent, answer(status, body))).toMatchObject({ does: 'wait' })
  })
})

describe('an answer to scans', () => {
  it('has a receipt for each: taken, refused, or to be sent again', () => {
    const receipts = [
      { id: '1', status: 'duplicate' },
      { id: '2', status: 'refused', code: 'stage_not_open', faults: [fault('/stage')] },
      { id: '3', status: 'refused', code: 'interrupted', faults: [] },
    ]
    expect(outcomeOfScans(sent, answer(200, receipts))).toEqual({
      does: 'settle',
      settled: {
        done: [11],
        accepted: 0,
        duplicates: 1,
        refused: [{ number: 12, refusal: { code: 'stage_not_open', faults: [fault('/stage')] } }],
      },
    })
  })

  it('that settles none, or has not one receipt for each, loses nothing', () => {
    const again = { id: '1', status: 'refused', code: 'overloaded', faults: [] }
    for (const body of [[again, again, again], [again], { accepted: 3 }])
      expect(outcomeOfScans(sent, answer(200, body))).toMatchObject({ does: 'wait' })
  })
})
