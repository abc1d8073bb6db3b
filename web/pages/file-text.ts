import { type NamedFile, parseFileName } from '../../domain/file-name.ts'
import { kindOfFile } from '../../domain/photo/kept-file.ts'
import { type Language, type Words, wordsFrom } from '../../domain/words.ts'
import { filePhrases } from './file-phrases.ts'
import { filled } from './record/format.ts'

const names: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
}

/** What a file is and how large, such as "photo, JPEG, 312 kB". */
export function fileText({ type, bytes }: NamedFile, language: Language): string {
  if (type === undefined || bytes === undefined) return filePhrases.file[language]
  const kind = filePhrases[kindOfFile(type)][language]
  const name = names[type] ?? filePhrases.text[language]
  return filled(filePhrases.told, language, { kind, name, size: sizeText(bytes) })
}

/** The same in all languages. */
export function fileWords(named: NamedFile): Words {
  return wordsFrom((language) => fileText(named, language))
}

/** What a fact's text says where it names a file; undefined where it does not. */
export function fileTextIn(text: string, language: Language): string | undefined {
  const named = parseFileName(text)
  return named && fileText(named, language)
}

/** A size as people write it: decimal prefixes, at most three digits. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes}\u00a0B`
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)}\u00a0kB`
  return `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`
}
