import { textAt } from './bytes.ts'

/** Kinds of documents that are kept, by their media type. */
export const documentTypes = ['application/pdf', 'text/plain'] as const
export type DocumentType = (typeof documentTypes)[number]

/**
 * What kind of document something is, by its content: a PDF that begins and ends as one, or text in UTF-8, such as CSV, that is no markup.
 * Nothing of it is read or changed; whoever opens one gets it to save and never to look at within our pages.
 */
export function documentTypeOf(given: Uint8Array): DocumentType | undefined {
  if (textAt(given, 0, 5) === '%PDF-') {
    const end = textAt(given, Math.max(0, given.length - 1024), 1024)
    return end.includes('%%EOF') ? 'application/pdf' : undefined
  }
  return isPlainText(given) ? 'text/plain' : undefined
}

function isPlainText(given: Uint8Array): boolean {
  const text = decoded(given)?.trimStart()
  // Markup and scripts of its own kind have no place among logs.
  if (text === undefined || text === '' || text.startsWith('<')) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell that it is no text.
  return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)
}

function decoded(given: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(given)
  } catch {
    return undefined
  }
}
