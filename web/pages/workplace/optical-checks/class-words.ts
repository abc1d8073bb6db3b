import type { Language, Words } from '../../../../domain/words.ts'

/** What classes of defects are called, by code. */
export type ClassLabels = ReadonlyMap<string, Words>

/** What a class is called; as it was told where no list knows it. */
export function classText(labels: ClassLabels, name: string, language: Language): string {
  return labels.get(name)?.[language] ?? name
}
