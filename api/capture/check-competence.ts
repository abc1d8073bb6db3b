import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { Principal } from '../http/principal.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Database } from '../store/database.ts'
import { type AskedCompetence, holdCompetences } from '../store/organisations/competences.ts'
import { readBegan } from './began.ts'
import type { Sent } from './sent.ts'

/** The pseudonym under which a scan is recorded: a person's own, or the one that a station's scan names. */
export function operatorOf(principal: Principal, sent: Sent): string {
  if (principal.kind === 'station') return sent.operator
  return pseudonymOf(principal.personId, principal.organisation?.slug ?? '')
}

/** A scan whose stage asks for a certificate. */
export interface Gated {
  readonly sent: Sent
  readonly stage: Stage
}

interface Checking {
  readonly principal: Principal
  readonly organisationKey: number
  readonly now: Date
  /** What came in the same request, which may make the batches that the scans are about. */
  readonly beside?: readonly Sent[]
}

/**
 * For each scan, in order: why whoever records it is not certified for it; undefined when they are. One question for all. What
 * is said to have happened before its batch began counts from there, or a certificate that ended would serve by a date.
 */
export async function checkCompetences(
  db: Database,
  gated: readonly Gated[],
  { principal, organisationKey, now, beside = [] }: Checking,
): Promise<readonly (Refusal | undefined)[]> {
  if (gated.length === 0) return []
  const scans = gated.map(({ sent }) => sent)
  const began = await readBegan(db, organisationKey, { asked: scans, beside, now })
  const times = scans.map((sent) => {
    const { time = now } = sent
    const first = began(sent)
    return first !== undefined && first > time ? first : time
  })
  const asked = gated.map(({ sent, stage }, index): AskedCompetence => {
    const operator = operatorOf(principal, sent)
    const time = times[index] ?? now
    return { operator, kind: stage.competence?.kind ?? '', facility: sent.facility, time }
  })
  const held = await holdCompetences(db, organisationKey, asked)
  return gated.map(({ stage }, index) =>
    held[index] === true ? undefined : notCompetent(principal, stage, times[index] ?? now),
  )
}

/** Says which certificate is missing and who can add it. */
export function notCompetent(principal: Principal, stage: Stage, time: Date): Refusal {
  const { name: slug = '' } = principal.organisation ?? {}
  const day = time.toISOString().slice(0, 10)
  const values = { stage: stage.name, kind: stage.competence?.kind ?? '', day, organisation: slug }
  return principal.kind === 'person'
    ? refuse('not_competent', '/stage', ['certificate_not_held', values])
    : refuse('not_competent', '/operator', ['certificate_of_operator_missing', values])
}
