import type { Language } from '../../../../domain/words.ts'

/** Where days begin when a facility does not say. */
export const usualTimeZone = 'Asia/Hong_Kong'

const locales = { en: 'en-GB', 'zh-Hant': 'zh-HK', 'zh-Hans': 'zh-CN' } as const
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Day and time at a place, with the offset of its clock. */
export function localMoment(instant: string, language: Language, timeZone = usualTimeZone): string {
  return formatter(language, timeZone, 'moment').format(new Date(instant)).replace('GMT', 'UTC')
}

/** Day and time without the offset, for lists whose place is said once. */
export function shortMoment(instant: string, language: Language, timeZone = usualTimeZone): string {
  return formatter(language, timeZone, 'short').format(new Date(instant))
}

/** The instant that a clock at the place shows, as UTC ISO 8601; what cannot be read comes back as it was typed. */
export function instantOf(local: string, timeZone = usualTimeZone): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) return local
  const asUtc = new Date(`${local}Z`)
  if (Number.isNaN(asUtc.getTime())) return local
  // Twice, since the offset is that of the instant and not of the text.
  const near = asUtc.getTime() - offsetAt(asUtc, timeZone)
  return new Date(asUtc.getTime() - offsetAt(new Date(near), timeZone)).toISOString()
}

/** What a clock at the place shows, as a form writes it. */
export function localText(instant: string, timeZone = usualTimeZone): string {
  const time = new Date(instant)
  return new Date(time.getTime() + offsetAt(time, timeZone)).toISOString().slice(0, 16)
}

function offsetAt(time: Date, timeZone: string): number {
  const name = formatter('en', timeZone, 'offset')
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -offset : offset
}

const shapes = {
  moment: { dateStyle: undefined, timeZoneName: 'shortOffset' },
  short: {},
  offset: { timeZoneName: 'longOffset' },
} as const

// Formatters are made once: making one takes longer than drawing the rest of a page.
function formatter(language: Language, timeZone: string, shape: keyof typeof shapes) {
  const name = `${language} ${timeZone} ${shape}`
  const known = formatters.get(name)
  if (known !== undefined) return known
  const day = {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat(locales[language], {
    ...{ timeZone, ...day, ...time },
    ...(shape === 'short' ? {} : { timeZoneName: shapes[shape].timeZoneName }),
  })
  formatters.set(name, made)
  return made
}
