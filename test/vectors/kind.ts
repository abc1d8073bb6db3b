/** What became of one vector. */
export interface Outcome {
  /** Which part of the file it is of, such as `roots`. */
  readonly part: string
  /** What the file calls it, so that one that fails can be found. */
  readonly name: string
  readonly passed: boolean
}

/** One kind of published vectors: how its files look, and what our functions say of them. */
export interface Kind {
  readonly name: string
  /** Whether a file is of this kind, by what is in it, since its name may be any. */
  readonly fits: (file: VectorFile) => boolean
  readonly run: (file: VectorFile) => Promise<readonly Outcome[]>
}

/** What a file of vectors holds: trusted test material, whose shape its kind knows. */
export type VectorFile = Readonly<Record<string, unknown>>

/** The vectors under a name; none when there is no such list. */
export function listIn<T>(file: VectorFile, name: string): readonly T[] {
  const list = file[name]
  return Array.isArray(list) ? list : []
}

/** Whether a file has lists of vectors under all these names. */
export function hasLists(file: VectorFile, ...names: readonly string[]): boolean {
  return names.every((name) => listIn(file, name).length > 0)
}

/** Whether the first of a file's `tests` has all these members. */
export function testsHave(file: VectorFile, ...members: readonly string[]): boolean {
  const [first] = listIn<object>(file, 'tests')
  return first !== undefined && members.every((member) => member in first)
}
