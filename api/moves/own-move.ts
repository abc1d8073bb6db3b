import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { type MoveFilter, readMoves, type StoredMove } from '../store/moves/moves.ts'

/** The organisation's move of this id, within what whoever asks may see. Throws the refusal that another organisation's gets as well. */
export async function ownMove(
  db: Database,
  organisationKey: number,
  { id, ...reach }: Pick<MoveFilter, 'at' | 'streams'> & { readonly id: string },
): Promise<StoredMove> {
  const [move] = await readMoves(db, organisationKey, { ids: [id], ...reach })
  if (move !== undefined) return move
  throw new RefusedError(refuse('not_found', '/path/id', ['move_not_there', { move: id }]))
}
