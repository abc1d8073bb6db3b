/** Bytes of the time that stands before a witness's signature. */
export const timeLength = 8

/** What a witness signs of a checkpoint at a time, in seconds since 1970: C2SP tlog-cosignature, Ed25519. */
export function cosignedText(text: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${text}`
}

/** The time before a signature; undefined when it is cut off or no moment that can be counted exactly. */
export function timeOf(signature: Uint8Array): number | undefined {
  if (signature.length < timeLength) return undefined
  const view = new DataView(signature.buffer, signature.byteOffset, timeLength)
  const time = Number(view.getBigUint64(0))
  return Number.isSafeInteger(time) ? time : undefined
}

/** A time as it stands before a signature. */
export function timeBytes(time: number): Uint8Array {
  const bytes = new Uint8Array(timeLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time))
  return bytes
}
