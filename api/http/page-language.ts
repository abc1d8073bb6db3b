import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { askedLanguage } from '../../domain/asked-language.ts'
import { sentence } from '../../domain/phrases.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { shownIn } from '../../domain/shown-names.ts'
import type { Language } from '../../domain/words.ts'
import type { Env } from './env.ts'
import { cookieName } from './session-cookie.ts'

const seconds = 365 * 24 * 60 * 60

/** The language of a page: the one that the link names, which is then kept, else the kept one, else the browser's. */
export function pageLanguage(context: Context): Language {
  const isHttps = context.get('isHttps') === true
  const name = cookieName('language', isHttps)
  const named = context.req.query('lang')
  const language = askedLanguage(
    named ?? getCookie(context, name),
    context.req.header('accept-language'),
  )
  if (named !== undefined) {
    setCookie(context, name, language, {
      path: '/',
      maxAge: seconds,
      sameSite: 'Lax',
      httpOnly: true,
      secure: isHttps,
    })
  }
  return language
}

/** What is wrong, in the language of a page and with its reader's words for names. */
export function saidOnPage(context: Context<Env>, { faults }: Pick<Refusal, 'faults'>) {
  const language = pageLanguage(context)
  return faults.map(({ says, values, pointer }) =>
    sentence(says, values, language, shownIn(language, context.get('names'), pointer)),
  )
}
