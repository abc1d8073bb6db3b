import { words } from '../../domain/words.ts'

/** Phrases of goods that are on their way here, or that went elsewhere. */
export const arrivingPhrases = {
  arriving: words(
    'On its way to you from {sender}',
    '由 {sender} 移交，正運送給你',
    '由 {sender} 移交，正发运给您',
  ),
  open: words('Open the hand-over', '開啟移交', '打开移交'),
  later: words(
    'Set it aside. The hand-over can be opened once there is a network.',
    '請先放在一旁，有網絡後即可開啟移交。',
    '请先放在一旁，有网络后即可打开移交。',
  ),
  left: words('{code} went to {receiver}', '{code} 已移交 {receiver}', '{code} 已移交 {receiver}'),
  see: words('See the hand-over', '查看移交', '查看移交'),
} as const
