import { describe, expect, it } from 'vitest'
import { type CustodyTimes, missedDeadlines } from '../../../domain/register/lateness.ts'

const at = (text: string) => new Date(`2026-10-${text}Z`)
const now = at('30T00:00')
const none: CustodyTimes = {
  dueTime: null,
  receivedTime: null,
  decidedTime: null,
  closedTime: null,
  isRefused: false,
}

describe('deadlines of a movement', () => {
  it.each([
    ['nothing has a limit', {}, []],
    [
      'it arrived to the minute',
      { dueTime: at('03T08:00'), receivedTime: at('03T08:00'), decidedTime: at('03T09:00') },
      [],
    ],
    [
      'it arrived a minute late',
      { dueTime: at('03T08:00'), receivedTime: at('03T08:01'), decidedTime: at('03T09:00') },
      ['delivery'],
    ],
    ['it is still on the way', { dueTime: at('03T08:00') }, ['delivery']],
    ['it is not due yet', { dueTime: at('30T00:00') }, []],
    [
      'it was decided after three days',
      { receivedTime: at('01T08:00'), decidedTime: at('04T08:00') },
      [],
    ],
    [
      'it was decided later',
      { receivedTime: at('01T08:00'), decidedTime: at('04T08:01') },
      ['decision'],
    ],
    ['nobody has decided', { receivedTime: at('01T08:00') }, ['decision']],
    [
      'refused goods are not back',
      { receivedTime: at('01T08:00'), decidedTime: at('02T08:00'), isRefused: true },
      ['return'],
    ],
    [
      'refused goods were back in two weeks',
      {
        receivedTime: at('01T08:00'),
        decidedTime: at('02T08:00'),
        closedTime: at('16T08:00'),
        isRefused: true,
      },
      [],
    ],
    [
      'what was accepted need not come back',
      { receivedTime: at('01T08:00'), decidedTime: at('02T08:00') },
      [],
    ],
  ] as const)('are missed or kept where %s', (_, times, missed) => {
    expect(missedDeadlines({ ...none, ...times }, now)).toEqual(missed)
  })
})
