import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { type Markup, type Told, workplaceShell } from '../workplace/shell.ts'
import { signInPhrases as phrases } from './sign-in-phrases.ts'

export interface SignInView {
  readonly language: Language
  readonly told?: Told | undefined
  /** Where to go afterwards. */
  readonly next: string
  readonly email?: string
  /** Whether there is somebody else's server to sign in with. */
  readonly hasProvider: boolean
}

/** Address of the script that makes passkeys work; the rest of the pages does without. */
export const passkeyScript = '/sign-in/passkeys.js'

/** Where somebody says who they are. */
export function signInPage({ language, told, next, email = '', hasProvider }: SignInView): string {
  return workplaceShell({
    language,
    told,
    title: phrases.signIn[language],
    path: '/sign-in',
    script: passkeyScript,
    body: html`<section>
<form method="post" action="/sign-in">
<input type="hidden" name="next" value="${next}">
<label for="email">${phrases.email[language]}</label>
<input id="email" name="email" type="email" autocomplete="username webauthn" required value="${email}">
<label for="password">${phrases.password[language]}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
${showsPassword('password', language)}
<button class="wide">${phrases.signIn[language]}</button>
</form>
<p><a href="/forgot">${phrases.forgot[language]}</a></p>
<div data-passkey-ways${hasProvider ? '' : ' hidden'}>
<p class="or">${phrases.or[language]}</p>
<button type="button" class="quiet wide" hidden data-passkey="sign-in" data-next="${next}" data-failed="${phrases.passkeyFailed[language]}">${phrases.withPasskey[language]}</button>
${
  hasProvider
    ? html`<a class="button quiet wide" href="/sign-in/provider?next=${encodeURIComponent(next)}">${phrases.withProvider[language]}</a>`
    : ''
}
<p class="fault" role="alert" hidden data-passkey-fault></p>
</div>
</section>`,
  })
}

/** Lets somebody see what they type, where there is a script. */
export function showsPassword(field: string, language: Language): Markup {
  return html`<label class="shows" hidden><input type="checkbox" data-shows="${field}"> ${phrases.showPassword[language]}</label>`
}

/** Where somebody whose password was right shows the second factor. */
export function codePage({ language, told, next }: Omit<SignInView, 'hasProvider'>): string {
  return workplaceShell({
    language,
    told,
    title: phrases.codeTitle[language],
    path: '/sign-in/code',
    body: html`<section>
<form method="post" action="/sign-in/code">
<input type="hidden" name="next" value="${next}">
<label for="code">${phrases.code[language]} <small>${phrases.codeWhy[language]}</small></label>
<input id="code" class="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required>
<button class="wide">${phrases.goOn[language]}</button>
</form>
<p><a href="/sign-in">${phrases.back[language]}</a></p>
</section>`,
  })
}
