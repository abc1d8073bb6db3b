import { houseRule } from './source.ts'

/** How long a device may take an invitation. */
export const invitationRules = {
  minutes: 15,
  source: houseRule(
    'Long enough to carry a device to the screen, short enough for a picture of it to be worth nothing',
  ),
} as const

/**
 * The link that makes a device a station, as its QR carries it. The code stands behind the `#`, which browsers send to nobody: no log of a
 * server or proxy ever holds it.
 */
export function invitationLink(origin: string, code: string): string {
  return `${origin}/scanner#station=${code}`
}

/**
 * The code of an invitation in what was scanned or pasted, in capitals without dashes; undefined in anything else. A hand scanner on another
 * keyboard may have typed other marks for `#` and `=`.
 */
export function invitationIn(text: string): string | undefined {
  const code = /(?:^|[^a-z])station[^a-z0-9]{1,3}([0-9a-z-]{26,40})\s*$/i.exec(text)?.[1]
  const plain = code?.replaceAll('-', '').toUpperCase()
  return plain?.length === 26 ? plain : undefined
}
