import type { ReturnedLine } from '../../workflows/hand-over-return.ts'
import type { Installation } from '../installation.ts'
import type { Moved, Stepping } from './read-step.ts'
import { recordGoods } from './record-goods.ts'

/** Takes what was refused back into the sender's books, each batch where it stood before. */
export async function returnGoods(
  installation: Installation,
  stepping: Stepping,
  returned: readonly ReturnedLine[],
): Promise<Moved> {
  const { handOver, stream, now } = stepping
  const scan = {
    stream: stream?.name,
    facility: handOver.from,
    batches: returned.map(({ code: batch, grams: massGrams, content }) => {
      const isEmpty = Object.keys(content).length === 0
      return { batch, massGrams, ...(isEmpty ? {} : { content }) }
    }),
    facts: { handOver: handOver.id, standing: returned.map(({ state }) => state) },
  }
  const receipt = await recordGoods(installation, scan, {
    ...stepping,
    makes: 'return',
    lineOf: returned.map(({ line }) => line - 1),
  })
  return {
    events: [receipt.id],
    changes: {
      handOver: { closed_time: now },
      lines: returned.map(({ line, grams }) => ({ line, change: { returned_grams: grams } })),
    },
  }
}
