import { html } from 'hono/html'
import { type Role, roleLabels } from '../../../domain/role.ts'
import type { Language } from '../../../domain/words.ts'
import { filled } from '../record/format.ts'
import { type Markup, type Told, workplaceShell } from '../workplace/shell.ts'
import { invitationPhrases as phrases } from './members-phrases.ts'
import { newPasswordField } from './password-pages.ts'

export interface InvitationView {
  readonly language: Language
  readonly path: string
  readonly told?: Told | undefined
  readonly organisation: string
  readonly role: Role
  readonly email: string
  /** What whoever opened the link can do: sign up, accept as who is signed in, sign in first, or sign out first. */
  readonly open: 'sign_up' | 'accept' | 'sign_in' | { readonly otherEmail: string }
  readonly name?: string
}

/** What the link of an invitation opens. */
export function invitationPage(view: InvitationView): string {
  const { language, path, told, organisation, role, email } = view
  const lead = filled(phrases.lead, language, { organisation, role: roleLabels[role][language] })
  return workplaceShell({
    language,
    path,
    told,
    title: phrases.title[language],
    body: html`<section><p>${lead}</p><p class="soft"><bdi>${email}</bdi></p>${wayOn(view)}</section>`,
  })
}

/** What the link of an invitation opens that nobody can accept any more. */
export function invitationGonePage(language: Language, path: string): string {
  return workplaceShell({
    language,
    path,
    title: phrases.title[language],
    body: html`<section><p>${phrases.gone[language]}</p></section>`,
  })
}

function wayOn({ language, path, email, open, name = '' }: InvitationView): Markup {
  if (open === 'accept') {
    return html`<form method="post" action="${path}"><button class="wide">${phrases.accept[language]}</button></form>`
  }
  if (open === 'sign_in') {
    return html`<p>${phrases.signInFirst[language]}</p>
<p><a class="button wide" href="/sign-in?next=${encodeURIComponent(path)}">${phrases.signIn[language]}</a></p>`
  }
  if (open !== 'sign_up') {
    return html`<p>${filled(phrases.otherAccount, language, { email: open.otherEmail })}</p>
<form method="post" action="/sign-out"><button class="wide">${phrases.signOut[language]}</button></form>`
  }
  return html`<form method="post" action="${path}">
<input type="hidden" name="username" autocomplete="username" value="${email}">
<label for="name">${phrases.name[language]}</label>
<input id="name" name="name" autocomplete="name" maxlength="100" required value="${name}">
${newPasswordField(language)}
<button class="wide">${phrases.accept[language]}</button></form>`
}
