/**
 * A random UUID (version 4) as the 20 characters that GS1 allows a lot or serial number.
 * Its 122 random bits need at least 69 different characters there (69²⁰ ≈ 2¹²²·², 65²⁰ ≈ 2¹²⁰·⁵), and only 65 of what GS1
 * allows go into an address as they are. So four that are percent-encoded join: about one or two in a serial. `.` is
 * not used, because chat programs take it off the end of a link; a fifth encoded character stands in for it.
 */
export function serialOf(id: string): string {
  if (!randomUuid.test(id))
    throw new RangeError(`Cannot write "${id}" as a serial: not a random UUID`)
  const hex = id.replaceAll('-', '')
  // Version and variant are the same in all of them and are left out.
  const variant = BigInt(`0x${hex[16]}`) & 3n
  const high = BigInt(`0x${hex.slice(0, 12)}${hex.slice(13, 16)}`)
  let rest = (high << 62n) | (variant << 60n) | BigInt(`0x${hex.slice(17)}`)
  let serial = ''
  for (let place = 0; place < 20; place += 1) {
    serial = `${alphabet[Number(rest % base)]}${serial}`
    rest /= base
  }
  return serial
}

/** The UUID of a serial that `serialOf` wrote; undefined for any other text. */
export function batchIdOfSerial(serial: string): string | undefined {
  if (serial.length !== 20) return undefined
  let number = 0n
  for (const character of serial) {
    const digit = alphabet.indexOf(character)
    if (digit === -1) return undefined
    number = number * base + BigInt(digit)
  }
  if (number >> 122n !== 0n) return undefined
  const high = (number >> 62n).toString(16).padStart(15, '0')
  const variant = (8n | ((number >> 60n) & 3n)).toString(16)
  const low = (number & ((1n << 60n) - 1n)).toString(16).padStart(15, '0')
  const hex = `${high.slice(0, 12)}4${high.slice(12)}${variant}${low}`
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const randomUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_!()*,'
const base = BigInt(alphabet.length)
