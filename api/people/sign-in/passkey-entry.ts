import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { Context } from 'hono'
import { signInPhrases } from '../../../web/pages/account/sign-in-phrases.ts'
import { parseJson } from '../../http/body.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { findPasskey, usePasskey } from '../../store/people/passkeys.ts'
import { passkeyProofSchema } from '../account/passkey-schemas.ts'
import { finishEntry } from './finish-entry.ts'
import { nextPage } from './next-page.ts'
import { noteFailure } from './note-failure.ts'
import { makeChallenge, partyOf, spendChallenge } from './passkey-challenge.ts'
import type { People } from './people.ts'

/** Adds the sign-in by passkey. The device asks for a finger, a face or a PIN, so it counts as two factors. */
export function addPasskeyEntry(app: OpenAPIHono<Env>, people: People): void {
  app.post('/sign-in/passkey/options', async (context) => {
    const { rpID } = partyOf(context, people)
    const challenge = await makeChallenge(people, 'sign-in')
    return context.json(
      await generateAuthenticationOptions({ rpID, challenge, userVerification: 'required' }),
    )
  })
  app.post('/sign-in/passkey', async (context) => {
    const sent = passkeyProofSchema.safeParse(parseJson(await context.req.text()))
    const personId = sent.success
      ? await personOfProof(context, people, {
          credential: sent.data.credential,
          purpose: 'sign-in',
        })
      : undefined
    if (!sent.success || personId === undefined) {
      noteFailure(context, people, { with: 'passkey', personId: undefined, time: people.now() })
      return context.json({ told: signInPhrases.passkeyFailed[pageLanguage(context)] }, 400)
    }
    const { headers } = await people.auth.api.enterAs({
      body: { personId },
      headers: context.req.raw.headers,
      returnHeaders: true,
    })
    await finishEntry(context, people, { headers, enteredWith: 'passkey' })
    return context.json({ next: await nextPage(people, personId, sent.data.next) })
  })
}

/** Whose passkey made this proof for that purpose; undefined when it does not hold. */
export async function personOfProof(
  context: Context<Env>,
  people: People,
  { credential, purpose }: { credential: AuthenticationResponseJSON; purpose: string },
): Promise<string | undefined> {
  const { store, now } = people
  const passkey = await findPasskey(store.auth, credential.id)
  if (passkey === undefined) return undefined
  const { rpID, origin } = partyOf(context, people)
  const { credentialId: id, counter, personId } = passkey
  const verification = await verifyAuthenticationResponse({
    response: credential,
    expectedChallenge: (challenge) => spendChallenge(people, challenge, purpose),
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id, counter, publicKey: new Uint8Array(passkey.publicKey) },
    // A throw is the library's way to say that the proof does not hold.
  }).catch(() => undefined)
  if (verification?.verified !== true) return undefined
  const used = { counter: verification.authenticationInfo.newCounter, now: now() }
  return (await usePasskey(store.auth, id, used)) ? personId : undefined
}
