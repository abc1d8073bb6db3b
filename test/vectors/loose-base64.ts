/** Bytes of a vector, which may be none; nothing of a vector is a stranger's. */
export function bytesOf(base64: string | null | undefined): Uint8Array {
  return new Uint8Array(Buffer.from(base64 ?? '', 'base64'))
}
