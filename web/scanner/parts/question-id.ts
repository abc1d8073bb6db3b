/** The id of a question on the screen; pointers hold nothing but names and numbers of ours. */
export function idOf(pointer: string): string {
  return `q${pointer.replaceAll(/[^A-Za-z0-9]+/g, '-')}`
}
