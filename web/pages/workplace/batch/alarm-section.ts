import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import type { Alarm } from '../../../../workflows/alarm.ts'
import type { Markup } from '../shell.ts'
import { alarmPhrases } from './alarm-phrases.ts'

/** What the red button of a batch's page needs to record at once. */
export interface AlarmView extends Alarm {
  /** UUID that makes a second tap harmless. */
  readonly scanId: string
  /** Code of the facility at which it stands. */
  readonly facility: string
}

/** The red button: opened, each tile records at once. It needs no script. */
export function alarmSection(
  alarm: AlarmView | undefined,
  { code, language }: { code: string; language: Language },
): Markup | '' {
  if (alarm === undefined) return ''
  const { stage, scanId, facility, sign, signs } = alarm
  return html`<details class="alarm"><summary>⚠ ${alarmPhrases.now[language]}</summary>
<form method="post" action="/work/batches/${encodeURIComponent(code)}/stages/${stage}"><p>${alarmPhrases.why[language]}</p>
<input type="hidden" name="/id" value="${scanId}"><input type="hidden" name="/facility" value="${facility}"><input type="hidden" name="/batches" value="${code}">
<div class="signs">${signs.map(
    ({ value, label }) =>
      html`<button name="/facts/${sign}" value="${value}">${label[language]}</button>`,
  )}</div></form></details>`
}
