/** Bytes of a SHA-256. */
export const digestLength = 32

/**
 * SHA-256 given from outside, for whoever hashes so much that waiting for each would be felt: who keeps a log. It MUST have read the bytes when it
 * returns: they are written over for the next.
 */
export type HashBytes = (bytes: Uint8Array) => Uint8Array

/** SHA-256 as every browser has it, for whoever checks. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
}
