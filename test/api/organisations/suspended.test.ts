import { expect, it } from 'vitest'
import { addOutboxEntries } from '../../../api/store/notifications/outbox.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { send } from '../../harness/form.ts'
import { type Hooked, openHooked } from '../../harness/hooked.ts'
import { addTestOrganisation } from '../../harness/installation.ts'
import { eventually, letTimePass, startTestJobs } from '../../harness/jobs.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openReceiver } from '../../harness/receiver.ts'

it('sends nothing for an organisation while it is suspended, keeps what it is told on record, and lets webhooks catch up', async () => {
  let status = 500
  const receiver = await openReceiver((response) => response.writeHead(status).end())
  const hooked = await openHooked(receiver.host)
  const outbox = await openOutbox()
  const second = await addTestOrganisation(hooked, 'second')
  const [first, other] = [hooked.actor.organisationKey, second.actor.organisationKey]
  const person = await signUpPerson(hooked, { role: 'administrator', email: 'a@first.example' })
  await signUpPerson(hooked, {
    role: 'administrator',
    organisation: other,
    email: 'a@second.example',
  })
  await hooked.addHook(receiver.url, ['recall.opened'])
  const hook = {
    method: 'POST',
    body: JSON.stringify({ url: receiver.url, topics: ['recall.opened'] }),
  }
  const added = await hooked.request('/webhooks', {
    ...hook,
    headers: { authorization: `Bearer ${second.key}` },
  })
  expect(added.status).toBe(201)
  await startTestJobs(hooked, { allow: receiver.host, context: { mailer: outbox.mailer } })
  const act = await keeperOf(hooked)

  await tell(hooked, first, 'BEFORE')
  await receiver.until(1)
  await outbox.read('a@first.example', 'BEFORE')
  await eventually(
    () => hooked.store.system.selectFrom('webhook_attempt').select('number').execute(),
    ({ length }) => length === 1,
  )
  await act('suspend')
  status = 204
  await letTimePass(hooked.connection)
  await tell(hooked, first, 'MEANWHILE')
  await tell(hooked, other, 'THEIRS')
  await receiver.until(2)
  await outbox.read('a@second.example', 'THEIRS')
  const told = await eventually(
    () => hooked.store.system.selectFrom('notification').select('subject').execute(),
    ({ length }) => length === 3,
  )
  expect(told.map(({ subject }) => subject).sort()).toEqual(['BEFORE', 'MEANWHILE', 'THEIRS'])
  const subjects = () => receiver.got.map(({ body }) => JSON.parse(body).subject)
  expect(subjects()).toEqual(['BEFORE', 'THEIRS'])
  expect((await outbox.all()).filter((letter) => letter.includes('MEANWHILE'))).toEqual([])

  await act('resume')
  await letTimePass(hooked.connection)
  await receiver.until(4)
  expect(subjects().slice(2).sort()).toEqual(['BEFORE', 'MEANWHILE'])
  const list = await (await person.request('/api/v1/notifications')).text()
  expect(list).toContain('MEANWHILE')
  expect((await outbox.all()).filter((letter) => letter.includes('MEANWHILE'))).toEqual([])
}, 120_000)

/** Suspends the first organisation, or lets it go on, as whoever runs the installation does. */
async function keeperOf(hooked: Hooked) {
  const asked = { slug: 'the-platform', name: 'Platform', jurisdiction: 'HK', now: new Date() }
  const added = await addAnyOrganisation(hooked.store.system, { ...asked, kind: 'platform' })
  const organisation = added?.organisationKey ?? 0
  const keeper = await signUpPerson(hooked, { role: 'platform', organisation })
  return async (word: 'suspend' | 'resume') => {
    const at = '/work/organisations/first/suspension'
    const answer = await send(keeper, at, new URLSearchParams({ do: word }))
    expect(answer.status).toBe(303)
  }
}

async function tell({ store }: Hooked, organisationKey: number, subject: string) {
  const entry = { organisationKey, topic: 'recall.opened', subject, payload: {} } as const
  await addOutboxEntries(store.own(organisationKey), [entry])
}
