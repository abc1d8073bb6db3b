import type { Batch } from './model.ts'

/** Packing of batteries that were found sound, and of those that nobody has looked at, which count as damaged. */
const sound = ['P903', 'LP903']
const damaged = ['P908', 'LP904', 'P911', 'LP906']

/** Whether goods may travel so packed: the gravest of them decides for all. Clothes travel in any packing. */
export function isPacked(goods: readonly Batch[], packing: unknown): boolean {
  if (goods[0]?.stream !== 'battery') return true
  const right = goods.some(isUntriaged) ? damaged : sound
  return right.some((one) => one === packing)
}

function isUntriaged({ state }: Batch): boolean {
  return state === 'taken_in'
}
