import { audiences, type FactValue } from '../../field.ts'
import { base64url } from '../base64url.ts'
import { canonical, hasCanonicalForm } from '../canonical.ts'
import { type Disclosure, disclosedFacts } from '../disclosure.ts'
import { isShallow } from '../is-shallow.ts'
import { isObject, type ProofFault, proofFault } from '../proof-fault.ts'
import { digestOf } from './digest-of.ts'
import { jsonIn } from './history.ts'

/** What somebody was shown of one event: its digest as the log or the history has it, its text, and what opens some of it. */
export interface Disclosed {
  readonly digest: string
  readonly envelope: string
  readonly disclosures: readonly unknown[]
}

/** One fact as it was shown. */
export interface DisclosedPoint {
  /** JSON pointer into the event as it is opened, such as `/facts/buyer`. */
  readonly pointer: string
  readonly value: FactValue
  /** Whether the event sealed this very value. */
  readonly isSealed: boolean
}

/** What was found of them, point by point. */
export interface DisclosureCheck {
  /** What is wrong; empty where text and all that was shown hold. */
  readonly faults: readonly ProofFault[]
  readonly points: readonly DisclosedPoint[]
  /** How many digests stay closed: withheld, or erased. Neither says anything of the others. */
  readonly closed: number
}

/** Checks what was shown of a stranger's event against the digests that the event sealed, without asking anybody. */
export async function checkDisclosure({
  digest,
  envelope,
  disclosures,
}: Disclosed): Promise<DisclosureCheck> {
  if ((await digestOf(envelope)) !== digest) {
    return { faults: [proofFault('/envelope', 'disclosed_event_other')], points: [], closed: 0 }
  }
  const closed = sealedIn(envelope)
  const faults: ProofFault[] = []
  const points: DisclosedPoint[] = []
  for (const [index, one] of disclosures.entries()) {
    const pointer = `/disclosures/${index}`
    if (!isDisclosure(one)) {
      faults.push(proofFault(pointer, 'disclosure_unreadable'))
      continue
    }
    // Taken away with the first that opens it: the same one twice opens nothing further.
    const isSealed = closed.delete(await digestOf(base64url(canonical(one))))
    if (!isSealed) faults.push(proofFault(pointer, 'disclosure_not_sealed'))
    for (const [at, value] of disclosedFacts([one])) points.push({ pointer: at, value, isSealed })
  }
  return { faults, points, closed: closed.size }
}

function sealedIn(envelope: string): Set<string> {
  const read = jsonIn(envelope)
  const sealed = isObject(read) && Array.isArray(read._sd) ? read._sd : []
  return new Set(sealed.filter((one) => typeof one === 'string'))
}

/** Of version 1 `[salt, place, value]`, of version 2 `[salt, audience, {pointer: value}]`. */
function isDisclosure(value: unknown): value is Disclosure {
  if (!Array.isArray(value) || value.length !== 3 || !isShallow(value, mostDepth)) return false
  const [salt, part, told] = value
  if (typeof salt !== 'string' || typeof part !== 'string' || !hasCanonicalForm(value)) return false
  return isObject(told) || !audiences.some((audience) => audience === part)
}

/** Nothing that we seal is deeper. */
const mostDepth = 32
