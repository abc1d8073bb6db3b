import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMapping } from '../../../domain/gateway/faults-in-mapping.ts'
import { intervalOf } from '../../../domain/gateway/interval-of.ts'
import { mapMessage, mostPayloadBytes } from '../../../domain/gateway/map-message.ts'
import { mappingOf } from '../../../domain/gateway/mapping.ts'

const minute = 60_000

describe('a message of a machine', () => {
  const topics = [
    {
      topic: 'line/{station}/full',
      sequence: { at: '/n' },
      reading: {
        time: { from: { at: '/t/0' }, to: { at: '/t/1' } },
        good: { at: '/good' },
        bad: { at: '/bad', optional: true },
        defects: { scratch: { at: '/~1scratch' }, crack: { at: '/crack', optional: true } },
        state: { at: '/state', words: { '1': 'running', STOP: 'stopped' } },
        reason: { at: '/why', optional: true },
        energyWattHours: { at: '/kwh', unit: 'kWh' },
        dyeGrams: { at: '/dye', unit: 'kg', optional: true },
      },
    },
    {
      topic: 'plain/{station}',
      reading: { time: { seconds: 60 }, waterMillilitres: { at: '', unit: 'l' } },
    },
    {
      topic: 'word/{station}',
      payload: 'text',
      reading: { time: { seconds: 60 }, state: { at: '' } },
    },
    {
      topic: 'packed/{station}/{code}',
      scan: {
        stream: 'clay',
        outputs: [{ batch: { part: 'code' }, massGrams: { at: '/kg', unit: 'kg' } }],
        facts: { wet: { at: '/wet' } },
      },
    },
  ]
  const read = readMapping({
    version: 1,
    timeZone: 'Asia/Hong_Kong',
    stations: { lathe: { keyFile: 'a' } },
    topics,
  })
  if (!('stations' in read)) throw new RangeError(JSON.stringify(read))
  const mapping = mappingOf(read)
  const map = (topic: string, payload: string | Uint8Array | undefined, isRetained = false) => {
    const bytes = payload === undefined ? undefined : new Uint8Array(Buffer.from(payload))
    return mapMessage(mapping, { topic, payload: bytes, isRetained })
  }
  const full = {
    n: 7,
    t: ['2026-11-28T09:00:00+08:00', '2026-11-28T09:05:00+08:00'],
    good: 5,
    '/scratch': 1,
    bad: 2,
    crack: 0,
    state: 1,
    kwh: 0.123,
  }

  it('becomes a reading with the units that are recorded, exactly', () => {
    expect(map('line/lathe/full', JSON.stringify(full))).toEqual({
      station: 'lathe',
      sequence: '7',
      kind: 'reading',
      values: {
        good: 5,
        bad: 2,
        defects: [{ class: 'scratch', pieces: 1 }],
        state: 'running',
        energyWattHours: 123,
      },
      time: {
        seconds: undefined,
        from: Date.parse('2026-11-28T01:00:00Z'),
        to: Date.parse('2026-11-28T01:05:00Z'),
      },
    })
    // In binary floats 1.005 × 1,000 is a little less.
    expect(map('plain/lathe', '1.005')).toMatchObject({ values: { waterMillilitres: 1_005 } })
    expect(map('word/lathe', ' running\n')).toMatchObject({ values: { state: 'running' } })
  })

  it('becomes a scan whose places are filled', () => {
    expect(map('packed/lathe/L-1', '{"kg":"12.5","wet":true}')).toMatchObject({
      kind: 'scan',
      scan: {
        stream: 'clay',
        outputs: [{ batch: 'L-1', massGrams: 12_500 }],
        facts: { wet: true },
      },
    })
  })

  it.each([
    ['an unknown topic', 'line/lathe', '1', 'unmapped_topic'],
    ['an unknown station', 'plain/drill', '1', 'unmapped_station'],
    ['no text', 'plain/lathe', new Uint8Array([0xff, 0xfe, 0x00]), 'unmapped_binary'],
    ['no JSON', 'plain/lathe', '1,5', 'unmapped_no_json'],
    ['nothing', 'plain/lathe', '', 'unmapped_no_json'],
    ['null', 'plain/lathe', 'null', 'unmapped_nothing_at'],
    ['no number', 'plain/lathe', '{}', 'unmapped_no_number'],
    ['less than nothing', 'plain/lathe', '-1', 'unmapped_not_whole'],
    ['parts of what is recorded', 'plain/lathe', '0.0005', 'unmapped_not_whole'],
    ['more than a number can be', 'plain/lathe', '1e400', 'unmapped_no_number'],
    ['more than is recorded', 'plain/lathe', '1e15', 'unmapped_not_whole'],
    ['an unknown word', 'word/lathe', 'RUN', 'unmapped_word'],
    ['an inherited word', 'word/lathe', 'constructor', 'unmapped_word'],
    ['a whole object for a fact', 'packed/lathe/L', '{"kg":1,"wet":{}}', 'unmapped_no_text'],
    ['half a character', 'packed/lathe/L', '{"kg":1,"wet":"\\ud800"}', 'unmapped_no_text'],
    ['too much', 'plain/lathe', ' '.repeat(mostPayloadBytes + 1), 'unmapped_too_large'],
    ['too much to be read', 'plain/lathe', undefined, 'unmapped_too_large'],
  ])('that is %s means nothing, and says why', (_, topic, payload, says) => {
    expect(map(topic, payload)).toMatchObject({ says })
  })

  it.each([
    ['no number of its own', { n: undefined }, 'unmapped_nothing_at'],
    ['a number of its own that is none', { n: 1.5 }, 'unmapped_no_sequence'],
    ['a time without an offset', { t: ['2026-11-28T09:00:00', ''] }, 'unmapped_no_time'],
    ['no count', { good: undefined }, 'unmapped_nothing_at'],
    ['a state that is not named', { state: 2 }, 'unmapped_word'],
  ])('that has %s means nothing, and says where', (_, change, says) => {
    const said = map('line/lathe/full', JSON.stringify({ ...full, ...change }))
    expect(said).toMatchObject({ says, values: { pointer: expect.stringMatching(/^\//) } })
  })

  it('is mapped or told of, whatever its bytes are', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new Uint8Array(Buffer.from(text))),
    )
    const topic = fc.constantFrom('line/lathe/full', 'plain/lathe', 'word/lathe', 'packed/lathe/L')
    fc.assert(
      fc.property(topic, bytes, (on, payload) => {
        const said = mapMessage(mapping, { topic: on, payload, isRetained: false })
        expect('says' in said || said.station === 'lathe').toBe(true)
      }),
    )
    expect(map('plain/lathe', `${'['.repeat(30_000)}`)).toMatchObject({ says: 'unmapped_no_json' })
  })

  it('that a broker kept and tells again is not counted again', () => {
    expect(map('plain/lathe', '1', true)).toEqual({ says: 'unmapped_retained' })
  })
})

describe('the interval of a reading', () => {
  const timeZone = 'Asia/Kolkata'
  const at = (time: string) => Date.parse(`2026-11-28T${time}+05:30`)
  const within = (seconds: number, received: number, ended?: number) =>
    intervalOf({ seconds, from: undefined, to: undefined }, { received, ended, timeZone })

  it('is what the machine told', () => {
    const told = { seconds: undefined, from: 1, to: 2 }
    expect(intervalOf(told, { received: 9, ended: 8, timeZone })).toEqual({ from: 1, to: 2 })
  })

  it('goes back over its seconds, and no further than the one before it', () => {
    const received = at('09:10:00.000')
    expect(within(60, received)).toEqual({ from: received - minute, to: received })
    const ended = at('09:09:30.000')
    expect(within(60, received, ended)).toEqual({ from: ended, to: received })
  })

  it('goes back no further than the full hour, by the clock of the facility', () => {
    const received = at('09:00:20.000')
    expect(within(60, received)).toEqual({ from: at('09:00:00.000'), to: received })
    // One that comes on the hour belongs to the hour before.
    const sharp = at('09:00:00.000')
    expect(within(60, sharp)).toEqual({ from: sharp - minute, to: sharp })
  })

  it('lies beside the one before it also where both came in one millisecond, or the clock went back', () => {
    const received = at('09:10:00.000')
    expect(within(60, received, received)).toEqual({ from: received, to: received + 1 })
    expect(within(60, received - 500, received)).toEqual({ from: received, to: received + 1 })
  })

  it('begins anew where the clock was set back by more than a server lets it be ahead', () => {
    const received = at('09:10:00.000')
    const interval = within(60, received, received + 6 * minute)
    expect(interval).toEqual({ from: received - minute, to: received })
  })

  it('that was told to end before the one before it overlaps, for the server to refuse', () => {
    const [to, ended] = [at('09:10:00.000'), at('09:10:30.000')]
    const told = { seconds: 60, from: undefined, to }
    expect(intervalOf(told, { received: ended, ended, timeZone })).toEqual({
      from: to - minute,
      to,
    })
  })
})
