import { html } from 'hono/html'
import { type Language, words } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { finalAct } from '../form/final-act.ts'
import type { Markup } from '../shell.ts'

/** Phrases of the page about the keys that passports are signed with. */
export const issuerKeyPhrases = {
  title: words('Keys of passports', '護照簽署密匙', '护照签名密钥'),
  why: words(
    'Your passports are signed with these keys, under an identifier that anybody can look up.',
    '你的護照以這些密匙簽署，任何人均可按識別碼查核。',
    '您的护照用这些密钥签名，任何人都可按标识核查。',
  ),
  did: words('Identifier', '識別碼', '标识'),
  none: words(
    'No key yet: the first one is made with the first passport.',
    '尚未有密匙：首份護照簽發時會產生。',
    '还没有密钥：首份护照签发时会生成。',
  ),
  inUse: words('in use', '使用中', '使用中'),
  since: words('since {time}', '自 {time}', '自 {time}'),
  ended: words('{from} to {to}', '{from} 至 {to}', '{from} 至 {to}'),
  rotate: words('Replace the key', '更換密匙', '更换密钥'),
  rotateWhy: words(
    'When somebody may have got hold of it. The key ends now and stays listed with its end. What it signed counts for whoever saw it before in a witnessed log; every passport that holds is signed anew soon after.',
    '適用於密匙可能外洩時。現有密匙即時終止，並連同終止時間保留在列。此前已載於有見證方的日誌的簽署仍然有效；所有有效護照隨後會重新簽署。',
    '适用于密钥可能外泄时。现有密钥立即终止，并连同终止时间保留在列。此前已载入有见证方的日志的签名仍然有效；所有有效护照随后会重新签名。',
  ),
  rotateYes: words('Replace it now', '確定更換', '确定更换'),
  told: {
    rotated: words(
      'The key is replaced. Passports are signed anew soon.',
      '已更換密匙，護照稍後會重新簽署。',
      '已更换密钥，护照稍后会重新签名。',
    ),
  },
} as const

export interface IssuerKeysView {
  readonly did: string
  readonly keys: readonly {
    readonly publicKey: string
    readonly created: string
    /** When it ended; null for the one in use. */
    readonly ended: string | null
  }[]
  readonly mayRotate: boolean
  /** Whose clock the times are of. */
  readonly timeZone: string
}

/** The keys that an organisation's passports are signed with, the one in use marked. */
export function issuerKeysBody(view: IssuerKeysView, language: Language): Markup {
  const { did, keys, mayRotate, timeZone } = view
  const phrases = issuerKeyPhrases
  const moment = (time: string) => localMoment(time, language, timeZone)
  const inUse = keys.find(({ ended }) => ended === null)
  const rotate = finalAct({
    action: '/work/issuer-keys',
    act: phrases.rotate[language],
    about: did,
    why: phrases.rotateWhy[language],
    button: phrases.rotateYes[language],
    seen: ['key', inUse?.publicKey ?? ''],
  })
  return html`<div class="work"><section><p class="soft">${phrases.why[language]}</p><dl class="keys"><div><dt>${phrases.did[language]}</dt><dd><code>${did}</code></dd></div></dl>${
    keys.length === 0 ? html`<p>${phrases.none[language]}</p>` : ''
  }<ul class="list">${keys.map(
    ({ publicKey, created, ended }) =>
      html`<li><span class="what"><code>${publicKey}</code><small>${
        ended === null
          ? filled(phrases.since, language, { time: moment(created) })
          : filled(phrases.ended, language, { from: moment(created), to: moment(ended) })
      }</small></span>${ended === null ? html`<span class="tag on">${phrases.inUse[language]}</span>` : ''}</li>`,
  )}</ul>${mayRotate && keys.length > 0 ? rotate : ''}</section></div>`
}
