import type { WorkView } from '../../web/pages/workplace/work/view.ts'
import type { Installation } from '../installation.ts'
import { choicesOf } from './open-choices.ts'
import type { PageAsker } from './page-asker.ts'

/** Stages that bring in new batches; what others hand over comes in by their hand-over, old records by file. */
export async function readBringIn(
  { streams }: Installation,
  { db, organisationKey, principal }: PageAsker,
  { facility, now }: { facility: string; now: Date },
): Promise<WorkView['bringIn']> {
  const asking = { db, organisationKey, principal, facility, now }
  return Promise.all(
    [...streams.values()].map(async (stream) => {
      const stages = Object.values(stream.stages).filter(({ mass }) => mass === 'received')
      const hrefOf = ({ name }: { name: string }) => `/work/stages/${stream.name}/${name}`
      return { stream: stream.label, stages: await choicesOf(stages, hrefOf, asking) }
    }),
  )
}
