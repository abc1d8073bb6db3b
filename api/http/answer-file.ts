import type { Context } from 'hono'
import { kindOfFile } from '../../domain/photo/kept-file.ts'
import type { StoredFile } from '../store/evidence/files.ts'

/**
 * Answers with a file as it is kept: a picture and nothing else, whatever a browser would make of it, and a document only to be saved.
 * It never changes; whether its reader may still read it may, so that none but the reader's own browser keeps a copy.
 */
export function answerFile(context: Context, digest: string, file: StoredFile): Response {
  const isPhoto = kindOfFile(file.type) === 'photo'
  const headers = {
    ...always,
    'content-type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
    'content-disposition': isPhoto
      ? 'inline'
      : `attachment; filename="${digest.slice(0, 12)}.${endings[file.type]}"`,
  }
  return context.body(new Uint8Array(file.content), 200, headers)
}

const endings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
} as const

const always = {
  'cache-control': 'private, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The 32 bytes that a digest writes; undefined where it writes none. */
export function digestIn(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return undefined
  const digest = Buffer.from(text, 'base64url')
  return digest.length === 32 && digest.toString('base64url') === text ? digest : undefined
}
