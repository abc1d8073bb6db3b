import type { Context } from 'hono'
import { parseCount } from '../../domain/proof/log/count.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Env } from '../http/env.ts'

/** Words of a query by their names; what was left out is absent. */
export type Asked<Name extends string> = Readonly<Partial<Record<Name, string>>>

/** The words of a query. Throws a refusal with all that are not known here or stand twice. */
export function askedIn<Name extends string>(
  context: Context<Env>,
  names: readonly Name[],
): Asked<Name> {
  const given = Object.entries(context.req.queries())
  const faults = given.flatMap(([name, values]): readonly Fault[] => {
    if (!names.some((known) => known === name))
      return [faultOf(`/query/${name}`, 'name_not_described', { name })]
    return values.length > 1 ? [faultOf(`/query/${name}`, 'log_asked_twice', { name })] : []
  })
  if (faults.length > 0) throw malformed(faults)
  return Object.fromEntries(given.map(([name, [value]]) => [name, value])) as Asked<Name>
}

/** Sizes and places among the words of a query. Throws a refusal with all that are none. */
export function countsIn<Name extends string>(
  asked: Asked<Name>,
  names: readonly Name[],
): Readonly<Partial<Record<Name, number>>> {
  const read = names.flatMap((name) => {
    const given = asked[name]
    return given === undefined ? [] : [{ name, given, count: parseCount(given) }]
  })
  const faults = read
    .filter(({ count }) => count === undefined)
    .map(({ name, given }) =>
      faultOf(`/query/${name}`, 'log_count_wrong', { given: given.slice(0, 40) }),
    )
  if (faults.length > 0) throw malformed(faults)
  return Object.fromEntries(read.map(({ name, count }) => [name, count])) as Readonly<
    Partial<Record<Name, number>>
  >
}

/** A question that cannot be read. */
export function malformed(faults: readonly Fault[]): RefusedError {
  return new RefusedError({ code: 'malformed', faults })
}
