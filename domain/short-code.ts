/**
 * A UUID as 26 characters of Crockford's base 32: no I, L, O or U, so that it can be read out and typed with gloves on.
 * Source: crockford.com/base32.html.
 */
export function shortCodeOf(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`)
  let code = ''
  for (let place = 0; place < 26; place += 1) {
    code = `${alphabet[Number(rest & 31n)]}${code}`
    rest >>= 5n
  }
  return code
}

/** The UUID of a short code in any case, `-` passed over, I and L read as 1, O as 0; undefined for anything else. */
export function batchIdOfShortCode(code: string): string | undefined {
  const folded = code
    .toUpperCase()
    .replaceAll('-', '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
  // 26 characters hold 130 bits: the first one stands for three only.
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(folded)) return undefined
  let number = 0n
  for (const character of folded) number = (number << 5n) | BigInt(alphabet.indexOf(character))
  const hex = number.toString(16).padStart(32, '0')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
