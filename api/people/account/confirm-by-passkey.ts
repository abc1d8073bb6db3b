import type { OpenAPIHono } from '@hono/zod-openapi'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { accountPhrases } from '../../../web/pages/account/account-phrases.ts'
import { parseJson } from '../../http/body.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { noteShown } from '../../store/people/own-sessions.ts'
import { listPasskeys } from '../../store/people/passkeys.ts'
import { noteFailure } from '../sign-in/note-failure.ts'
import { makeChallenge, partyOf } from '../sign-in/passkey-challenge.ts'
import { personOfProof } from '../sign-in/passkey-entry.ts'
import type { People } from '../sign-in/people.ts'
import { passkeyProofSchema } from './passkey-schemas.ts'
import { personOf } from './show-account.ts'

/** Adds the way to show in a session by a passkey that it is still its person, before something is changed. */
export function addConfirmByPasskey(app: OpenAPIHono<Env>, people: People): void {
  const { store, now } = people
  app.post('/account/confirm/options', async (context) => {
    const { personId } = personOf(context)
    const { rpID } = partyOf(context, people)
    const own = await listPasskeys(store.auth, personId)
    const options = await generateAuthenticationOptions({
      rpID,
      userVerification: 'required',
      challenge: await makeChallenge(people, purposeOf(personId)),
      allowCredentials: own.map(({ credentialId: id }) => ({ id })),
    })
    return context.json(options)
  })
  app.post('/account/confirm', async (context) => {
    const { personId, sessionId } = personOf(context)
    const sent = passkeyProofSchema.safeParse(parseJson(await context.req.text()))
    const asked = { purpose: purposeOf(personId) }
    const proved = sent.success
      ? await personOfProof(context, people, { ...asked, credential: sent.data.credential })
      : undefined
    if (proved !== personId) {
      noteFailure(context, people, { with: 'passkey', personId, time: now() })
      return context.json({ told: accountPhrases.confirmFailed[pageLanguage(context)] }, 400)
    }
    await noteShown(store.auth, sessionId, now())
    return context.json({ next: '/account' })
  })
}

function purposeOf(personId: string): string {
  return `confirm ${personId}`
}
