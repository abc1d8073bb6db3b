import type { Queue } from './queue/queue.ts'
import type { ShownScan } from './queue/queue-view.ts'

/**
 * Lets an emergency past earlier scans of its batch that stand still, refused or another person's: nothing that somebody has to mend first may
 * hold it up. Behind one that goes out by itself it keeps its turn, since that one would find the batch set apart.
 */
export async function letAlarmAhead(queue: Queue, place: number): Promise<void> {
  const { scans } = queue.view()
  const own = scans.find(({ queued }) => queued.place === place)?.progress
  if (own?.how === 'behind' && standsStill(scans, own.place)) await queue.letGoAhead(place)
}

/** Whether what a scan waits behind, in the end, waits for a person. */
function standsStill(scans: readonly ShownScan[], place: number): boolean {
  const progress = scans.find(({ queued }) => queued.place === place)?.progress
  if (progress?.how !== 'behind')
    return progress?.how === 'refused' || progress?.how === 'other_person'
  return standsStill(scans, progress.place)
}
