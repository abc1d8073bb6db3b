import { expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { send } from '../../harness/form.ts'
import { startProvider } from '../../harness/identity-provider.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { cookiesIn, sendForm, sessionCookieIn, signUpPerson } from '../../harness/people.ts'

const origin = 'http://localhost'

it('lets in by OpenID Connect whom somebody here expects by a verified e-mail, and nobody else', async () => {
  const provider = await startProvider(`${origin}/sign-in/with/callback/oidc`)
  const outbox = await openOutbox()
  const installation = await openTestInstallation({
    mailer: outbox.mailer,
    publicUrl: origin,
    identityProvider: provider,
  })
  const { app } = installation
  const enter = async (email: string, isVerified: boolean) => {
    const sent = await app.request(`${origin}/sign-in/provider?next=/account`)
    const place = sent.headers.get('location') ?? ''
    expect(place).toContain(`${provider.issuer}/auth?`)
    expect(new URL(place).searchParams.get('code_challenge_method')).toBe('S256')
    const back = await provider.signIn(place, { email, isVerified })
    return app.request(back, { headers: { cookie: cookiesIn(sent.headers) } })
  }
  const page = await (await app.request('/sign-in')).text()
  expect(page).toContain('Sign in with your company account')

  const stranger = await enter('stranger@test.example', true)
  expect(stranger.headers.get('location')).toContain('error=not_expected')
  expect(() => sessionCookieIn(stranger.headers)).toThrow()

  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const body = JSON.stringify({ email: 'hand@test.example', role: 'supervisor' })
  await administrator.request('/api/v1/invitations', { method: 'POST', body })
  const claimed = await enter('hand@test.example', false)
  expect(() => sessionCookieIn(claimed.headers)).toThrow()
  const invited = await enter('hand@test.example', true)
  expect(invited.headers.get('location')).toBe('/account')
  const asked = { headers: { cookie: sessionCookieIn(invited.headers) } }
  const session = await app.request('/api/v1/session', asked)
  expect(await jsonOf(session)).toMatchObject({
    role: 'supervisor',
    person: { email: 'hand@test.example' },
    organisation: { slug: 'first' },
  })

  // A member whom the provider vouches for is the same person, and the provider's tokens are kept nowhere.
  const known = await enter(administrator.email, true)
  const { cookie } = { cookie: sessionCookieIn(known.headers) }
  const own = await jsonOf<{ person: { id: string } }>(
    await app.request('/api/v1/session', { headers: { cookie } }),
  )
  expect(own.person.id).toBe(administrator.personId)
  const accounts = await installation.store.auth.selectFrom('auth.account').selectAll().execute()
  expect(accounts).toHaveLength(2)
  for (const account of accounts) {
    expect(account).toMatchObject({ access_token: null, refresh_token: null, id_token: null })
  }
  // An answer that is sent twice, or by somebody who did not ask, opens nothing.
  const sent = await app.request(`${origin}/sign-in/provider`)
  const back = await provider.signIn(sent.headers.get('location') ?? '', {
    email: administrator.email,
    isVerified: true,
  })
  const without = await app.request(back)
  expect(() => sessionCookieIn(without.headers)).toThrow()
  expect(without.headers.get('location')).toContain('/sign-in?error=')
}, 240_000)

it('leads nobody into an account that was made by a link somebody else could see', async () => {
  const provider = await startProvider(`${origin}/sign-in/with/callback/oidc`)
  const installation = await openTestInstallation({ publicUrl: origin, identityProvider: provider })
  const { app } = installation
  const insider = await signUpPerson(installation, { role: 'administrator' })
  const { actor } = await addTestOrganisation(installation, 'other')
  const { organisationKey: organisation } = actor
  const chief = await signUpPerson(installation, { role: 'administrator', organisation })
  const email = 'ceo@other.example'
  const wish = new URLSearchParams({ email, role: 'administrator' })
  const shown = await (await send(insider, '/account/members', wish)).text()
  const [, link = ''] = /http:\/\/localhost(\/invitations\/[\w-]+)/.exec(shown) ?? []
  const password = 'four grams of lithium'
  const made = await sendForm(installation, link, { name: 'Not the CEO', newPassword: password })
  expect(made.status).toBe(303)
  const inside = { headers: { cookie: sessionCookieIn(made.headers) } }

  expect((await send(chief, '/account/members', wish)).status).toBe(200)
  const sent = await app.request(`${origin}/sign-in/provider`)
  const place = sent.headers.get('location') ?? ''
  const back = await provider.signIn(place, { email, isVerified: true })
  const refused = await app.request(back, { headers: { cookie: cookiesIn(sent.headers) } })
  expect(() => sessionCookieIn(refused.headers)).toThrow()
  const told = new URL(refused.headers.get('location') ?? '', origin)
  expect(await (await app.request(told.href)).text()).toContain('nobody has shown that the address')
  const session = await jsonOf(await app.request('/api/v1/session', inside))
  expect(JSON.stringify(session)).not.toContain('"other"')
  // Its password goes on opening the account as it was.
  const again = await sendForm(installation, '/sign-in', { email, password, next: '' })
  expect(sessionCookieIn(again.headers)).not.toBe('')
}, 240_000)
