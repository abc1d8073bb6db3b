/** The picture's own parts and its size, as a walk over its form finds them; undefined where the form is broken. */
export type ReadParts =
  | { readonly parts: readonly Uint8Array[]; readonly width: number; readonly height: number }
  | undefined

/** Bytes as text, one character each. */
export function textAt(given: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...given.subarray(at, at + length))
}

/** Views over bytes, for numbers of more than one. */
export function viewOf(given: Uint8Array): DataView {
  return new DataView(given.buffer, given.byteOffset, given.byteLength)
}

/** Parts as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
