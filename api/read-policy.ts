import { readFile } from 'node:fs/promises'
import { textOfFile } from '../domain/file-text.ts'
import { type Policy, parsePolicy } from '../domain/proof/log/policy.ts'
import { faultOf, refuse } from '../domain/refusal.ts'
import { RefusedError } from '../domain/refused.ts'

/** The text of a policy file. Throws a refusal where there is none. */
export async function readPolicyFile(file: string): Promise<string> {
  try {
    return textOfFile(await readFile(file))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new RefusedError(refuse('invalid', file, ['policy_unreadable', { file, why }]))
  }
}

/** What a policy file says; throws a refusal with all that is wrong in it. */
export async function policyIn(text: string, file: string): Promise<Policy> {
  const policy = await parsePolicy(text)
  if ('logs' in policy) return policy
  const faults = policy.map(({ says, values }) => faultOf(file, says, values))
  throw new RefusedError({ code: 'invalid', faults })
}
