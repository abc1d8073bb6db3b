import { expect, it } from 'vitest'
import { textOfFile } from '../../domain/file-text.ts'
import { filesAsEditorsKeepThem } from '../harness/kept-by-editors.ts'

it('reads the same text out of a file, whatever editor kept it, and leaves a lone carriage return to be told', () => {
  const text = 'log 見證 — 1\n\nquorum none\n'
  for (const [editor, bytes] of filesAsEditorsKeepThem(text))
    expect([editor, textOfFile(bytes)]).toEqual([editor, text])
  expect(textOfFile(Buffer.from('a\rb\r\r\n'))).toBe('a\rb\r\n')
})
