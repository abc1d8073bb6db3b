import type { Batch, Model } from './model.ts'

/** What recalls say to goods that leave; `unsure` when one is being opened at the same moment. */
export type Recalled = 'free' | 'unsure' | 'stopped'

/** Whether goods may leave, no client giving a reason for it: nobody gets what is recalled, except whoever held what it came out of. */
export function recalledOf(
  { recalls, opening, parents }: Model,
  goods: readonly Batch[],
  receiver?: string,
): Recalled {
  const onward = goods.filter((one) => !isFromThem(parents, one, receiver))
  const open = [...recalls.values()].filter(({ ended }) => !ended)
  const stopping = open.filter(({ batch: root, affected }) =>
    onward.some((one) => affected.has(one) && !isRemedied(one, root)),
  )
  if (stopping.some(({ batch }) => !opening.has(batch))) return 'stopped'
  const isUnderWay = [...opening].some(([root, affected]) =>
    onward.some((one) => affected.has(one) && !isRemedied(one, root)),
  )
  return isUnderWay ? 'unsure' : 'free'
}

/** What a recall leads to anyhow: rejected textiles, and parts of a battery that are no battery any more. */
function isRemedied(one: Batch, root: Batch): boolean {
  if (one.stream === 'textile') return one.state === 'rejected'
  return one.kind === 'fraction' && one !== root
}

function isFromThem(
  parents: Model['parents'],
  batch: Batch,
  receiver: string | undefined,
): boolean {
  const above = new Set(parents.get(batch))
  // A set goes on with what is added to it meanwhile.
  for (const one of above) for (const parent of parents.get(one) ?? []) above.add(parent)
  return [...above].some(({ organisation }) => organisation === receiver)
}
