import { type Words, words } from '../domain/words.ts'
import {
  type OpenRecall,
  type RecallNotice,
  type RecallSeverity,
  recallNotices,
  recallSeverities,
} from './recall.ts'

/** That something is recalled, as labels, lists and banners begin. */
export const recalledWords = words('Recalled', '正被召回', '正被召回')

/** That something is under an open recall, with its risk and what it says to anyone. */
export function recallText(recall: {
  readonly severity: RecallSeverity
  readonly notice: RecallNotice
}): Words {
  const risk = recallSeverities[recall.severity]
  const says = recallNotices[recall.notice]
  return words(
    `${recalledWords.en}: ${risk.en}. ${says.en}`,
    `${recalledWords['zh-Hant']}：${risk['zh-Hant']}。${says['zh-Hant']}`,
    `${recalledWords['zh-Hans']}：${risk['zh-Hans']}。${says['zh-Hans']}`,
  )
}

/** The same in as few words as a label or the line of a list has room for; undefined where nothing is recalled. */
export function recallMark(
  recalls: readonly { readonly severity: RecallSeverity; readonly notice: RecallNotice }[],
): Words | undefined {
  const [gravest] = byGravity(recalls)
  if (gravest === undefined) return undefined
  const says = recallNotices[gravest.notice]
  return words(
    `${recalledWords.en.toUpperCase()}: ${says.en}`,
    `${recalledWords['zh-Hant']}：${says['zh-Hant']}`,
    `${recalledWords['zh-Hans']}：${says['zh-Hans']}`,
  )
}

/** Recalls with the greatest risk first. */
export function byGravity<Recall extends Pick<OpenRecall, 'severity'>>(
  recalls: readonly Recall[],
): readonly Recall[] {
  const order = Object.keys(recallSeverities)
  return recalls.toSorted(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  )
}
