import type { Source } from '../source.ts'
import type { Words } from '../words.ts'

/** What a piece may be called when it is looked at. */
export interface DefectClass {
  readonly label: Words
  /** Nothing is wrong with a piece of this class; all other classes are bad. */
  readonly isGood?: true
}

/** The classes of a stream as of one version, by code. Codes keep their meaning; a class that is no longer used is left out of the next version. */
export interface DefectClasses {
  readonly version: number
  readonly classes: Readonly<Record<string, DefectClass>>
  readonly source: Source
}

/** The classes of this version; undefined where there is no such version. */
export function classesOf(
  lists: readonly DefectClasses[],
  version: number,
): DefectClasses | undefined {
  return lists.find((one) => one.version === version)
}

/** The newest classes; undefined where a stream has none. */
export function newestClasses(lists: readonly DefectClasses[]): DefectClasses | undefined {
  return lists.toSorted((one, other) => one.version - other.version).at(-1)
}

/** Whether a piece of this class is good; a class that is not in the list is bad, so that nothing passes for want of a name. */
export function isGoodIn({ classes }: DefectClasses, name: string): boolean {
  return Object.hasOwn(classes, name) && classes[name]?.isGood === true
}
