import { canonical } from '../../../domain/proof/canonical.ts'
import { type Refusal, refuse } from '../../../domain/refusal.ts'
import { idFrom } from '../../digest.ts'

/**
 * The id of a scan that came without one: it follows from the organisation and from what the scan says, so that the
 * same again is a duplicate. A refusal where that has no canonical form: a number too large, half a character.
 */
export function scanId(organisation: string, said: object): string | Refusal {
  try {
    return idFrom(`import scans/${organisation}/${canonical(said)}`)
  } catch {
    return refuse('invalid', '', ['scan_not_canonical'])
  }
}
