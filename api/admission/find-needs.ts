import { mayRole } from '../../domain/role.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../access/principal.ts'
import type { Database } from '../store/database.ts'
import { readEventStages } from '../store/event-stages.ts'
import type { Sent } from './sent.ts'

/** What a scan needs of persons: the stage that asks for it, or the one that must be recorded in its place. */
export type Needs = { readonly stage: Stage } | { readonly instead: string; readonly stage: Stage }

/**
 * Whether the certificates of persons are asked of this principal. A key with the right `supervise` speaks for the
 * organisation, whose own system answers for its people: there the facts name who signed. A person, a station and a key
 * that only records do not.
 */
export function answersForPersons({ kind, role }: Principal): boolean {
  return kind === 'station' && mayRole(role, 'supervise')
}

/** What each scan needs of persons, in order; undefined where it needs nothing. */
export async function findNeeds(
  sent: readonly Sent[],
  known: {
    readonly streams: ReadonlyMap<string, LoadedStream>
    readonly db: Database
    readonly organisationKey: number
  },
): Promise<readonly (Needs | undefined)[]> {
  const { streams, db, organisationKey } = known
  const stageOf = ({ stream, stage }: { stream: string; stage: string }) =>
    streams.get(stream)?.allStages[stage]
  const reversed = sent.filter(({ stage, reverses }) => stage === 'reversed' && isUuid(reverses))
  const ids = reversed.map(({ reverses }) => reverses)
  const targets = ids.length === 0 ? undefined : await readEventStages(db, organisationKey, ids)
  return sent.map((one): Needs | undefined => {
    const stage = stageOf(one)
    if (stage?.competence !== undefined || stage?.signatures !== undefined) return { stage }
    const target = targets?.get(one.reverses)
    const begun = target === undefined ? undefined : stageOf(target)
    if (one.stage !== 'reversed' || begun?.endedBy === undefined) return undefined
    return { stage: begun, instead: begun.endedBy }
  })
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
