import { type Refusal, refusal } from '../../domain/refusal.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { Principal } from '../access/principal.ts'
import { pseudonymOf } from '../access/pseudonym.ts'
import { type AskedCompetence, holdCompetences } from '../store/competences.ts'
import type { Database } from '../store/database.ts'
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

/** For each scan, in order: why whoever records it is not certified for it; undefined when they are. One question for all. */
export async function checkCompetences(
  db: Database,
  gated: readonly Gated[],
  { principal, organisationKey, now }: { principal: Principal; organisationKey: number; now: Date },
): Promise<readonly (Refusal | undefined)[]> {
  if (gated.length === 0) return []
  const asked = gated.map(({ sent, stage }): AskedCompetence => {
    const operator = operatorOf(principal, sent)
    const { facility, time = now } = sent
    return { operator, kind: stage.competence?.kind ?? '', facility, time }
  })
  const held = await holdCompetences(db, organisationKey, asked)
  return gated.map(({ sent, stage }, index) =>
    held[index] === true ? undefined : notCompetent(principal, stage, sent.time ?? now),
  )
}

/** Says which certificate is missing and who can add it. */
export function notCompetent(principal: Principal, stage: Stage, time: Date): Refusal {
  const { name: slug = '' } = principal.organisation ?? {}
  const day = time.toISOString().slice(0, 10)
  const right = `an administrator of "${slug}" can add it (POST /competences)`
  const kind = stage.competence?.kind ?? ''
  if (principal.kind === 'person') {
    const message = `Cannot record "${stage.name}": you hold no certificate "${kind}" that is valid on ${day}; ${right}`
    return refusal('not_competent', '/stage', message)
  }
  const message = `Cannot record "${stage.name}" at this station: expected as operator the pseudonym of a person with a certificate "${kind}" that is valid on ${day}; ${right}`
  return refusal('not_competent', '/operator', message)
}
