import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { hasUnseenCharacter } from '../../../domain/line-text.ts'
import { nameIn } from '../../../domain/local-names.ts'
import {
  type InvitationView,
  invitationGonePage,
  invitationPage,
} from '../../../web/pages/account/invitation-page.ts'
import { invitationPhrases } from '../../../web/pages/account/members-phrases.ts'
import { passwordFaults } from '../../../web/pages/account/sign-in-phrases.ts'
import { sha256Bytes } from '../../digest.ts'
import { answerPage } from '../../http/answer-page.ts'
import { unmarkDevice } from '../../http/device-mark.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import { findOpenInvitations, type OpenInvitation } from '../../store/people/invitations.ts'
import { addPerson, findPerson } from '../../store/people/people.ts'
import { faultInNewPassword } from '../sign-in/fault-in-password.ts'
import { finishEntry } from '../sign-in/finish-entry.ts'
import { readForm } from '../sign-in/form.ts'
import { homeOf, nextPage } from '../sign-in/next-page.ts'
import type { People } from '../sign-in/people.ts'
import { acceptInvitation } from './accept-invitations.ts'
import { actFor } from './act-for.ts'

type Asked = Context<Env>

/** Adds what the link of an invitation opens: signing up with it, or adding its organisation to an account. */
export function addInvitationPages(app: OpenAPIHono<Env>, people: People): void {
  app.get('/invitations/:token', async (context) => {
    const invitation = await invitationOf(context, people)
    if (invitation === undefined) return answerGone(context)
    return answer(context, invitation, await wayOf(context, people, invitation))
  })
  app.post('/invitations/:token', async (context) => {
    const invitation = await invitationOf(context, people)
    if (invitation === undefined) return answerGone(context)
    const open = await wayOf(context, people, invitation)
    if (open === 'sign_up') return signUp(context, people, invitation)
    if (open !== 'accept') return answer(context, invitation, open)
    return accept(context, people, invitation)
  })
}

async function invitationOf(context: Asked, { store, now }: People) {
  const digest = sha256Bytes(context.req.param('token') ?? '')
  const [invitation] = await findOpenInvitations(store.system, { digest }, now())
  return invitation
}

async function wayOf(
  context: Asked,
  { authenticate, store }: People,
  { email }: OpenInvitation,
): Promise<InvitationView['open']> {
  const principal = await authenticate(context.req.raw)
  if (principal !== undefined) {
    return principal.email === email ? 'accept' : { otherEmail: principal.email }
  }
  return (await findPerson(store.auth, email)) === undefined ? 'sign_up' : 'sign_in'
}

async function signUp(
  context: Asked,
  people: People,
  invitation: OpenInvitation,
): Promise<Response> {
  const { store, auth } = people
  const form = await readForm(context, ['name', 'newPassword'])
  const name = form.name.trim().normalize('NFC')
  const { email } = invitation
  const language = pageLanguage(context)
  const fault = await faultInNewPassword(people, form.newPassword, { email, name })
  const lines = [
    ...(isName(name) ? [] : [invitationPhrases.nameMissing[language]]),
    ...(fault === undefined ? [] : [passwordFaults[fault][language]]),
  ]
  if (lines.length > 0) return answer(context, invitation, 'sign_up', { lines, name })
  const passwordHash = await people.passwords.hash(form.newPassword)
  // A link that was shown to be passed on proves nothing: whoever invited may follow it too.
  const isProven = people.mailer.reaches(email)
  const personId = await addPerson(store.auth, { email, name, isProven, passwordHash })
  // Somebody was quicker with the same link: the account is there, and signing in goes on from it.
  if (personId === undefined) return answer(context, invitation, 'sign_in')
  if (!(await acceptInvitation(people, { personId, name, email }, invitation))) {
    return answerGone(context)
  }
  const { headers } = await auth.api.enterAs({
    body: { personId },
    headers: context.req.raw.headers,
    returnHeaders: true,
  })
  await finishEntry(context, people, { headers, enteredWith: 'invitation' })
  return context.redirect(await nextPage(people, personId, undefined), 303)
}

function isName(name: string): boolean {
  return name !== '' && name.length <= 100 && !hasUnseenCharacter(name)
}

async function accept(
  context: Asked,
  people: People,
  invitation: OpenInvitation,
): Promise<Response> {
  const person = await people.authenticate(context.req.raw)
  if (person === undefined || !(await acceptInvitation(people, person, invitation))) {
    return answerGone(context)
  }
  people.forget(person.sessionId)
  const cookie = context.req.header('cookie')
  await actFor(people, person, { slug: invitation.slug, cookie })
  unmarkDevice(context)
  return context.redirect(homeOf(invitation.role), 303)
}

function answer(
  context: Asked,
  { organisation: name, organisationNames: names, role, email }: OpenInvitation,
  open: InvitationView['open'],
  fault?: { readonly lines: readonly string[]; readonly name: string },
): Response | Promise<Response> {
  const told = fault === undefined ? undefined : ({ kind: 'fault', lines: fault.lines } as const)
  const language = pageLanguage(context)
  const organisation = nameIn({ name, names }, language)
  const shown = { organisation, role, email, open, ...(fault && { name: fault.name }) }
  const page = invitationPage({ language, path: context.req.path, told, ...shown })
  return answerPage(context, page, fault === undefined ? 200 : 400)
}

function answerGone(context: Asked): Response | Promise<Response> {
  return answerPage(context, invitationGonePage(pageLanguage(context), context.req.path), 404)
}
