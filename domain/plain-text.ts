/**
 * Text from outside with every invisible mark made visible, so that one that turns the direction of writing, or moves what a terminal
 * has written already, fools nobody.
 */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, markNamed)
}

/** A mark that nobody sees, by its number: `[U+202E]`. */
export function markNamed(unseen: string): string {
  return `[U+${(unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
