import { type Words, words } from '../words.ts'

/**
 * Why a passport is revoked for good: one of these and no other word, since anyone reads it. A house list; the last two are ours
 * to say, when an event says so.
 */
export const revocationReasons = {
  facts_wrong: words('What it says is not right', '內容有誤', '内容有误'),
  wrong_product: words('It is of another product', '屬另一產品', '属于另一产品'),
  key_compromised: words('Its key may be in other hands', '密匙可能已外洩', '密钥可能已泄露'),
  ordered_by_authority: words('An authority ordered it', '主管當局下令', '主管部门责令'),
  issued_in_error: words('Issued in error', '屬誤發', '误发'),
  recycled: words('The battery was recycled', '電池已回收', '电池已回收'),
} as const satisfies Record<string, Words>
export type RevocationReason = keyof typeof revocationReasons

/** Why a passport ended: it was issued in error, or else the thing was recycled, whatever its last version was revoked for before. */
export function endReason(revocationReason: string | null): 'issued_in_error' | 'recycled' {
  return revocationReason === 'issued_in_error' ? 'issued_in_error' : 'recycled'
}

/** Those that whoever answers for a passport may give. */
export const givenRevocations = [
  'facts_wrong',
  'wrong_product',
  'key_compromised',
  'ordered_by_authority',
  'issued_in_error',
] as const satisfies readonly RevocationReason[]

/** Why a passport is suspended until somebody knows better. */
export const suspensionReasons = {
  under_investigation: words('Under investigation', '調查中', '调查中'),
  disputed: words('What it says is disputed', '內容有爭議', '内容有争议'),
  ordered_by_authority: words('An authority ordered it', '主管當局下令', '主管部门责令'),
} as const satisfies Record<string, Words>
export type SuspensionReason = keyof typeof suspensionReasons
export const givenSuspensions = Object.keys(suspensionReasons) as [
  SuspensionReason,
  ...SuspensionReason[],
]

/** How a version of a passport stands, in words. */
export const passportStates = {
  valid: words('Valid', '有效', '有效'),
  superseded: words('Superseded by a later version', '已由較新版本取代', '已由较新版本取代'),
  suspended: words('Suspended', '暫停', '暂停'),
  revoked: words('Revoked', '已撤銷', '已撤销'),
  ended: words('Ended', '已失效', '已失效'),
} as const satisfies Record<string, Words>
export type PassportState = keyof typeof passportStates

/** When things happened to a version; null where they did not. */
export interface PassportTimes {
  readonly supersededTime: Date | null
  readonly suspendedTime: Date | null
  readonly revokedTime: Date | null
  readonly endedTime: Date | null
}

/** How a version stands: the gravest of what holds of it. */
export function passportState(times: PassportTimes): PassportState {
  if (times.endedTime !== null) return 'ended'
  if (times.revokedTime !== null) return 'revoked'
  if (times.suspendedTime !== null) return 'suspended'
  return times.supersededTime === null ? 'valid' : 'superseded'
}
