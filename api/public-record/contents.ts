import { claimWording } from '../../domain/claim/claim-wording.ts'
import { type CustodyModel, custodyModels } from '../../domain/claim/custody-model.ts'
import { percentIn, percentOf } from '../../domain/claim/share.ts'
import { elementWords } from '../../domain/element-words.ts'
import type { Content } from '../../domain/event.ts'
import type { FactValue } from '../../domain/field.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { choiceWords, measureWords } from '../../workflows/words-of.ts'
import type { Told } from './public-facts.ts'

type Rate = RecordView['rates'][number]

/** What is known to be inside, most first, with its share of the batch's mass. */
export function contentLines(
  stream: LoadedStream,
  content: Content,
  massGrams: number | null,
): RecordView['content'] {
  const whole = massGrams === null ? null : massGrams * 1_000
  return Object.entries(content)
    .filter(([, milligrams]) => milligrams > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([name, milligrams]) => {
      const word = name.slice(name.indexOf(':') + 1)
      const label = elementWords(word) ?? choiceWords(stream, word)
      return { name, label, milligrams, percent: percentIn(milligrams, whole) }
    })
}

/**
 * Recycled content where the stream decided its three shares; null elsewhere. Shares decided for each batch from its own
 * recipe are controlled blending unless a fact says which model it is; what holds no virgin material was blended with nothing else.
 */
export function recycledContent(told: Told): RecordView['recycled'] {
  const pre = told('pre_consumer_share')?.value
  const post = told('post_consumer_share')?.value
  const virgin = told('virgin_share')?.value
  if (!isShare(pre) || !isShare(post) || !isShare(virgin)) return null
  const model = modelIn(told('custody_model')?.value, virgin)
  return {
    preConsumerPercent: percentOf(pre),
    postConsumerPercent: percentOf(post),
    virginPercent: percentOf(virgin),
    model,
    ...claimWording(model, { pre_consumer: pre, post_consumer: post }),
  }
}

function isShare(value: FactValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000
}

function modelIn(value: FactValue | undefined, virgin: number): CustodyModel {
  const usual = virgin === 0 ? 'segregated' : 'controlled_blending'
  return custodyModels.find((model) => model === value) ?? usual
}

/** Rates against targets, as a stage decided them; what does not read as a rate is left out. */
export function ratesIn(told: Told): readonly Rate[] {
  const { field, value } = told('targets') ?? {}
  if (field === undefined || !Array.isArray(value)) return []
  return value.flatMap((one: FactValue) => {
    if (one === null || typeof one !== 'object' || !('subject' in one)) return []
    const { metric, subject, percent, minimumPercent, due, binding, status } = one
    return [
      {
        measure: measureWords(field, String(metric), String(subject)),
        percent: typeof percent === 'string' ? percent : null,
        minimumPercent: String(minimumPercent),
        due: String(due),
        binding: binding === true,
        status: String(status),
      },
    ]
  })
}
