import { passportContext } from '../../domain/passport/passport-context.ts'
import type { PassportTerms } from '../../workflows/passport-terms.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { publicFields } from '../public-record/public-facts.ts'

/** What the words of a stream's passports mean: its own, and each fact that answers a point and that anyone may see. */
export function contextOf(stream: LoadedStream, { context, terms }: PassportTerms): string {
  const { points = [], fields = [], ofStages = [] } = stream.passportPoints ?? {}
  const answering = new Set(
    points.flatMap(({ answers, beside = [] }) => [...answers.flat(), ...beside]),
  )
  const own = [...fields, ...ofStages].filter(({ audience }) => audience === 'public')
  const all = [...own, ...publicFields(stream).values()]
  return passportContext({ context, terms, fields: all.filter(({ name }) => answering.has(name)) })
}
