import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Context } from 'hono'
import { accountFaults, accountPhrases } from '../../../web/pages/account/account-phrases.ts'
import { passkeyScript } from '../../../web/pages/account/sign-in-page.ts'
import { parseJson } from '../../http/body.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { addPasskey, listPasskeys, removePasskey } from '../../store/people/passkeys.ts'
import { enterAgain } from '../sign-in/finish-entry.ts'
import { readForm } from '../sign-in/form.ts'
import { makeChallenge, partyOf, spendChallenge } from '../sign-in/passkey-challenge.ts'
import type { People } from '../sign-in/people.ts'
import { confirmIdentity } from './confirm-identity.ts'
import { passkeyAdditionSchema, passkeyWishSchema } from './passkey-schemas.ts'
import { settleChange } from './settle-change.ts'
import { personOf, showAccount, showUnconfirmed, unconfirmedLine } from './show-account.ts'

const script = readFileSync(
  fileURLToPath(new URL('../../../web/pages/account/passkeys.js', import.meta.url)),
  'utf8',
)
const mostPasskeys = 20

/** Adds the script of the passkey buttons, and the ways to add and remove a passkey. */
export function addPasskeys(app: OpenAPIHono<Env>, people: People): void {
  app.get(passkeyScript, (context) => {
    context.header('content-type', 'text/javascript; charset=utf-8')
    context.header('cache-control', 'no-cache')
    return context.body(script)
  })
  app.post('/account/passkeys/options', (context) => offer(context, people))
  app.post('/account/passkeys', (context) => add(context, people))
  app.post('/account/passkeys/remove', (context) => remove(context, people))
}

async function offer(context: Context<Env>, people: People): Promise<Response> {
  const person = personOf(context)
  const wish = passkeyWishSchema.safeParse(parseJson(await context.req.text()))
  const password = wish.data?.password ?? ''
  const unconfirmed = await confirmIdentity(context, people, password)
  if (unconfirmed !== undefined) return tell(context, unconfirmedLine(context, unconfirmed))
  const passkeys = await listPasskeys(people.store.auth, person.personId)
  const { rpID } = partyOf(context, people)
  const options = await generateRegistrationOptions({
    rpName: 'Loomcell',
    rpID,
    userName: person.email,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.personId)),
    challenge: await makeChallenge(people, person.personId),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: passkeys.map(({ credentialId: id }) => ({ id })),
  })
  return context.json(options)
}

async function add(context: Context<Env>, people: People): Promise<Response> {
  const person = personOf(context)
  const { personId } = person
  const sent = passkeyAdditionSchema.safeParse(parseJson(await context.req.text()))
  const verified = sent.success
    ? await verifyAddition(context, people, { personId, credential: sent.data.credential })
    : undefined
  if (!sent.success || verified === undefined) {
    return tell(context, accountPhrases.passkeyFailed[pageLanguage(context)])
  }
  const { id, publicKey, counter, transports = [] } = verified
  const owned = (await listPasskeys(people.store.auth, personId)).length
  const passkey = { credentialId: id, personId, name: sent.data.name, counter, transports }
  const isNew =
    owned < mostPasskeys &&
    (await addPasskey(people.store.auth, {
      ...passkey,
      publicKey: Buffer.from(publicKey),
      now: people.now(),
    }))
  if (!isNew) return tell(context, accountPhrases.passkeyFailed[pageLanguage(context)])
  const { sessionId } = await enterAgain(context, people, person)
  await settleChange(people, person, { change: 'passkeyAdded', keptSessionId: sessionId })
  return context.json({ next: '/account?told=passkey-added' })
}

async function verifyAddition(
  context: Context<Env>,
  people: People,
  { personId, credential }: { personId: string; credential: RegistrationResponseJSON },
) {
  const { rpID, origin } = partyOf(context, people)
  const verification = await verifyRegistrationResponse({
    response: credential,
    expectedChallenge: (challenge) => spendChallenge(people, challenge, personId),
    expectedOrigin: origin,
    expectedRPID: rpID,
    // Any other throw is the library's way to say that the answer does not hold.
  }).catch(() => undefined)
  return verification?.verified === true ? verification.registrationInfo.credential : undefined
}

async function remove(context: Context<Env>, people: People): Promise<Response> {
  const person = personOf(context)
  const { passkey, password } = await readForm(context, ['passkey', 'password'])
  const unconfirmed = await confirmIdentity(context, people, password)
  if (unconfirmed !== undefined) return showUnconfirmed(context, people, unconfirmed)
  if (!(await removePasskey(people.store.auth, person.personId, passkey.slice(0, 1_400)))) {
    const line = accountFaults.gone[pageLanguage(context)]
    return showAccount(context, people, { line, status: 400 })
  }
  const { sessionId } = await enterAgain(context, people, person)
  await settleChange(people, person, { change: 'passkeyRemoved', keptSessionId: sessionId })
  return context.redirect('/account?told=passkey-removed', 303)
}

function tell(context: Context, told: string): Response {
  return context.json({ told }, 400)
}
