import type { Judged } from './compare/judge-group.ts'
import { type Model, nameOf } from './model/model.ts'
import type { Request } from './model/request.ts'

/** Where a run can be met again. */
export interface Place {
  readonly seed: number
  readonly world: string
  readonly round: number
}

/** Remembers what was asked and answered, and tells of it no more than what led to a difference. */
export interface Trace {
  add(line: { round: number; judged: Judged; struck?: string }): void
  /** What is wrong with an answer, and what came before it of the same things. */
  tell(place: Place, judged: Judged): readonly string[]
  /** What is wrong with something that is compared between rounds, and what happened to it. */
  tellOf(place: Place, difference: string): readonly string[]
}

const remembered = 20_000
const told = 12

/** Makes an empty trace of what happens to the things of a model. */
export function createTrace(model: Model): Trace {
  const lines: { names: ReadonlySet<string>; text: string }[] = []
  const about = (names: ReadonlySet<string>) =>
    lines.filter((line) => [...line.names].some((name) => names.has(name))).slice(-told)
  const toldWith = (
    { seed, world, round }: Place,
    difference: string,
    names: ReadonlySet<string>,
  ) => [
    difference,
    ...about(names).map(({ text }) => `  ${text}`),
    `  again with: npm run faults -- --seed ${seed} --world ${world} --rounds ${round}`,
  ]
  return {
    add: ({ round, judged: { request, answered, outcome }, struck }) => {
      const { operation, by, place, body } = request
      const of = 'handOver' in place ? ` of ${place.handOver}` : ''
      const fault = struck === undefined ? '' : ` [${struck}]`
      const lost = answered.lost > 0 ? ` after ${answered.lost} lost` : ''
      const text = `round ${round}: ${operation}${of} by ${by.name}: ${outcome}, ${answered.status}${lost}${fault} ${briefly(body)}`
      // The same thing many times at once is told once.
      if (lines.at(-1)?.text !== text) lines.push({ names: namesIn(model, request), text })
      if (lines.length > remembered) lines.splice(0, remembered / 2)
    },
    tell: (place, { request, fault }) => {
      const wrong = `${request.operation} by ${request.by.name}: ${fault}`
      return toldWith(place, wrong, namesIn(model, request))
    },
    tellOf: (place, difference) => {
      const [, name = ''] = /^(?:batch|hand-over|credit) (\S+(?: \S+)?):/.exec(difference) ?? []
      return toldWith(place, difference, new Set([name]))
    },
  }
}

/** Without what every request of its kind says alike. */
function briefly({ facts: _, papers: __, ...body }: Request['body']): string {
  const text = JSON.stringify(body, (name, value) => (name === 'facts' ? undefined : value))
  return text.length > 400 ? `${text.slice(0, 400)}…` : text
}

/** Codes and ids of what a request is about. */
function namesIn(model: Model, { place, body, by }: Request): ReadonlySet<string> {
  const own = (name: string) => nameOf(by.organisation, name)
  const names = new Set([own(body.id)])
  for (const list of [body.batches, body.outputs, body.lines]) {
    if (!Array.isArray(list)) continue
    for (const { batch } of list) if (typeof batch === 'string') names.add(own(batch))
  }
  for (const id of [body.reverses, body.event, body.correction]) {
    if (typeof id === 'string') names.add(own(id))
  }
  const id = 'handOver' in place ? place.handOver : body.id
  const handOver = model.handOvers.get(id)
  if ('handOver' in place || place.kind === 'offer') names.add(id)
  for (const { batch, receiverCode } of handOver?.lines ?? []) {
    names.add(nameOf(batch.organisation, batch.code))
    if (receiverCode !== null) names.add(nameOf(handOver?.receiver ?? '', receiverCode))
  }
  return names
}
