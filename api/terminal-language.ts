import { askedLanguage } from '../domain/asked-language.ts'
import { faultsIn } from '../domain/faults-in.ts'
import { plainText } from '../domain/plain-text.ts'
import type { Fault } from '../domain/refusal.ts'
import type { Language } from '../domain/words.ts'

/** The language of whoever reads a terminal, as POSIX names it: `zh_HK.UTF-8`. English where the locale is none of ours. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return askedLanguage(undefined, locale.replace(/[.@].*$/, '').replaceAll('_', '-'))
}

/** The time zone of whoever reads a terminal, as `TZ` or the system says. */
export function terminalTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Faults as a terminal shows them, each on a line of its own, and nothing in them that a terminal obeys. */
export function toldIn(language: Language, faults: readonly Fault[]): string {
  return faultsIn(faults, language, {})
    .map(({ message }) => plainText(message))
    .join('\n')
}
