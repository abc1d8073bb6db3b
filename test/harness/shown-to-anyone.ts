import { randomUUID } from 'node:crypto'
import type { TaskContext } from '../../api/notifications/jobs/task.ts'
import { keepSummaries } from '../../api/oversight/summary/keep-summaries.ts'
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
  { installation, operator, supervisor, modules }: Workplace,
  regulator: TestPerson,
): Promise<ReadonlyMap<string, string>> {
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

interface Linked {
  readonly address: string
}

async function posted<Answer>(person: TestPerson, path: string, body: object): Promise<Answer> {
  const init = { method: 'POST', body: JSON.stringify(body) }
  const answer = await person.request(`/api/v1${path}`, init)
  if (answer.status !== 201) throw new RangeError(`Cannot post ${path}: ${await answer.text()}`)
  return jsonOf<Answer>(answer)
}
