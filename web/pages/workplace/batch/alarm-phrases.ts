import { words } from '../../../../domain/words.ts'

/** Words of the red button, on the page and in the scanner alike. */
export const alarmPhrases = {
  now: words('Emergency: quarantine now', '緊急：立即隔離', '紧急：立即隔离'),
  why: words(
    'One tap on what you see records it. Details afterwards.',
    '按一下所見情況即時記錄，詳情後補。',
    '点一下所见情况即时记录，详情后补。',
  ),
} as const
