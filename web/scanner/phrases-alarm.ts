import { words } from '../../domain/words.ts'
import { alarmPhrases } from '../pages/workplace/batch/alarm-phrases.ts'

/** Phrases of the red button and of what is said first of a batch. */
export const redPhrases = {
  now: alarmPhrases.now,
  why: words(
    'Danger? Two taps, details later',
    '有危險？按兩下，詳情後補',
    '有危险？点两下，详情后补',
  ),
  what: words('What do you see?', '你看到甚麼？', '您看到什么？'),
  not: words('No emergency', '並非緊急', '并非紧急'),
  held: words('IN QUARANTINE', '隔離中', '隔离中'),
  until: words('no release before {time}', '{time} 前不可解除', '{time} 前不可解除'),
  over: words('hold is over', '隔離期已滿', '隔离期已满'),
  details: words('Quarantine: details missing', '隔離：欠詳情', '隔离：缺少详情'),
} as const
