import { describe, expect, it } from 'vitest'
import type { Field } from '../../../domain/field.ts'
import { obligations } from '../../../domain/passport/point.ts'
import { languages, type Words } from '../../../domain/words.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { fieldsOf } from '../../../workflows/words-of.ts'

const streams = [...(await loadStreams()).values()]

const withParts = (field: Field): readonly Field[] => [field, ...(field.parts ?? [])]
const inThree = (words: Words) => languages.every((language) => words[language].trim() !== '')

describe.each(streams.map((stream) => [stream.name, stream] as const))(
  'passport of %s',
  (_, stream) => {
    const table = stream.passportPoints
    if (table === undefined) throw new Error('no passport')
    const { points, fields, ofStages } = table
    const all = [...fields, ...ofStages].flatMap(withParts)
    // The scale says it, not a fact of a stage.
    const known = new Set([...fieldsOf(stream), ...fields, ...ofStages].map(({ name }) => name))

    it('numbers its points from one, each once, with name, provision and an obligation', () => {
      expect(points.map(({ number }) => number)).toEqual(points.map((_, at) => at + 1))
      expect(points.filter(({ name, when }) => !inThree(name) || (when && !inThree(when)))).toEqual(
        [],
      )
      expect(points.filter(({ provision }) => provision.trim() === '')).toEqual([])
      for (const point of points) {
        expect(Object.keys(point.obligations)).toEqual(Object.keys(table.categories))
        expect(obligations).toEqual(expect.arrayContaining(Object.values(point.obligations)))
        const conditional = Object.values(point.obligations).includes('conditional')
        expect([point.number, point.when !== undefined]).toEqual([point.number, conditional])
      }
    })

    it('answers each point that is asked by fields that there are, or by a derivation', () => {
      for (const { number, answers, beside = [], derive } of points) {
        const unknown = [...answers.flat(), ...beside].filter((name) => !known.has(name))
        expect([number, unknown]).toEqual([number, []])
        const isAsked = Object.values(points[number - 1]?.obligations ?? {}).some(
          (one) => one !== 'not_filled',
        )
        expect([number, answers.length > 0 || derive !== undefined]).toEqual([number, isAsked])
      }
    })

    it('has no field that no point needs', () => {
      const used = new Set(
        points.flatMap(({ answers, beside = [] }) => [...answers.flat(), ...beside]),
      )
      expect(fields.map(({ name }) => name).filter((name) => !used.has(name))).toEqual(
        unneeded[stream.name],
      )
    })

    it('says of each field label, level, source, and unit of a number; bounds have a unit', () => {
      expect(all.filter(({ label }) => !inThree(label)).map(({ name }) => name)).toEqual([])
      expect(all.filter(({ source }) => source === undefined).map(({ name }) => name)).toEqual([])
      expect([...fields, ...ofStages].filter(({ level }) => level === undefined)).toEqual([])
      const numeric = all.filter(({ type }) => ['whole', 'decimal'].includes(type))
      expect(numeric.filter(({ unit, most }) => unit === undefined || most === undefined)).toEqual(
        [],
      )
      expect([...fields, ...ofStages].filter(({ optional }) => optional !== true)).toEqual([])
    })

    it('means by each name what the stages mean by it', () => {
      const meanings = new Map(fieldsOf(stream).map((field) => [field.name, meaningOf(field)]))
      for (const field of ofStages) {
        expect([field.name, meanings.get(field.name) ?? meaningOf(field)]).toEqual([
          field.name,
          meaningOf(field),
        ])
      }
    })

    it('keeps a point from nobody that the law shows it to, and shows it to nobody else', () => {
      const byName = new Map(
        [...fieldsOf(stream), ...fields].map((field) => [field.name, field.audience]),
      )
      const wrong = points.flatMap(({ number, answers, audience }) => {
        const own = fields.map(({ name }) => name)
        const first = answers[0]?.filter((name) => own.includes(name)) ?? []
        return first.filter((name) => byName.get(name) !== audience).map((name) => [number, name])
      })
      expect(wrong).toEqual(laxer[stream.name])
    })
  },
)

/** What a passport holds beside its points: the figures that stand behind the carbon footprint's class. */
const unneeded: Readonly<Record<string, readonly string[]>> = {
  battery: ['carbonFootprintKilogramsPerKilowattHour'],
  textile: [
    'manufacturerAddress',
    'manufacturerContact',
    'manufacturerWebsite',
    'manufacturerEmail',
  ],
}

/** Points of the single battery that public facts of its model answer. */
const laxer: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  battery: [
    [59, 'expectedLifetimeCycles'],
    [60, 'expectedLifetimeYears'],
  ],
  textile: [],
}

function meaningOf({ type, unit, audience, personal }: Field): string {
  return JSON.stringify([type, unit, audience, personal])
}

it('asks 36, 51 and 54 points of batteries and lists 35 of a textile', () => {
  const counts = streams.map(({ name, passportPoints: passport }) => {
    const asked = Object.keys(passport?.categories ?? {}).map((category) => {
      const of = passport?.points.filter(
        ({ obligations: all }) => all[category] === passport.counted,
      )
      return [category, of?.length]
    })
    return [name, Object.fromEntries(asked)]
  })
  expect(Object.fromEntries(counts)).toEqual({
    battery: { EV: 51, LMT: 54, industrial: 36 },
    textile: { textile: 35 },
  })
})
