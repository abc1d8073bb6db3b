import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import type { Choice, Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import { opticalPhrases } from './phrases.ts'

/** The form that registers a version of a model. */
export function versionFormBody(controls: readonly Control[], shown: Filled): Markup {
  const { said, language } = shown
  const action = '/work/new-optical-version'
  const button = opticalPhrases.register[language]
  const why = opticalPhrases.registerWhy[language]
  return html`<div class="work"><p><a class="back" href="/work/optical-checks">← ${opticalPhrases.title[language]}</a></p>${errorSummary(said, language)}${formSection({ action, controls, button, why, shown })}</div>`
}

/** Questions about a version that is to be registered. */
export function versionControls(
  streams: readonly Choice[],
  language: Language,
): readonly Control[] {
  const say = opticalPhrases
  return [
    {
      pointer: '/model',
      label: say.model[language],
      filling: { kind: 'text', isCode: true },
      hint: say.modelHint[language],
    },
    {
      pointer: '/version',
      label: say.version[language],
      filling: { kind: 'text', isCode: true },
    },
    {
      pointer: '/stream',
      label: say.stream[language],
      filling: { kind: 'one', choices: streams },
    },
    {
      pointer: '/threshold',
      label: say.threshold[language],
      filling: { kind: 'number' },
      hint: say.thresholdHint[language],
    },
    {
      pointer: '/controlOneIn',
      label: say.control[language],
      filling: { kind: 'number', unit: say.piecesUnit[language] },
      hint: say.controlHint[language],
    },
    {
      pointer: '/note',
      label: say.note[language],
      filling: { kind: 'long' },
      optional: true,
    },
  ]
}

/** The one question of whoever puts a version into use or retires it. */
export function reasonControl(state: 'live' | 'retired', language: Language): Control {
  const asked = {
    pointer: '/reason',
    label: opticalPhrases.reason[language],
    filling: { kind: 'long' },
    optional: true,
  } as const
  if (state === 'retired') return asked
  return { ...asked, hint: opticalPhrases.reasonHint[language] }
}
