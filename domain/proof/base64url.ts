/** Base64url without padding (RFC 4648 section 5) of the UTF-8 bytes of a text. */
export function base64url(text: string): string {
  return btoa(isAscii(text) ? text : bytesAsText(text))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Nearly every text is ASCII, which is its own UTF-8; telling so is much cheaper than encoding. */
function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) > 127) return false
  return true
}

function bytesAsText(text: string): string {
  let binary = ''
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte)
  return binary
}
