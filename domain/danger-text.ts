import { type Words, words } from './words.ts'

/** A danger in one phrase, with its quarantine where it is held; `label` is what the stream calls it. */
export function dangerText({
  name,
  label,
  held,
}: {
  readonly name: string
  readonly label: Words
  readonly held: boolean
}): Words {
  if (!held || name === 'held') return label
  return words(
    `${label.en}, in quarantine`,
    `${label['zh-Hant']}（隔離中）`,
    `${label['zh-Hans']}（隔离中）`,
  )
}
