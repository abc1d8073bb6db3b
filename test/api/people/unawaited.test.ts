import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Message } from '../../../api/mailer.ts'
import { createUnawaited } from '../../../api/unawaited.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { sendForm, setPassword, signUpPerson } from '../../harness/people.ts'

/** A mail server that sends nothing before it is let, and whom it has written to. */
function heldMail() {
  const sent: Message[] = []
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>()
  const send = async (message: Message) => {
    await held
    sent.push(message)
  }
  return { sent, mailer: { send, reaches: () => true }, letGo }
}

it('answers before a message has gone, and closes only after it has', async () => {
  const { sent, mailer, letGo } = heldMail()
  const installation = await openTestInstallation({ mailer })
  const owner = await signUpPerson(installation, { role: 'operator' })
  expect((await sendForm(installation, '/forgot', { email: owner.email })).status).toBe(200)
  const body = JSON.stringify({ email: 'hand@test.example', role: 'operator' })
  const invited = await installation.request('/api/v1/invitations', { method: 'POST', body })
  expect([invited.status, sent]).toEqual([201, []])
  const closing = installation.close()
  expect(sent).toEqual([])
  letGo()
  await closing
  expect(sent.map(({ to }) => to).sort()).toEqual([owner.email, 'hand@test.example'].sort())
})

it('lets an account’s owner know of a new password though the process ends right after the answer', async () => {
  const { sent, mailer, letGo } = heldMail()
  const installation = await openTestInstallation({ mailer })
  const owner = await signUpPerson(installation, { role: 'operator' })
  const password = 'the old one, never liked'
  await setPassword(installation, owner.personId, password)
  const form = { password, newPassword: 'four grams of lithium' }
  const changed = await sendForm(installation, '/account/password', form, owner)
  expect(changed.headers.get('location')).toBe('/account?told=password-changed')
  const closing = installation.close()
  expect(sent).toEqual([])
  letGo()
  await closing
  expect(sent.map(({ text }) => text).join()).toContain('a new password was set')
})

it('notes a failed sign-in before it closes, and logs what cannot be done', async () => {
  const logged: string[] = []
  const unawaited = createUnawaited((line, error) => void logged.push(`${line}: ${error}`))
  const done: string[] = []
  unawaited.begin('Cannot do the first', async () => {
    await sleep(20)
    unawaited.begin('Cannot do the second', async () => {
      await sleep(20)
      done.push('second')
    })
  })
  unawaited.begin('Cannot do the third', () => Promise.reject(new RangeError('no')))
  await unawaited.settled()
  expect(done).toEqual(['second'])
  expect(logged).toEqual(['Cannot do the third: RangeError: no'])
})

it('waits for no work that never ends', async () => {
  const unawaited = createUnawaited(() => {})
  unawaited.begin('Cannot end', () => new Promise(() => {}))
  await unawaited.settled()
}, 8_000)
