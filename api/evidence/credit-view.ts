import type { z } from '@hono/zod-openapi'
import { conversionFactor } from '../../domain/claim/conversion-factor.ts'
import type { StoredCredit } from '../store/evidence/credits.ts'
import type { creditSchema } from './credit-schemas.ts'

type CreditView = z.output<typeof creditSchema>

/** A stored credit as the API shows it. */
export function creditView(stored: StoredCredit): CreditView {
  const { creditKey: _, digest: __, outputs: ___, inputs, createdTime, ...credit } = stored
  return {
    ...credit,
    conversionFactor: conversionFactor(credit.claimableGrams, credit.recycledInputGrams),
    inputs: inputs.map(({ batch, grams, evidence }) => ({
      batch,
      grams,
      // Written from a request that the same schema had read.
      evidence: evidence as CreditView['inputs'][number]['evidence'],
    })),
    createdTime: createdTime.toISOString(),
  }
}
