import { plainText } from '../../../domain/plain-text.ts'
import { sum, sumOf } from '../../../domain/sum.ts'
import type { Language } from '../../../domain/words.ts'
import { flowPhrases } from './flow-phrases.ts'
import { counted } from './format.ts'
import { groupsOf } from './origin-groups.ts'
import { phrases } from './phrases.ts'
import type { Outcome, RecordView } from './view.ts'

/** So many grams that went one way. */
export interface Flow {
  readonly label: string
  /** Above 0. */
  readonly grams: number
  /** How it is drawn: goods, what was added without a record, what was lost, what is left. */
  readonly kind: 'goods' | 'added' | 'lost' | 'left'
}

/**
 * What went in and what it became, most first. A step that made more than this batch gave, such as a product out of several, is told by
 * what this batch gave: single grams of it cannot be traced further.
 */
export function flowsOf(
  view: RecordView,
  language: Language,
): { readonly from: readonly Flow[]; readonly to: readonly Flow[] } {
  const from = groupsOf(view, language).map(({ name, count, grams, added }): Flow => {
    const label = added ? name : counted(name, count, language)
    return { label, grams, kind: added ? 'added' : 'goods' }
  })
  const became = view.outcomes.flatMap((outcome) => becomeOf(outcome, language))
  const rest = view.standing === 'here' ? (view.massGrams ?? 0) : 0
  const left: Flow = { label: flowPhrases.still[language], grams: rest, kind: 'left' }
  const away: Flow = {
    label: flowPhrases.sentOut[language],
    grams: view.sentOutGrams,
    kind: 'goods',
  }
  const to = became.length === 0 ? [] : [...merged([...became, away], language), left]
  return { from: from.flatMap(shownFlow), to: to.flatMap(shownFlow) }
}

/** Names of materials are what somebody typed. */
function shownFlow(flow: Flow): readonly Flow[] {
  return flow.grams > 0 ? [{ ...flow, label: plainText(flow.label) }] : []
}

/** A flow with how many it is made of; none for what is not counted. */
interface Became extends Flow {
  readonly count?: number
}

function becomeOf(
  { stage, drawnGrams, outputs, outputsLeftOut, losses }: Outcome,
  language: Language,
): readonly Became[] {
  if (drawnGrams === null) return []
  const made = sumOf(outputs, ({ massGrams }) => massGrams ?? 0)
  const lost = sumOf(losses, ({ grams }) => grams)
  const kinds = [...Map.groupBy(outputs, ({ batch }) => batch.kind.label[language])]
  const isOwn = outputsLeftOut === 0 && made > 0 && made + lost <= drawnGrams
  const isWeighed = outputs.every(({ massGrams }) => massGrams !== null)
  const rest: Pick<Flow, 'label' | 'kind'> = isWeighed
    ? { label: flowPhrases.difference[language], kind: 'lost' }
    : { label: flowPhrases.unweighed[language], kind: 'goods' }
  if (!isOwn) {
    const label = kinds.length === 1 ? (kinds[0]?.[0] ?? '') : stage.label[language]
    return [{ label, grams: drawnGrams, kind: 'goods' }]
  }
  return [
    ...kinds.map(([label, members]): Became => {
      const weighed = members.flatMap(({ massGrams }) => massGrams ?? [])
      return { label, grams: sum(weighed), kind: 'goods', count: weighed.length }
    }),
    ...losses.map(({ label, grams }): Flow => ({ label: label[language], grams, kind: 'lost' })),
    { ...rest, grams: drawnGrams - made - lost },
  ]
}

/** Most bands on one side beside what is still here; the smallest of more are one, or two where some is goods and some was lost. */
const mostFlows = 6

function merged(flows: readonly Became[], language: Language): readonly Flow[] {
  const byLabel = Map.groupBy(flows, ({ label, kind }) => `${kind} ${label}`)
  const sums = [...byLabel.values()].flatMap((all): Flow[] => {
    const [first] = all
    if (first === undefined) return []
    const count = sumOf(all, (one) => one.count ?? 0)
    const label = count === 0 ? first.label : counted(first.label, count, language)
    return [{ label, kind: first.kind, grams: sumOf(all, ({ grams }) => grams) }]
  })
  const sorted = sums.filter(({ grams }) => grams > 0).sort((one, other) => other.grams - one.grams)
  if (sorted.length <= mostFlows) return sorted
  const label = phrases.otherSources[language]
  const restOf = (shown: number) =>
    [...Map.groupBy(sorted.slice(shown), ({ kind }) => kind)].map(
      ([kind, all]): Flow => ({ label, kind, grams: sumOf(all, ({ grams }) => grams) }),
    )
  const one = restOf(mostFlows - 1)
  return one.length === 1
    ? [...sorted.slice(0, mostFlows - 1), ...one]
    : [...sorted.slice(0, mostFlows - 2), ...restOf(mostFlows - 2)]
}
