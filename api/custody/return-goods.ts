import type { Content } from '../../domain/event.ts'
import { splitContent } from '../../domain/fit-content.ts'
import type { Installation } from '../installation.ts'
import { listCargo, updateLine } from '../store/custody/hand-over-lines.ts'
import { recordGoods } from './record-goods.ts'
import type { Applied, Stepping } from './stepping.ts'

/** Takes what was refused back into the sender's books, each batch where it stood before. */
export async function returnGoods(
  installation: Installation,
  stepping: Stepping,
): Promise<Applied> {
  const { handOver, lines, held, now } = stepping
  const { tx } = held
  const { handOverKey, id } = handOver
  const cargo = new Map((await listCargo(tx, handOverKey)).map((row) => [row.line, row]))
  const refused = lines.filter(({ refused_grams }) => (refused_grams ?? 0) > 0)
  const scan = {
    stream: refused[0]?.stream,
    stage: 'handed_back',
    facility: handOver.from,
    batches: refused.map(({ line, code, sent_grams, refused_grams }) => {
      const sent = sent_grams ?? 0
      const back = refused_grams ?? 0
      const inside = (cargo.get(line)?.content ?? {}) as Content
      const [, content] = splitContent(inside, [sent - back, back])
      const isEmpty = Object.keys(content).length === 0
      return { batch: code, massGrams: back, ...(isEmpty ? {} : { content }) }
    }),
    facts: { handOver: id, standing: refused.map(({ line }) => cargo.get(line)?.standing ?? '') },
  }
  const receipt = await recordGoods(installation, scan, {
    ...stepping,
    makes: 'return',
    lineOf: refused.map(({ line }) => line - 1),
  })
  for (const { line, refused_grams } of refused) {
    await updateLine(tx, { handOverKey, line }, { returned_grams: refused_grams })
  }
  return { change: { closed_time: now }, events: [receipt.id] }
}
