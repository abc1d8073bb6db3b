import { leads, type Topic } from './topic-rule.ts'
import { words } from './words.ts'

/** Of dangerous goods against what licences let lie at a facility. */
export const limitTopics = {
  'limit.near': {
    label: words('Licence limit near', '將達牌照上限', '将达许可证上限'),
    sentence: words(
      'Dangerous goods come near what licence {subject} lets lie there',
      '危險品存量接近牌照 {subject} 的上限',
      '危险货物存量接近许可证 {subject} 的上限',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
  'limit.passed': {
    label: words('Licence limit passed', '超出牌照上限', '超出许可证上限'),
    sentence: words(
      'More dangerous goods lie there than licence {subject} allows',
      '危險品存量超出牌照 {subject} 的上限',
      '危险货物存量超出许可证 {subject} 的上限',
    ),
    concerns: leads,
    mailed: true,
    hooked: true,
  },
} as const satisfies Readonly<Record<string, Topic>>
