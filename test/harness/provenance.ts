import { randomUUID } from 'node:crypto'
import { createApp } from '../../api/app.ts'
import { recordPath } from '../../api/public-record/neighbour.ts'
import { dayMilliseconds } from '../../domain/hours.ts'
import { lookRules } from '../../domain/look-counts.ts'
import { jsonOf } from './answers.ts'
import { type AskedOnRecord, askOnRecord } from './ask-on-record.ts'
import { makeProduct, step, takeBack } from './battery-life.ts'
import { type Evidenced, openEvidenced } from './evidenced.ts'
import { changeStatus, type Version, versionsOf } from './passports.ts'
import { signUpPerson, type TestPerson } from './people.ts'
import { serveApp } from './serve-app.ts'
import { type Side, sideOf } from './sides.ts'

/** A city whose provenance is to be looked at: passports in every state, facts that are shown and facts that were erased. */
export interface Provenance extends Evidenced {
  readonly supervisor: TestPerson
  readonly administrator: TestPerson
  /** Where people work, and where records are checked. */
  readonly desk: string
  readonly records: string
  /** Path of the public record of each product, by its code. */
  readonly paths: ReadonlyMap<string, string>
  readonly versions: readonly Version[]
  /** Path of the page behind a link to confidential facts. */
  readonly link: string
  /** Id of an open grant, and of an event of `PROD-HK-0101` with a fact that can be erased. */
  readonly grant: string
  readonly event: string
  readonly asked: AskedOnRecord
}

/** Opens one, in a log that a witness has seen; all of it ends with the test. */
export async function openProvenance(
  atEnd: (end: () => Promise<void>) => void,
): Promise<Provenance> {
  const evidenced = await openEvidenced(atEnd)
  const { installation } = evidenced
  const side = sideOf(installation, installation.key)
  const workshop = { installation, side }
  for (const number of ['0101', '0102', '0103']) await makeProduct(workshop, number)
  await mendAgain(workshop, 'PROD-HK-0103')
  await sayOfModel(evidenced)
  // A passport is signed once its events are in the log.
  await evidenced.keep()
  const versions = await versionsOf(installation)
  await endSome(side, versions)
  const { link, grant } = await showSome(side)
  const event = await eraseSome(side)
  await lookOften(evidenced, versions)
  await evidenced.keep()
  const people = { name: 'Lee Siu-ming' }
  const supervisor = await signUpPerson(installation, { role: 'supervisor', ...people })
  const administrator = await signUpPerson(installation, {
    role: 'administrator',
    name: 'Wong Mei',
  })
  const app = createApp({ installation, now: () => new Date(), log: () => {}, passwordCost: 10 })
  const [desk, records] = [await serveApp({ app }), await serveApp(evidenced)]
  const paths = new Map(versions.map(({ code, batch }) => [code, recordPath(batch)]))
  const asked = await askOnRecord(installation, {
    path: paths.get('PROD-HK-0001') ?? '',
    // People sign in where no https is: at the desk.
    holder: {
      request: async (path, init) => {
        const headers = new Headers(init?.headers)
        headers.set('cookie', supervisor.cookie)
        headers.set('origin', 'http://localhost')
        return app.request(path, { ...init, headers })
      },
    },
  })
  return {
    ...evidenced,
    supervisor,
    administrator,
    desk,
    records,
    paths,
    versions,
    link,
    grant,
    event,
    asked,
  }
}

type Workshop = Parameters<typeof step>[0]

/** A battery in use comes back, is mended and sold again: its passport goes through versions. */
async function mendAgain(workshop: Workshop, batch: string): Promise<void> {
  const batches = [{ batch }]
  await takeBack(workshop, batch)
  await step(workshop, 'isolated', { batches })
  const facts = { reworkReason: 'a module', reworkDone: 'a module was changed' }
  await step(workshop, 'reworked', { batches, facts })
  await step(workshop, 'final_tested', { batches })
  await step(workshop, 'listed', { batches })
}

async function endSome(side: Side, versions: readonly Version[]): Promise<void> {
  const idOf = (code: string) => versions.find((one) => one.code === code)?.id
  const done = [
    await changeStatus(side, `/passports/${idOf('PROD-HK-0101')}/suspension`, 'disputed'),
    await changeStatus(side, `/passports/${idOf('PROD-HK-0102')}/revocation`, 'facts_wrong'),
  ]
  if (done.some((status) => status !== 200)) throw new Error(`Cannot end passports: ${done}`)
}

async function sayOfModel({ installation }: Evidenced): Promise<void> {
  const facts = { extinguishingAgents: ['water'], recycledCobaltPercent: '12.5' }
  const body = JSON.stringify({ model: 'Constructed storage 40 kWh', facts })
  const answer = await installation.request('/api/v1/models/battery', { method: 'PUT', body })
  if (answer.status !== 201) throw new Error(`Cannot say: ${await answer.text()}`)
}

/** Shows what a product was sealed with, to an organisation outside by a link. */
async function showSome(side: Side): Promise<{ readonly link: string; readonly grant: string }> {
  const answer = await side.send('/grants', {
    batches: ['PROD-HK-0001'],
    audiences: ['legitimate_interest', 'holder'],
    outsider: 'Lam & Partners, surveyors',
    until: new Date(Date.now() + 30 * dayMilliseconds).toISOString(),
    reason: 'Inspection before the sale',
  })
  const given = await jsonOf<{ readonly link: string; readonly id: string }>(answer)
  if (answer.status !== 201) throw new Error(`Cannot show: ${JSON.stringify(given)}`)
  return { link: given.link, grant: given.id }
}

/** Erases a fact of the last sealed event; gives the id of one that still has some. */
async function eraseSome(side: Side): Promise<string> {
  const { events } = await side.get('/batches/PROD-HK-0102/events')
  const sold = events.findLast(({ facts }: { facts: object }) => 'buyer' in facts)
  const request = { id: randomUUID(), event: sold.id, facts: ['/facts/buyer'], ground: 'objection' }
  const status = await side.status('/erasures', request)
  if (status !== 201) throw new Error(`Cannot erase: ${status}`)
  const own = await side.get('/batches/PROD-HK-0101/events')
  return own.events.findLast(({ facts }: { facts: object }) => 'buyer' in facts).id
}

/** So many looks on one day that a copy may be about. */
async function lookOften({ installation }: Evidenced, versions: readonly Version[]): Promise<void> {
  const id = versions.find(({ code }) => code === 'PROD-HK-0102')?.batch ?? ''
  const looks = { looks: 41, lastDayLooks: lookRules.oddInADay + 2 }
  await installation.store.system
    .insertInto('record_look')
    .columns([
      'batch_key',
      'first_day',
      'last_day',
      'looks',
      'last_day_looks',
      'most_in_a_day',
      'looks_after_end',
    ])
    .expression((eb) =>
      eb
        .selectFrom('batch')
        .select((of) => [
          'batch_key',
          of.val(new Date('2026-10-03')).as('first_day'),
          of.val(new Date()).as('last_day'),
          of.val(looks.looks).as('looks'),
          of.val(looks.lastDayLooks).as('last_day_looks'),
          of.val(looks.lastDayLooks).as('most_in_a_day'),
          of.val(0).as('looks_after_end'),
        ])
        .where('id', '=', id),
    )
    .execute()
}
