import { words } from '../../../../domain/words.ts'

/** Words of the red button, on the page and in the scanner alike. */
export const alarmPhrases = {
  now: words('Isolate now', '立即隔離', '立即隔离'),
  why: words(
    'Emergency quarantine: one tap on what you see records it. Details afterwards.',
    '緊急隔離：按一下所見情況即時記錄，詳情後補。',
    '紧急隔离：点一下所见情况即时记录，详情后补。',
  ),
} as const
