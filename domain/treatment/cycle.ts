import { type Words, words } from '../words.ts'

/** What goods go through between two tests of a treatment, and how so many of it are counted. */
export const cycleKinds = {
  wash: {
    label: words('Washes', '洗滌', '洗涤'),
    counted: words('{n} {n|wash|washes}', '{n} 次洗滌', '{n} 次洗涤'),
  },
  dry_cleaning: {
    label: words('Dry cleanings', '乾洗', '干洗'),
    counted: words('{n} {n|dry cleaning|dry cleanings}', '{n} 次乾洗', '{n} 次干洗'),
  },
  abrasion: {
    label: words('Rubs of an abrasion test', '耐磨次數', '耐磨次数'),
    counted: words('{n} {n|rub|rubs}', '{n} 次摩擦', '{n} 次摩擦'),
  },
} as const satisfies Record<string, { readonly label: Words; readonly counted: Words }>
export type CycleKind = keyof typeof cycleKinds

/** Names of all kinds of cycles, in the order in which they are shown. */
export const cycleNames = Object.keys(cycleKinds) as readonly CycleKind[]

/** Most cycles of one test or claim. */
export const mostCycles = 100_000
