import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { mayRole } from '../../../domain/role.ts'
import { membersPage } from '../../../web/pages/account/members-page.ts'
import { memberFaults, memberTold } from '../../../web/pages/account/members-phrases.ts'
import type { PassedOn } from '../../../web/pages/account/pass-on-box.ts'
import { qrSymbol } from '../../../web/pages/labels/qr.ts'
import type { Told } from '../../../web/pages/workplace/shell.ts'
import { answerPage } from '../../http/answer-page.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage, saidOnPage } from '../../http/page-language.ts'
import { readersZone } from '../../store/organisations/place.ts'
import { listInvitations } from '../../store/people/invitations.ts'
import { listMemberships } from '../../store/people/memberships.ts'
import { findOrganisationSettings } from '../../store/people/organisation-settings.ts'
import { demandSecondFactor, secondFactorOf } from '../../store/people/second-factor-demand.ts'
import { audit } from '../access/audit.ts'
import { readForm } from '../sign-in/form.ts'
import { pageFrame } from '../sign-in/page-frame.ts'
import type { People } from '../sign-in/people.ts'
import { assignableRoles, cancelInvite, changeMember, inviteMember } from './change-members.ts'
import { personOf } from './show-account.ts'
import { signOutMember, switchMember } from './switch-members.ts'

type Asked = Context<Env>

/** Adds the page where an organisation's administrators say who belongs to it. */
export function addMembers(app: OpenAPIHono<Env>, people: People): void {
  app.use('/account/members/*', onlyAdministrators)
  app.use('/account/invitations/*', onlyAdministrators)
  app.use('/account/second-factor-demand', onlyAdministrators)
  app.get('/account/members', (context) => show(context, people))
  app.post('/account/members', async (context) => {
    const asked = await readForm(context, ['email', 'role'])
    const outcome = await inviteMember(people, actingOf(context), asked)
    if (isRefusal(outcome)) return refuseBy(context, people, outcome)
    const { invitation, link } = outcome
    if (link === undefined) return tell(context, 'invited')
    context.header('cache-control', 'no-store')
    const passed = { email: invitation.email, link, symbol: qrSymbol(link, 'M') }
    return show(context, people, { passed })
  })
  app.post('/account/members/:id', async (context) => {
    const { role } = await readForm(context, ['role'])
    const known = Object.values(assignableRoles)
      .flat()
      .find((one) => one === role)
    if (known === undefined) return refuse(context, people, 'role')
    const refused = await changeMember(people, actingOf(context), {
      id: idIn(context),
      role: known,
    })
    return refused === undefined ? tell(context, 'changed') : refuseBy(context, people, refused)
  })
  app.post('/account/members/:id/end', async (context) => {
    const change = { id: idIn(context), role: undefined }
    const refused = await changeMember(people, actingOf(context), change)
    return refused === undefined ? tell(context, 'ended') : refuseBy(context, people, refused)
  })
  app.post('/account/members/:id/switch', async (context) => {
    const { disabled } = await readForm(context, ['disabled'])
    const wish = { id: idIn(context), disabled: disabled === 'yes' }
    const refused = await switchMember(people, actingOf(context), wish)
    if (refused !== undefined) return refuseBy(context, people, refused)
    return tell(context, wish.disabled ? 'off' : 'on')
  })
  app.post('/account/members/:id/sign-out', async (context) => {
    const refused = await signOutMember(people, actingOf(context), idIn(context))
    return refused === undefined ? tell(context, 'signedOut') : refuseBy(context, people, refused)
  })
  app.post('/account/invitations/:id/cancel', async (context) => {
    const id = context.req.param('id')
    const refused = await cancelInvite(people, actingOf(context), id)
    return refused === undefined ? tell(context, 'cancelled') : refuseBy(context, people, refused)
  })
  app.post('/account/second-factor-demand', (context) => demand(context, people))
}

/** The page guard has told who it is; anybody but an administrator is led to the own account. */
const onlyAdministrators = createMiddleware<Env>(async (context, next) => {
  const { role, organisation } = context.get('principal')
  if (organisation === undefined || !mayRole(role, 'administer')) {
    return context.redirect('/account', 303)
  }
  return next()
})

function actingOf(context: Asked) {
  return { principal: personOf(context), organisation: context.get('organisation') }
}

/** The member that the address names; what is no id names nobody. */
function idIn(context: Asked): string {
  return context.req.param('id') ?? ''
}

/** Whoever asks for a second factor must have shown one, or nobody could take it back. */
async function demand(context: Asked, people: People): Promise<Response> {
  const { store, now } = people
  const { principal, organisation } = actingOf(context)
  const { required } = await readForm(context, ['required'])
  // A script from before says only whether.
  const word = required === 'yes' ? 'leaders' : required === '' ? 'nobody' : required
  const of = secondFactorOf.find((one) => one === word)
  if (of === undefined) return refuse(context, people, 'role')
  const locksOut = of !== 'nobody' && principal.hasSecondFactor !== true
  if (locksOut) return refuse(context, people, 'factor')
  await demandSecondFactor(store.system, organisation.organisationKey, of)
  const action =
    of === 'nobody' ? 'required no second factor' : (`required a second factor of ${of}` as const)
  await audit(store.system, principal, { kind: 'administration', action, now: now() })
  return tell(context, 'saved')
}

function tell(context: Asked, word: keyof typeof memberTold): Response {
  return context.redirect(`/account/members?told=${word}`, 303)
}

function refuseBy(context: Asked, people: People, refused: Refusal): Promise<Response> {
  return show(context, people, { fault: { kind: 'fault', lines: saidOnPage(context, refused) } })
}

function refuse(
  context: Asked,
  people: People,
  fault: keyof typeof memberFaults,
): Promise<Response> {
  const lines = [memberFaults[fault][pageLanguage(context)]]
  return show(context, people, { fault: { kind: 'fault', lines } })
}

async function show(
  context: Asked,
  { store, now, mailer }: People,
  { fault, passed }: { readonly fault?: Told; readonly passed?: PassedOn } = {},
): Promise<Response> {
  const { principal, organisation } = actingOf(context)
  const { organisationKey } = organisation
  const [members, invitations, { kind, secondFactor }] = await Promise.all([
    listMemberships(store.system, organisationKey),
    listInvitations(store.own(organisationKey), organisationKey, now()),
    findOrganisationSettings(store.system, organisationKey),
  ])
  const page = membersPage({
    ...pageFrame(context),
    path: '/account/members',
    told: fault ?? toldBy(context),
    passed,
    isMailed: mailer.reaches(principal.email),
    members: members.map(({ id, personId, name, email, role, hasSecondFactor, disabled }) => ({
      id,
      personId,
      name,
      email,
      role,
      hasSecondFactor,
      disabled,
      isYou: personId === principal.personId,
    })),
    timeZone: await readersZone(store.system, organisationKey),
    invitations: invitations.map(({ id, email, role, expiresTime }) => ({
      id,
      email,
      role,
      expiresTime: expiresTime.toISOString(),
    })),
    roles: assignableRoles[kind],
    secondFactorOf: secondFactor.of,
  })
  return answerPage(context, page, fault === undefined ? 200 : 400)
}

function toldBy(context: Context): Told | undefined {
  const phrase = new Map(Object.entries(memberTold)).get(context.req.query('told') ?? '')
  return phrase === undefined ? undefined : { kind: 'done', lines: [phrase[pageLanguage(context)]] }
}
