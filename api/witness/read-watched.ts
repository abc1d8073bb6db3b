import { readFile } from 'node:fs/promises'
import type { NoteKey } from '../../domain/proof/log/note-key.ts'
import { parsePolicy } from '../../domain/proof/log/policy.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

/** The keys of the logs that a policy file names. */
export async function readWatched(file: string): Promise<readonly NoteKey[]> {
  const policy = await parsePolicy(await textIn(file))
  if (!('logs' in policy)) {
    const faults = policy.map(({ says, values }) => faultOf(file, says, values))
    throw new RefusedError({ code: 'invalid', faults })
  }
  if (policy.logs.length === 0)
    throw new RefusedError(refuse('invalid', file, ['witness_without_logs', { file }]))
  return policy.logs.map(({ key }) => key)
}

async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RefusedError(refuse('invalid', file, ['witness_policy_unreadable', { file, why }]))
  }
}
