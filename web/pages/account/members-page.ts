import { html } from 'hono/html'
import { type Role, roleLabels } from '../../../domain/role.ts'
import type { Language, Words } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { filled } from '../record/format.ts'
import { finalAct } from '../workplace/form/final-act.ts'
import { paperPhrases } from '../workplace/organisation/paper-phrases.ts'
import { type Markup, type ShellView, workplaceShell } from '../workplace/shell.ts'
import { demandPhrases, memberPhrases as phrases } from './members-phrases.ts'
import { type PassedOn, passOnBox } from './pass-on-box.ts'

export interface ShownMember {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly hasSecondFactor: boolean
  /** Whether the membership is switched off. */
  readonly disabled: boolean
  readonly isYou: boolean
}

export interface ShownInvitation {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly expiresTime: string
}

export interface MembersView
  extends Required<Pick<ShellView, 'language' | 'path' | 'person' | 'nav'>> {
  readonly told?: ShellView['told']
  readonly members: readonly ShownMember[]
  readonly invitations: readonly ShownInvitation[]
  /** An invitation that was made just now, to be passed on by hand. */
  readonly passed?: PassedOn | undefined
  /** Whether a mail server takes invitations to whom they are for. */
  readonly isMailed: boolean
  readonly timeZone: string
  /** Roles that somebody may have in this organisation. */
  readonly roles: readonly Role[]
  /** Of whom a second factor is asked. */
  readonly secondFactorOf: keyof typeof demandPhrases
}

/** Who belongs to an organisation, for its administrators. */
export function membersPage(view: MembersView): string {
  const { language, members, invitations, passed } = view
  return workplaceShell({
    ...view,
    title: phrases.title[language],
    body: html`${passed === undefined ? '' : passOnBox(passed, language)}<section class="work"><ul class="list">${members.map((member) => memberLine(member, view))}</ul></section>
${inviteSection(view)}
${invitations.length === 0 ? '' : invitationsSection(view)}
${demandSection(view)}`,
  })
}

function memberLine(member: ShownMember, view: MembersView): Markup {
  const { id, personId, name, email, role, hasSecondFactor, isYou, disabled } = member
  const { language, roles } = view
  const factor = phrases[hasSecondFactor ? 'factor' : 'factorNone'][language]
  return html`<li><span class="what"><b>${name}</b>${isYou ? html` <span class="tag on">${phrases.you[language]}</span>` : ''}${disabled ? html` <span class="tag">${phrases.off[language]}</span>` : ''}
<small><bdi>${email}</bdi> · ${factor}</small></span>
<form method="post" action="/account/members/${id}" class="row">
${roleSelect({ id: `role-${id}`, role, roles, language, label: `${phrases.role[language]}: ${name}` })}
<button class="quiet" aria-label="${phrases.change[language]}: ${name}">${phrases.change[language]}</button>
${memberButtons(member, language)}<a class="button quiet" href="/work/competences?person=${personId}" aria-label="${paperPhrases.ofMember[language]}: ${name}">${paperPhrases.ofMember[language]}</a></form>${finalAct(
    {
      action: `/account/members/${id}/end`,
      act: phrases.end[language],
      about: name,
      why: phrases.endWhy[language],
      button: phrases.endYes[language],
    },
  )}</li>`
}

/** Ends what the member entered, and switches the membership off or on. */
function memberButtons(
  { id, name, isYou, disabled }: ShownMember,
  language: Language,
): Markup | '' {
  if (isYou) return ''
  const [label, value] = disabled ? [phrases.switchOn, 'no'] : [phrases.switchOff, 'yes']
  return html`<button class="quiet" formaction="/account/members/${id}/sign-out" aria-label="${phrases.signOut[language]}: ${name}">${phrases.signOut[language]}</button>
<button class="quiet" formaction="/account/members/${id}/switch" name="disabled" value="${value}" aria-label="${label[language]}: ${name}">${label[language]}</button>`
}

function roleSelect(options: {
  id: string
  role?: Role
  roles: readonly Role[]
  language: Language
  label?: string
}): Markup {
  const { id, role, roles, language, label } = options
  const chosen = (one: Role) => (one === role ? ' selected' : '')
  return html`<select id="${id}" name="role"${label === undefined ? '' : html` aria-label="${label}"`}>${roles.map(
    (one) => html`<option value="${one}"${chosen(one)}>${roleLabels[one][language]}</option>`,
  )}</select>`
}

function inviteSection({ language, roles, isMailed }: MembersView): Markup {
  return html`<section><h2>${phrases.invite[language]}</h2><p>${phrases[isMailed ? 'inviteWhy' : 'inviteByHand'][language]}</p>
<form method="post" action="/account/members" class="slim">
<label for="email">${phrases.email[language]}</label>
<input id="email" name="email" type="email" required autocomplete="off">
<label for="role">${phrases.role[language]}</label>
${roleSelect({ id: 'role', roles, language })}
<button>${phrases.send[language]}</button></form></section>`
}

function invitationsSection({ language, invitations, timeZone }: MembersView): Markup {
  return html`<section><h2>${phrases.open[language]}</h2><ul class="list">${invitations.map(
    ({
      id,
      email,
      role,
      expiresTime,
    }) => html`<li><span class="what"><bdi>${email}</bdi> · ${roleLabels[role][language]}
<small>${filled(phrases.until, language, { time: localMoment(expiresTime, language, timeZone) })}</small></span>
<form method="post" action="/account/invitations/${id}/cancel">
<button class="risky" aria-label="${phrases.cancel[language]}: ${email}">${phrases.cancel[language]}</button></form></li>`,
  )}</ul></section>`
}

function demandSection({ language, secondFactorOf }: MembersView): Markup {
  const option = ([of, label]: [string, Words]) =>
    html`<option value="${of}"${of === secondFactorOf ? ' selected' : ''}>${label[language]}</option>`
  return html`<section><h2>${phrases.demand[language]}</h2>
<p id="demand-why">${phrases.demandWhy[language]}</p>
<form method="post" action="/account/second-factor-demand" class="slim">
<label for="required">${phrases.demandLabel[language]}</label>
<select id="required" name="required" aria-describedby="demand-why">${Object.entries(demandPhrases).map(option)}</select>
<button class="quiet">${phrases.save[language]}</button></form></section>`
}
