import { createHmac } from 'node:crypto'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { idFrom } from '../record-walk.ts'
import type { Database } from '../store/database.ts'
import { readEnvelopes } from '../store/envelopes.ts'

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
 * followed from its own alone; a scan under such an id counts only where it takes back the very same event.
 */
export async function correctionIds(
  db: Database,
  secret: string,
  { organisationKey, id, event }: Named,
): Promise<CorrectionIds> {
  const former = idsFrom((part) => `correction/${id}/${part}`)
  const [stored] = await readEnvelopes(db, [former.reversal])
  if (stored !== undefined) {
    // Written by `seal`, which wrote nothing else.
    const { body } = JSON.parse(stored.envelope.toString('utf8')) as Envelope
    if (body.reverses === event) return former
  }
  return idsFrom((part) =>
    createHmac('sha256', secret)
      .update(`loomcell-correction/1\n${organisationKey}\n${id}\n${part}\n`)
      .digest('hex'),
  )
}

function idsFrom(textOf: (part: string) => string): CorrectionIds {
  return { reversal: idFrom(textOf('reversal')), replacement: idFrom(textOf('replacement')) }
}
