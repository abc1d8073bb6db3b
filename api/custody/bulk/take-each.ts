import { z } from '@hono/zod-openapi'
import { type Fault, type Refusal, type RefusalCode, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { faultsOfAll } from '../../../domain/schema-faults.ts'
import { faultsInText } from '../../../domain/unreadable-text.ts'
import { idSchema } from '../../http/fields.ts'
import type { StoredHandOver } from '../../store/custody/hand-overs.ts'

/** Most steps in one request. */
export const mostSteps = 500

/** What became of one step among many. */
export interface StepReceipt {
  readonly handOver: string | null
  readonly id: string | null
  readonly status: 'taken' | 'duplicate' | 'refused'
  /** State of the hand-over after it. */
  readonly state: string | null
  readonly code: RefusalCode | null
  /** Pointers into the step. */
  readonly faults: readonly Fault[]
}

/** Takes a step that could be read. */
export type Take<Step> = (
  handOver: string,
  step: Step,
  sent: unknown,
) => Promise<{ handOver: StoredHandOver; isNew: boolean }>

/**
 * Reads and takes steps one after the other, each with a receipt of its own: a bad one never spoils its neighbours. A fault of
 * ours is logged under the step's id and told without detail.
 */
export async function takeEach<Step>(
  given: readonly Readonly<Record<string, unknown>>[],
  {
    schema,
    take,
    log,
  }: {
    readonly schema: z.ZodType<Step>
    readonly take: Take<Step>
    readonly log: (line: string, error?: unknown) => void
  },
): Promise<readonly StepReceipt[]> {
  const receipts: StepReceipt[] = []
  for (const one of given) {
    // When the database is away for one it is away for those behind it, which would wait as long again, each of them.
    const isAway = receipts.at(-1)?.code === 'overloaded'
    const within = isAway ? { schema, log, take: comeBack } : { schema, take, log }
    receipts.push(await takeOne(one, within))
  }
  return receipts
}

async function comeBack(): Promise<never> {
  throw new RefusedError(refuse('overloaded', '', ['step_not_answered']))
}

async function takeOne<Step>(
  { handOver, ...rest }: Readonly<Record<string, unknown>>,
  { schema, take, log }: Parameters<typeof takeEach<Step>>[1],
): Promise<StepReceipt> {
  const id = typeof rest.id === 'string' ? rest.id : null
  const named = handOverSchema.safeParse({ handOver })
  const step = schema.safeParse(rest)
  const unreadable = faultsInText(rest, '')
  if (!named.success || !step.success || unreadable.length > 0) {
    const faults = [
      ...unreadable,
      ...faultsOfAll(named.error?.issues ?? [], { handOver }),
      ...faultsOfAll(step.error?.issues ?? [], rest),
    ]
    const shown = typeof handOver === 'string' ? handOver.slice(0, 64) : null
    return refusedReceipt({ handOver: shown, id }, { code: 'invalid', faults })
  }
  const about = { handOver: named.data.handOver, id }
  try {
    const taken = await take(about.handOver, step.data, rest)
    const status = taken.isNew ? 'taken' : 'duplicate'
    return { ...about, status, state: taken.handOver.state, code: null, faults: [] }
  } catch (error) {
    if (error instanceof RefusedError) return refusedReceipt(about, error.refusal)
    log(`Internal error in step ${id} of hand-over ${about.handOver}`, error)
    return refusedReceipt(about, interrupted)
  }
}

const handOverSchema = z.object({ handOver: idSchema() })

const interrupted = refuse('interrupted', '', ['step_interrupted'])

function refusedReceipt(
  about: Pick<StepReceipt, 'handOver' | 'id'>,
  { code, faults }: Refusal,
): StepReceipt {
  return { ...about, status: 'refused', state: null, code, faults }
}
