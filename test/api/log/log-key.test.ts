import { expect, it } from 'vitest'
import { newLogKey, readLogKey } from '../../../api/log/log-key.ts'
import { formatKey } from '../../../domain/proof/log/note-key.ts'
import { filesAsEditorsKeepThem } from '../../harness/kept-by-editors.ts'
import { writeTestFile } from '../../harness/run-command.ts'

it('is read out of the file that it was put back into, whatever editor did so, and never out of two lines', async () => {
  const { text, signer } = await newLogKey('log.example/1')
  const files = [
    ...filesAsEditorsKeepThem(text),
    ['no line end', Buffer.from(text.trim())] as const,
  ]
  for (const [editor, bytes] of files) {
    const read = await readLogKey(await writeTestFile('log-key', bytes))
    expect([editor, read && formatKey(read.key)]).toEqual([editor, formatKey(signer.key)])
  }
  for (const wrong of [`${text}${text}`, `${text}\n`, ` ${text}`, text.replace('KEY+', 'KEY+\r')])
    await expect(readLogKey(await writeTestFile('log-key', wrong))).rejects.toThrow()
})
