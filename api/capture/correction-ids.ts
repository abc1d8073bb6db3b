import type { Envelope } from '../../domain/proof/envelope.ts'
import { idFrom } from '../digest.ts'
import { macsOf, type Secret } from '../secret/secret.ts'
import { readEnvelopes } from '../store/check/envelopes.ts'
import type { Database } from '../store/database.ts'

/** Ids of the two events of a correction. */
export interface CorrectionIds {
  readonly reversal: string
  readonly replacement: string
}

interface Named {
  readonly organisationKey: number
  /** The correction's own id, and the event that it takes back. */
  readonly id: string
  readonly event: string
}

/**
 * The ids that follow from a correction and from the secret of this installation: the same correction again finds its events,
 * and nobody can guess them or record something under them beforehand. One that the code before recorded keeps the ids that
 * followed from its own alone, and one under a secret before those of that secret; a scan under such an id counts only where it takes back the very same event.
 */
export async function correctionIds(
  db: Database,
  secret: Secret,
  { organisationKey, id, event }: Named,
): Promise<CorrectionIds> {
  const macs = (part: string) =>
    macsOf(secret, `loomcell-correction/1\n${organisationKey}\n${id}\n${part}\n`)
  const under = secret.before.map((_, at) =>
    idsFrom((part) => macs(part).earlier[at]?.toString('hex') ?? ''),
  )
  for (const former of [idsFrom((part) => `correction/${id}/${part}`), ...under]) {
    const [stored] = await readEnvelopes(db, [former.reversal])
    if (stored === undefined) continue
    // Written by `seal`, which wrote nothing else.
    const { body } = JSON.parse(stored.envelope.toString('utf8')) as Envelope
    if (body.reverses === event) return former
  }
  return idsFrom((part) => macs(part).digest.toString('hex'))
}

function idsFrom(textOf: (part: string) => string): CorrectionIds {
  return { reversal: idFrom(textOf('reversal')), replacement: idFrom(textOf('replacement')) }
}
