import { randomUUID } from 'node:crypto'
import type { TaskContext } from '../../api/notifications/jobs/task.ts'
import { keepSummaries } from '../../api/oversight/summary/keep-summaries.ts'
import { partsOf } from '../../api/recording/parse.ts'
import { jsonOf } from './answers.ts'
import { send } from './form.ts'
import type { TestPerson } from './people.ts'
import { papers } from './sides.ts'
import type { Workplace } from './workplace.ts'

/**
 * Pages that somebody without an account reads by an address that they were shown: a facility and a load by links for inspectors, and the
 * summary of a jurisdiction with a month in it. By the route of each.
 */
export async function shownToAnyone(
  workplace: Workplace,
  regulator: TestPerson,
): Promise<ReadonlyMap<string, string>> {
  const { installation, operator, supervisor, modules } = workplace
  await collectWithThree(workplace)
  const asked = { id: randomUUID(), minutes: 60 }
  const yard = await posted<Linked>(supervisor, '/facilities/TM/inspections', asked)
  const offer = { id: randomUUID(), receiver: 'delta-recycling', facility: 'TM', papers }
  await posted(operator, '/hand-overs', { ...offer, lines: [{ batch: modules[2] ?? '' }] })
  const by = { ...asked, id: randomUUID() }
  const load = await posted<Linked>(operator, `/hand-overs/${offer.id}/inspections`, by)
  await send(regulator, '/work/summary', new URLSearchParams({ do: 'on' }))
  const signal = new AbortController().signal
  const context = { ...installation, now: () => new Date(), log: () => {}, signal }
  await keepSummaries.run({}, context as unknown as TaskContext)
  return new Map([
    ['GET /inspect/:token of a facility', new URL(yard.address).pathname],
    ['GET /inspect/:token of a load', new URL(load.address).pathname],
    ['GET /summary', '/summary'],
    ['GET /summary/:authority', '/summary/the-authority'],
  ])
}

/** Three organisations bring in clothes in a month that was over ten days ago and more: fewer, and no figure is shown. */
async function collectWithThree({ installation, own, other }: Workplace): Promise<void> {
  const { recorder, actor, streams } = installation
  const examples = streams.get('textile')?.examples ?? []
  const { outputs: made = [], facts } = examples.find(({ stage }) => stage === 'collected') ?? {}
  const outputs = made.map((one) => ({ ...one, batch: 'BALE-OF-BEFORE' }))
  const eventTime = new Date(Date.now() - 45 * 24 * 60 * 60_000).toISOString()
  for (const [who, facility] of [
    [own, 'TM'],
    [other, 'YL'],
    [actor, 'A'],
  ] as const) {
    const scan = { id: randomUUID(), stream: 'textile', stage: 'collected', facility, eventTime }
    const receipts = await recorder.record(partsOf([{ ...scan, outputs, facts }], who))
    if (receipts.some(({ status }) => status !== 'accepted'))
      throw new RangeError(`Cannot collect: ${JSON.stringify(receipts)}`)
  }
}

interface Linked {
  readonly address: string
}

async function posted<Answer>(person: TestPerson, path: string, body: object): Promise<Answer> {
  const init = { method: 'POST', body: JSON.stringify(body) }
  const answer = await person.request(`/api/v1${path}`, init)
  if (answer.status !== 201) throw new RangeError(`Cannot post ${path}: ${await answer.text()}`)
  return jsonOf<Answer>(answer)
}
