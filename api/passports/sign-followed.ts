import { percentIn } from '../../domain/claim/share.ts'
import type { LineageSummary } from '../../domain/passport/passport.ts'
import { sumOf } from '../../domain/sum.ts'
import type { Database } from '../store/database.ts'
import { countSources } from '../store/passports/passports.ts'
import type { Issuing, ToSign } from './credential-of.ts'
import { type Followed, subjectOf } from './follow-event.ts'
import { publicPoints } from './public-points.ts'
import { signVersion } from './sign-version.ts'

/** What is signed of a thing at its last event. */
export async function signFollowed(
  tx: Database,
  of: Followed,
  issuing: Issuing,
  what: Pick<ToSign, 'passport' | 'version' | 'cause' | 'predecessors' | 'unlessSame'>,
): Promise<void> {
  const { batch, terms, links, earlier } = of
  const made = earlier[0]?.batch ?? batch
  const isShown = terms.isOpen === true
  const says = terms.says(subjectOf(of, await lineageOf(tx, of)))
  const predecessors = what.predecessors.filter(
    (one) => isShown || one.organisationKey === batch.organisationKey,
  )
  const events = links.map(({ digest }) => digest)
  const namesMaker = isShown || made.organisationKey === batch.organisationKey
  const points = await publicPoints(tx, of, issuing.streams)
  await signVersion(
    tx,
    { ...what, predecessors, batch, made, namesMaker, events, says, points },
    issuing,
  )
}

/** Out of how much the thing was made, by whoever made it. */
async function lineageOf(
  tx: Database,
  { batch, links, earlier }: Followed,
): Promise<LineageSummary> {
  const first = earlier[0] ?? { batch, links }
  const { direct, all } = await countSources(tx, first.batch.batchKey)
  const event = first.links[0]?.event
  const additions = event?.additions ?? []
  const drawn = sumOf(event?.batches ?? [], ({ drawnGrams = 0 }) => drawnGrams)
  const total = drawn + sumOf(additions, ({ massGrams }) => massGrams)
  return {
    directSources: direct,
    furtherSources: all - direct,
    additions: additions.map(({ material, massGrams }) => ({
      material,
      percent: percentIn(massGrams, total) ?? '0',
    })),
  }
}
