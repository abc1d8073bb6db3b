import { dayMilliseconds } from '../../domain/hours.ts'
import type { Language } from '../../domain/words.ts'

const locales = { en: 'en-GB', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' } as const
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Day and time at a place, with the offset of its clock. */
export function localMoment(instant: string, language: Language, timeZone: string): string {
  const offset = nameOf(new Date(instant), timeZone, 'shortOffset').replace('GMT', 'UTC')
  return `${shortMoment(instant, language, timeZone)} ${offset}`
}

/** Day and time without the offset, for lists whose place is said once. */
export function shortMoment(instant: string, language: Language, timeZone: string): string {
  return formatter(language, timeZone, hourParts).format(new Date(instant))
}

/** The day that a calendar at the place shows. */
export function localDate(instant: string, language: Language, timeZone: string): string {
  return formatter(language, timeZone).format(new Date(instant))
}

/** A day that is no instant, such as the last one of a permit: the same wherever it is read. */
export function dayText(day: string, language: Language): string {
  return localDate(day, language, 'UTC')
}

/**
 * Every instant at which a clock at the place shows this day and time, UTC ISO 8601, the earlier first: none in the hour that is
 * left out when clocks go forward, two in the hour that comes twice when they go back. Undefined for what is no local time.
 */
export function instantsOf(local: string, timeZone: string): readonly string[] | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return undefined
  const asUtc = new Date(`${local}Z`)
  if (Number.isNaN(asUtc.getTime())) return undefined
  // The offsets before and after any change that can be near: no clock is further than 14 hours from Greenwich.
  const offsets = [-1, 1].map((day) =>
    offsetAt(new Date(asUtc.getTime() + day * dayMilliseconds), timeZone),
  )
  const instants = [...new Set(offsets)].map((offset) => new Date(asUtc.getTime() - offset))
  return instants
    .filter((instant) => instant.getTime() + offsetAt(instant, timeZone) === asUtc.getTime())
    .map((instant) => instant.toISOString())
    .toSorted()
}

/** The instant that a clock at the place shows, as UTC ISO 8601; what names none or two comes back as it was typed. */
export function instantOf(local: string, timeZone: string): string {
  const [instant, other] = instantsOf(local, timeZone) ?? []
  return instant === undefined || other !== undefined ? local : instant
}

/** What a clock at the place shows, as a form writes it. */
export function localText(instant: string, timeZone: string): string {
  const time = new Date(instant)
  return new Date(time.getTime() + offsetAt(time, timeZone)).toISOString().slice(0, 16)
}

function offsetAt(time: Date, timeZone: string): number {
  const name = nameOf(time, timeZone, 'longOffset')
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -offset : offset
}

/** How far the clock at the place is from that of Greenwich: `GMT+8`. */
function nameOf(time: Date, timeZone: string, timeZoneName: 'shortOffset' | 'longOffset'): string {
  const parts = formatter('en', timeZone, { timeZoneName }).formatToParts(time)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

const hourParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

// Formatters are made once: making one takes longer than drawing the rest of a page.
function formatter(
  language: Language,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions = {},
): Intl.DateTimeFormat {
  const name = `${language} ${timeZone} ${Object.values(parts).join(' ')}`
  const known = formatters.get(name)
  if (known !== undefined) return known
  const month = language === 'en' ? 'short' : 'long'
  const terms = { timeZone, year: 'numeric', month, day: 'numeric' } as const
  const made = new Intl.DateTimeFormat(locales[language], Object.assign({}, terms, parts))
  formatters.set(name, made)
  return made
}
