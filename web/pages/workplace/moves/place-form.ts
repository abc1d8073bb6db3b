import { placeKinds, placeServers } from '../../../../domain/moves/place.ts'
import type { Language } from '../../../../domain/words.ts'
import type { Choice, Control } from '../form/control.ts'
import { nameControls } from '../organisation/name-controls.ts'
import { kindWords, placePhrases, serverWords } from './place-phrases.ts'

/** Questions about a new place, what never changes first. */
export function newPlaceControls(
  { facilities }: { readonly facilities: readonly Choice[] },
  language: Language,
): readonly Control[] {
  const say = placePhrases
  const kinds = placeKinds.map((value) => ({ value, label: kindWords[value][language] }))
  return [
    {
      pointer: '/code',
      label: say.code[language],
      filling: { kind: 'text', isCode: true },
      hint: say.codeHint[language],
    },
    {
      pointer: '/facility',
      label: say.facility[language],
      filling: { kind: 'one', choices: facilities },
      hint: say.codeHint[language],
    },
    {
      pointer: '/kind',
      label: say.kind[language],
      filling: { kind: 'one', choices: kinds },
      hint: say.codeHint[language],
    },
    ...saidControls(language),
  ]
}

/** Questions about what a place is from now on. */
export function placeControls(language: Language): readonly Control[] {
  const say = placePhrases
  const choices = [
    { value: 'no', label: say.inUse[language] },
    { value: 'yes', label: say.isClosed[language] },
  ]
  return [
    ...saidControls(language),
    { pointer: '/closed', label: say.state[language], filling: { kind: 'one', choices } },
  ]
}

function saidControls(language: Language): readonly Control[] {
  const say = placePhrases
  const servers = placeServers.map((value) => ({ value, label: serverWords[value][language] }))
  return [
    { pointer: '/name', label: say.name[language], filling: { kind: 'text' } },
    ...nameControls(language),
    {
      pointer: '/servedBy',
      label: say.servedBy[language],
      filling: { kind: 'one', choices: servers },
    },
    {
      pointer: '/capacityContainers',
      label: say.capacityContainers[language],
      filling: { kind: 'number' },
      hint: say.noBound[language],
      optional: true,
    },
    {
      pointer: '/capacityGrams',
      label: say.capacityGrams[language],
      filling: { kind: 'number', unit: 'g' },
      hint: say.noBound[language],
      optional: true,
    },
  ]
}
