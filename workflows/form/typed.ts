/** What was typed, by pointer; several values for a question with several answers. */
export type Typed = ReadonlyMap<string, readonly string[]>

/** The one thing that was typed, or nothing. */
export function typedAt(typed: Typed, pointer: string): string {
  return typed.get(pointer)?.[0] ?? ''
}
