import { nameIn } from '../../domain/local-names.ts'
import type { WaitingHandOver } from '../../web/pages/workplace/work/view.ts'
import { handOverStates } from '../../workflows/hand-over.ts'
import { dangerPhrase } from '../../workflows/kept-danger.ts'
import { handOverViews } from '../custody/hand-over-view.ts'
import type { Installation } from '../installation.ts'
import { listHandOvers } from '../store/custody/hand-overs.ts'
import type { PageAsker } from './page-asker.ts'

/** Hand-overs in which the next step is this side's, what is due soonest first; that an offer may be called back waits for nobody. */
export async function readWaitingHandOvers(
  installation: Installation,
  { db, organisationKey, look, language }: PageAsker,
): Promise<readonly WaitingHandOver[]> {
  const states = [
    'offered',
    'in_transport',
    'stored',
    'received',
    'part_accepted',
    'refused',
  ] as const
  const rows = await listHandOvers(db, organisationKey, { states, limit: 100 })
  const shown = { organisationKey, handOvers: rows, now: look.now, look }
  const views = await handOverViews(installation, db, shown)
  return views
    .filter(({ openSteps }) => openSteps.some((step) => step !== 'cancel'))
    .map(({ id, part, sender, receiver, state, lines, stream, dueTime }) => ({
      id,
      other: nameIn(part === 'receiver' ? sender : receiver, language),
      state: handOverStates[state],
      lines: lines.length,
      danger: dangerPhrase(
        installation.streams,
        lines.map((line) => ({ ...line, stream })),
      ),
      due: state === 'in_transport' || state === 'stored' ? dueTime : null,
    }))
    .toSorted((one, other) => ((one.due ?? '~') < (other.due ?? '~') ? -1 : 1))
}
