const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Longest text that is read: reading takes time with the square of its length, and a key or a signature is far shorter. */
const mostLetters = 256

/** Base58 in Bitcoin's alphabet, as multibase `z` has it, without the `z`. */
export function base58Of(bytes: Uint8Array): string {
  let number = 0n
  for (const byte of bytes) number = number * 256n + BigInt(byte)
  let text = ''
  for (; number > 0n; number /= 58n) text = `${letters[Number(number % 58n)]}${text}`
  return '1'.repeat(zerosBefore(bytes, (byte) => byte === 0)) + text
}

/** The bytes of a text in base58, or undefined where it is none. */
export function bytesOfBase58(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length > mostLetters) return undefined
  let number = 0n
  for (const letter of text) {
    const digit = letters.indexOf(letter)
    if (digit < 0) return undefined
    number = number * 58n + BigInt(digit)
  }
  const bytes: number[] = []
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n))
  const zeros = zerosBefore([...text], (letter) => letter === '1')
  return Uint8Array.from([...Array<number>(zeros).fill(0), ...bytes])
}

function zerosBefore<T>(values: ArrayLike<T>, isZero: (value: T) => boolean): number {
  const list = Array.from(values)
  const first = list.findIndex((value) => !isZero(value))
  return first < 0 ? list.length : first
}
