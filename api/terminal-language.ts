import { askedLanguage } from '../domain/asked-language.ts'
import { faultsIn } from '../domain/faults-in.ts'
import type { FaultValue, FaultValues } from '../domain/phrases.ts'
import { plainText } from '../domain/plain-text.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
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

/** Faults as a terminal shows them, each on lines of its own, and nothing in what they name that a terminal obeys. */
export function toldIn(language: Language, faults: readonly Fault[]): string {
  const plain = faults.map(({ pointer, says, values }) => faultOf(pointer, says, plainIn(values)))
  return faultsIn(plain, language, {})
    .map(({ message }) => message)
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
