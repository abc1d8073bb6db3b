import type { Language } from '../../../../domain/words.ts'
import type { Choice, Control } from '../form/control.ts'
import { opticalPhrases } from './phrases.ts'

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
