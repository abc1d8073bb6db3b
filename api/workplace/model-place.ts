import type { Context } from 'hono'
import { usualTimeZone } from '../../domain/local-day.ts'
import type { PassportTable } from '../../domain/passport/point.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { mayRole } from '../../domain/role.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Env } from '../http/env.ts'
import type { Installation } from '../installation.ts'
import { readersZone } from '../store/organisations/place.ts'
import type { PageAsker } from './page-asker.ts'

/** How whoever asks reads pages of models. */
export async function readerOf({ db, organisationKey, language, principal }: PageAsker) {
  const timeZone = (await readersZone(db, organisationKey)) ?? usualTimeZone
  return { language, timeZone, mayWrite: mayRole(principal.role, 'supervise') }
}

/** A stream with passports, or the refusal that names those there are. */
export function streamOf(
  { streams }: Installation,
  context: Context<Env>,
): { readonly stream: LoadedStream; readonly table: PassportTable } {
  const name = context.req.param('stream') ?? ''
  const stream = streams.get(name)
  const table = stream?.passportPoints
  if (stream !== undefined && table !== undefined) return { stream, table }
  const known = [...streams.values()].filter((one) => one.passportPoints !== undefined)
  const values = { stream: name.slice(0, 80), streams: known.map((one) => one.name) }
  throw new RefusedError(refuse('unknown_stream', '/path/stream', ['stream_not_known', values]))
}
