import type { Transaction } from 'kysely'
import { RefusedError } from '../../domain/refused.ts'
import type { Goods } from '../../workflows/custody-terms.ts'
import { hasRecallReason, underRecallReasonField } from '../../workflows/recall-reason.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { type JudgedRecalls, judgeRecalls } from '../../workflows/under-recall.ts'
import type { Installation } from '../installation.ts'
import { listGoingBack, listOpenRecalls } from '../store/custody/open-recalls.ts'
import type { Tables } from '../store/database.ts'

interface PassingOn {
  readonly stream: LoadedStream
  readonly goods: readonly (Goods & { readonly batchKey: number })[]
  readonly receiverKey: number
  /** The papers that they travel with, which may give a supervisor's reason. */
  readonly papers: Readonly<Record<string, unknown>>
  /** Where a fault of goods is told, by their place. */
  readonly pointerOf: (index: number) => string
}

/** What open recalls say to goods that one organisation passes on to another. Most goods cost one look. */
export async function judgeRecalled(
  { system }: Installation['store'],
  tx: Transaction<Tables>,
  { stream, goods, receiverKey, papers, pointerOf }: PassingOn,
): Promise<JudgedRecalls> {
  const batchKeys = goods.map(({ batchKey }) => batchKey)
  const open = Map.groupBy(await listOpenRecalls(tx, batchKeys), ({ batchKey }) => batchKey)
  if (open.size === 0) return { faults: [], warnings: [] }
  const back = await listGoingBack(system, { batchKeys: [...open.keys()], receiverKey })
  return judgeRecalls({
    goods,
    recallsOf: (index) => open.get(batchKeys[index] ?? 0) ?? [],
    goesBack: (index) => back.has(batchKeys[index] ?? 0),
    terms: stream.custody,
    pointerOf,
    reason: { pointer: `/papers/${underRecallReasonField.name}`, isGiven: hasRecallReason(papers) },
  })
}

/** Throws the refusal of goods that were recalled since they were offered. */
export async function assertNotRecalled(
  store: Installation['store'],
  tx: Transaction<Tables>,
  passing: PassingOn,
): Promise<void> {
  const { faults } = await judgeRecalled(store, tx, passing)
  if (faults.length > 0) throw new RefusedError({ code: 'guard_not_met', faults })
}
