import { words } from '../../../../domain/words.ts'
import type { faultWords } from './fault-words.ts'

/** The same for hand-overs: what their schemas refuse, which speak no phrases yet. */
export const handOverFaults: typeof faultWords = [
  [
    /^Cannot read \[\]: expected at least one line/,
    words('Fill in at least one line', '請至少填寫一項', '请至少填写一项'),
  ],
]
