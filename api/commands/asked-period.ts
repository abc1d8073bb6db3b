import type { z } from 'zod'
import { faultsOf } from '../../domain/schema-faults.ts'
import { RefusedError } from '../http/problem.ts'
import type { Call } from './command.ts'

/** The period that a report command was asked for, this year when no other is named, with what else the report takes. */
export function askedPeriod<Query extends z.ZodType>(
  { options, now }: Call,
  schema: Query,
  rest: object = {},
): z.output<Query> {
  const asked = {
    from: options.from ?? `${now.getUTCFullYear()}-01-01`,
    to: options.to ?? `${now.getUTCFullYear() + 1}-01-01`,
    ...(options['time-zone'] === undefined ? {} : { timeZone: options['time-zone'] }),
    ...rest,
  }
  const query = schema.safeParse(asked)
  if (query.success) return query.data
  const faults = query.error.issues.flatMap((issue) => faultsOf(issue, asked))
  throw new RefusedError({ code: 'invalid', faults })
}
