import type { BatchState } from '../domain/event.ts'
import { handedOverState } from '../domain/replay-chain.ts'
import type { Stream } from './stream.ts'

/** Where a batch stands when all that was left of it has gone to another organisation. */
export function stateWhenGone({ custody }: Pick<Stream, 'custody'>, goods: BatchState): string {
  return custody.isUnfinished?.(goods) === true ? goods.state : handedOverState
}

/** Where it stands when some of it comes back, and it stood there when it left; elsewhere work may have gone on meanwhile. */
export function stateWhenBack(
  { custody }: Pick<Stream, 'custody'>,
  goods: BatchState,
  leftState: string,
): string {
  const { state, massGrams } = goods
  if (state === handedOverState) return leftState
  const isEnded = massGrams === 0 && custody.isUnfinished?.({ ...goods, state: leftState }) === true
  return isEnded ? leftState : state
}
