import { describe, expect, it } from 'vitest'
import { readMapping } from '../../../domain/gateway/faults-in-mapping.ts'
import {
  canMeet,
  parsePattern,
  partsOf,
  type TopicPattern,
  topicFilter,
} from '../../../domain/gateway/topic-pattern.ts'

const sound = {
  version: 1,
  timeZone: 'Asia/Hong_Kong',
  stations: { lathe: { keyFile: 'lathe.key' } },
  topics: [{ topic: 'line/{station}/count', reading: { time: { seconds: 60 }, good: { at: '' } } }],
}

describe('the form of topics', () => {
  it('names what an engineer would otherwise write as a wildcard', () => {
    const pattern = patternOf('line/{station}/count/{shift}')
    expect(topicFilter(pattern)).toBe('line/+/count/+')
    expect(partsOf(pattern, 'line/lathe/count/night')).toEqual({ station: 'lathe', shift: 'night' })
    for (const topic of ['line/lathe/count', 'line/lathe/counts/night', '/line/lathe/count/night'])
      expect(partsOf(pattern, topic)).toBeUndefined()
  })

  it.each([
    '',
    'line/+/count',
    'line/#',
    '$share/group/line',
    'line/{station}s',
    'line/{}',
    'line/{a}/{a}',
    'line\u0000',
    'x'.repeat(201),
  ])('is not "%s"', (text) => {
    expect(parsePattern(text)).toBeUndefined()
  })

  it('tells where two could mean the same topic', () => {
    const meet = (one: string, other: string) => canMeet(patternOf(one), patternOf(other))
    expect(meet('line/{station}/count', 'line/lathe/{what}')).toBe(true)
    expect(meet('line/{station}/good', 'line/{station}/bad')).toBe(false)
    expect(meet('line/{station}', 'line/{station}/bad')).toBe(false)
  })
})

describe('a mapping file', () => {
  it('is taken when it is sound', () => {
    expect(readMapping(sound)).toMatchObject({ topics: [{ payload: 'json' }] })
  })

  it('is refused with every fault at its place', () => {
    const topics = [
      { topic: 'line/+/count', reading: { time: { seconds: 60 } } },
      {
        topic: 'a/{station}',
        reading: { time: { seconds: 60, from: { at: '/a' } }, good: { at: 'good' } },
      },
      { topic: 'b/{station}', reading: meter('litre') },
      { topic: 'c/{station}', reading: { time: { seconds: 0 }, good: { at: '' } } },
    ]
    const version = 2
    expect(pointersIn({ ...sound, version, timeZone: '+08', stations: {}, topics })).toEqual([
      '/version',
      '/timeZone',
      '/stations',
      '/topics/0/topic',
      '/topics/0/reading',
      '/topics/1/reading/time',
      '/topics/1/reading/good/at',
      '/topics/2/reading/waterMillilitres/unit',
      '/topics/3/reading/time/seconds',
    ])
  })

  it('says which units a meter may have', () => {
    const topics = [{ topic: 'b/{station}', reading: meter('litre') }]
    expect(readMapping({ ...sound, topics })).toMatchObject([
      { message: 'Cannot read "litre": expected one of ml, l, m3' },
    ])
  })

  it.each([
    ['names no station', [{ topic: 'a', ...count }], '/topics/0/station', 'right_gateway_station'],
    [
      'names it twice',
      [{ topic: '{station}', station: 'lathe', ...count }],
      '/topics/0/station',
      'right_gateway_station',
    ],
    [
      'has a reading and a scan',
      [{ topic: '{station}', ...count, scan: {} }],
      '/topics/0',
      'right_gateway_one_kind',
    ],
  ])('is refused where a rule %s', (_, topics, pointer, says) => {
    expect(readMapping({ ...sound, topics })).toMatchObject([
      { pointer, values: { right: { says } } },
    ])
  })

  it('is refused where a topic may fit two rules, a rule names a stranger, or a scan is filled from nowhere', () => {
    const scan = {
      batch: { part: 'code' },
      massGrams: { at: 'mass', unit: 'lb' },
      inner: [{ at: '/ok' }, { part: 'station' }],
    }
    const topics = [
      { topic: 'line/{station}', ...count },
      { topic: 'line/lathe', station: 'drill', ...count },
      { topic: 'cut/{station}', scan },
    ]
    expect(readMapping({ ...sound, topics })).toMatchObject([
      { pointer: '/topics/1/station', says: 'gateway_station_not_named' },
      { pointer: '/topics/2/scan/batch', says: 'gateway_part_not_named' },
      { pointer: '/topics/2/scan/massGrams', says: 'gateway_slot_wrong' },
      { pointer: '/topics/1/topic', says: 'gateway_topics_meet' },
    ])
  })
})

const count = { reading: { time: { seconds: 60 }, good: { at: '' } } }

function meter(unit: string) {
  return { time: { seconds: 60 }, waterMillilitres: { at: '/l', unit } }
}

function patternOf(text: string): TopicPattern {
  const pattern = parsePattern(text)
  if (pattern === undefined) throw new RangeError(text)
  return pattern
}

function pointersIn(given: unknown): readonly string[] {
  const read = readMapping(given)
  return 'stations' in read ? [] : read.map(({ pointer }) => pointer)
}
