import type { NoteKey } from '../../domain/proof/log/note-key.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { policyIn, readPolicyFile } from '../read-policy.ts'

/** The keys of the logs that a policy file names. */
export async function readWatched(file: string): Promise<readonly NoteKey[]> {
  const { logs } = await policyIn(await readPolicyFile(file), file)
  if (logs.length === 0)
    throw new RefusedError(refuse('invalid', file, ['witness_without_logs', { file }]))
  return logs.map(({ key }) => key)
}
