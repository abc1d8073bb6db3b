import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { type Markup, type Told, workplaceShell } from '../workplace/shell.ts'
import { passkeyScript, showsPassword } from './sign-in-page.ts'
import { signInPhrases as phrases } from './sign-in-phrases.ts'

interface View {
  readonly language: Language
  readonly told?: Told | undefined
}

/** Where somebody asks for a new password; once asked, what happens next. */
export function forgotPage({ language, told, isSent }: View & { isSent: boolean }): string {
  const form = html`<form method="post" action="/forgot">
<p>${phrases.forgotWhy[language]}</p>
<label for="email">${phrases.email[language]}</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<button class="wide">${phrases.send[language]}</button>
</form>`
  return workplaceShell({
    language,
    told,
    title: phrases.forgotTitle[language],
    path: '/forgot',
    body: html`<section>${isSent ? html`<p>${phrases.sent[language]}</p>` : form}
<p><a href="/sign-in">${phrases.back[language]}</a></p></section>`,
  })
}

/** Where the holder of a link sets a password; without `path` the link opens nothing any more. */
export function resetPage(view: View & { path: string; email?: string }): string {
  const { language, told, path, email } = view
  return workplaceShell({
    language,
    told,
    title: phrases.forgotTitle[language],
    path,
    script: passkeyScript,
    body:
      email === undefined
        ? html`<section><p>${phrases.linkGone[language]}</p>
<p><a href="/forgot">${phrases.forgot[language]}</a></p></section>`
        : html`<section><form method="post" action="${path}">
<input type="hidden" name="username" autocomplete="username" value="${email}">
<p><bdi>${email}</bdi></p>
${newPasswordField(language)}
${showsPassword('new-password', language)}
<button class="wide">${phrases.setPassword[language]}</button>
</form></section>`,
  })
}

/** The field for a new password, with what is asked of one. */
export function newPasswordField(language: Language): Markup {
  return html`<label for="new-password">${phrases.newPassword[language]} <small id="rules">${phrases.passwordRules[language]}</small></label>
<input id="new-password" name="newPassword" type="password" autocomplete="new-password" minlength="8" required>`
}
