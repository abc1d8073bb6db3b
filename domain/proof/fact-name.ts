/** Name of the fact at a pointer into an opened event: `buyer` of `/facts/buyer`, `operator` of `/operator`. */
export function factNameAt(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1)
}
