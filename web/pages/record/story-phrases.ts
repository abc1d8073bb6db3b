import { words } from '../../../domain/words.ts'

/** Phrases of the story in a few steps. */
export const storyPhrases = {
  title: words('Its story', '它的經歷', '它的经历'),
  beganAs: words('Began as: ', '最初為：', '最初为：'),
  elsewhere: words('Began at another organisation', '始於另一機構', '始于另一机构'),
} as const
