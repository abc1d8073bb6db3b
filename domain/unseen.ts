/**
 * Characters that take no place when they are shown: they come along when something is copied from a chat or a page, and no label
 * carries one. Soft hyphen, zero-width spaces and joiners, marks of direction, byte order mark; also as a link writes them.
 * Source: Unicode 16, Default_Ignorable_Code_Point, as far as they are met in text of people.
 */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const unseenInLink = /%C2%AD|%E2%80%(?:8[B-F]|A[A-E])|%E2%81%A[0-9]|%EF%BB%BF/gi

/** A text without characters that nobody sees. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(unseen, '').replaceAll(unseenInLink, '')
}
