import { askedLanguage } from '../domain/asked-language.ts'
import { type FaultValue, type FaultValues, sentence } from '../domain/phrases.ts'
import { plainText } from '../domain/plain-text.ts'
import type { Fault } from '../domain/refusal.ts'
import { shownIn, timesIn } from '../domain/shown-names.ts'
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

/**
 * Faults as a terminal shows them, each on lines of its own, with days and times by the locale, and nothing in what they name that a
 * terminal obeys. In English they keep the names of the API, which is what a person types here.
 */
export function toldIn(language: Language, faults: readonly Fault[]): string {
  return faults
    .map(({ pointer, says, values }) => {
      const shown = language === 'en' ? timesIn(language) : shownIn(language, {}, pointer)
      return sentence(says, plainIn(values), language, shown)
    })
    .join('\n')
}

function plainIn(values: FaultValues): FaultValues {
  return Object.fromEntries(Object.entries(values).map(([name, one]) => [name, plainValue(one)]))
}

function plainValue(value: FaultValue): FaultValue {
  if (typeof value === 'string') return plainText(value)
  if (typeof value === 'number' || 'en' in value) return value
  if (!('says' in value))
    return value.map((one) => (typeof one === 'string' ? plainText(one) : one))
  return { says: value.says, values: plainIn(value.values ?? {}) }
}
