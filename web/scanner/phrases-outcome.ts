import { words } from '../../domain/words.ts'

/** Phrases of an answer as headline, and of its sound. */
export const outcomePhrases = {
  gaps: words('answers missing: {n}', '欠 {n} 項答案', '缺 {n} 项答案'),
  sound: words('Sound', '聲音', '声音'),
  on: words('on', '開', '开'),
  off: words('off', '關', '关'),
} as const
