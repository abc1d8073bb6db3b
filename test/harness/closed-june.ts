import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addAnyOrganisation } from '../../api/store/organisations/register.ts'
import { clayFolder, dig, record, said } from './clay.ts'
import { openTestInstallation } from './installation.ts'
import { signUpPerson } from './people.ts'

/** How June is asked for. */
export const june = 'from=2026-06-01&to=2026-07-01'

export interface Closing {
  readonly id: string
  readonly organisation: string
  readonly statement: string
  readonly digest: string
}

/** An organisation that dug 5 kg in June and closed it on 2 July, its people, and an authority that oversees it. */
export async function openClosedJune() {
  const clock = { now: new Date('2026-07-02T10:00:00Z') }
  const installation = await openTestInstallation({
    streamsFolder: clayFolder,
    now: () => clock.now,
  })
  const first = dig('IN', 5_000, { eventTime: '2026-06-03T10:00:00Z' })
  expect(said(await record(installation, first))).toEqual(['accepted'])
  clock.now = new Date('2026-07-02T10:05:00Z')
  const authority = await addAnyOrganisation(installation.store.system, {
    slug: 'epd',
    name: 'Environment Office',
    kind: 'authority',
    jurisdiction: 'HK',
    now: clock.now,
  })
  const organisation = authority?.organisationKey ?? 0
  const supervisor = await signUpPerson(installation, { role: 'supervisor', name: 'Lee Siu-ming' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const inspector = await signUpPerson(installation, {
    role: 'regulator',
    name: 'Inspector Au',
    organisation,
  })
  const keeper = await signUpPerson(installation, { role: 'administrator', organisation })
  const people = { supervisor, operator, inspector, keeper }
  const ask = async (who: keyof typeof people, path: string, init: RequestInit = {}) => {
    const answer = await people[who].request(`/api/v1${path}`, init)
    const text = await answer.text()
    return { status: answer.status, text, json: JSON.parse(text) }
  }
  const close = async (who: keyof typeof people, query = `${june}&groupBy=facility`) => {
    const { status, json, text } = await ask(who, `/closings?${query}`, { method: 'POST' })
    expect([status, text.slice(0, 300)]).toEqual([201, expect.any(String)])
    return json as Closing
  }
  /** Says that 4.9 kg were dug and not 5, a day after June was closed. */
  const correct = async () => {
    clock.now = new Date('2026-07-03T08:00:00Z')
    const outputs = [{ batch: 'IN-2', kind: 'lump', massGrams: 4_900 }]
    const replacement = { stage: 'dug', outputs, eventTime: '2026-06-03T10:00:00Z' }
    const asked = { id: randomUUID(), event: first.id, reason: 'Read wrongly', replacement }
    const init = { method: 'POST', body: JSON.stringify(asked) }
    const { status, json, text } = await ask('supervisor', '/corrections', init)
    expect([status, text.slice(0, 300)]).toEqual([201, expect.any(String)])
    return json as { reversal: { id: string }; replacement: { id: string } }
  }
  return { installation, clock, first, ...people, ask, close, correct }
}
