import { z } from 'zod'
import { stationStates } from '../line/reading.ts'
import { right } from '../right.ts'
import { isTimeZone } from '../time-zone.ts'
import { parsePattern, partNames } from './topic-pattern.ts'

/** The version of mapping files that is read. */
const mappingVersion = 1

export type Meter = 'energyWattHours' | 'waterMillilitres' | 'dyeGrams'

/** Units of meters, and how many of what is recorded one of them is. */
export const meterUnits: Readonly<Record<Meter, Readonly<Record<string, string>>>> = {
  energyWattHours: { Wh: '1', kWh: '1000', MWh: '1000000' },
  waterMillilitres: { ml: '1', l: '1000', m3: '1000000' },
  dyeGrams: { g: '1', kg: '1000' },
}

const name = z.string().min(1).max(60)
const pointer = z
  .string()
  .max(200)
  .regex(/^(\/([^~/]|~[01])*)*$/, right('right_pointer'))
/** What a JSON pointer finds in a payload; where it finds nothing the message is not taken, unless that is `optional`. */
const place = z.strictObject({ at: pointer, optional: z.boolean().default(false) })

function meter(of: Meter) {
  return place.extend({ unit: z.enum(Object.keys(meterUnits[of])) })
}

/** When the interval of a reading was: told, or so many seconds up to when it was told or came. */
const time = z
  .strictObject({
    from: z.strictObject({ at: pointer }).optional(),
    to: z.strictObject({ at: pointer }).optional(),
    seconds: z.int().min(1).max(3_600).optional(),
    form: z.enum(['iso', 'seconds', 'milliseconds']).default('iso'),
  })
  .refine(
    ({ from, to, seconds }) =>
      (from === undefined) !== (seconds === undefined) && (from === undefined || to !== undefined),
    right('right_gateway_time'),
  )

const reading = z
  .strictObject({
    time,
    good: place.optional(),
    bad: place.optional(),
    defects: z.record(name, place).optional(),
    state: z
      .strictObject({ at: pointer, words: z.record(name, z.enum(stationStates)).optional() })
      .optional(),
    reason: place.optional(),
    energyWattHours: meter('energyWattHours').optional(),
    waterMillilitres: meter('waterMillilitres').optional(),
    dyeGrams: meter('dyeGrams').optional(),
  })
  .refine(
    ({ time: _, defects: __, reason: ___, ...said }) =>
      Object.values(said).some((one) => one !== undefined),
    right('right_gateway_reading'),
  )

/** A scan as it is sent, in which `{"at": …}` stands for what the payload has there and `{"part": …}` for a part of the topic. */
const scan = z.record(z.string(), z.json())

const topic = z
  .strictObject({
    topic: z.string().refine((text) => parsePattern(text) !== undefined, {
      message: right('right_gateway_topic', { example: '{station}' }),
    }),
    station: name.optional(),
    payload: z.enum(['json', 'text']).default('json'),
    sequence: z.strictObject({ at: pointer }).optional(),
    reading: reading.optional(),
    scan: scan.optional(),
  })
  .refine(
    (rule) => (rule.reading === undefined) !== (rule.scan === undefined),
    right('right_gateway_one_kind'),
  )
  .refine(
    (rule) => {
      const pattern = parsePattern(rule.topic)
      const isNamed = pattern === undefined || partNames(pattern).includes('station')
      return isNamed !== (rule.station !== undefined)
    },
    { path: ['station'], message: right('right_gateway_station') },
  )

/** A mapping file: which topics are which readings and scans of which stations. */
export const mappingSchema = z.strictObject({
  version: z.literal(mappingVersion),
  timeZone: z.string().refine(isTimeZone, right('right_time_zone')),
  stations: z
    .record(
      name,
      z
        .strictObject({
          keyFile: name,
          signingKeyFile: name.optional(),
          organisation: name.optional(),
        })
        .refine(
          ({ signingKeyFile, organisation }) =>
            (signingKeyFile === undefined) === (organisation === undefined),
          right('right_gateway_signing'),
        ),
    )
    .refine((stations) => Object.keys(stations).length > 0, right('right_gateway_stations')),
  topics: z.array(topic).min(1).max(1_000),
})

export type MappingFile = z.output<typeof mappingSchema>
export type TopicRule = MappingFile['topics'][number]
export type Place = z.output<typeof place>
export type ReadingRule = NonNullable<TopicRule['reading']>
export type TimeRule = ReadingRule['time']
