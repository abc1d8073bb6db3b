import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { toBase64 } from '../../../../domain/proof/log/base64.ts'
import { formatNote, type NoteSignature, parseNote } from '../../../../domain/proof/log/note.ts'
import { formatKey, noteKey, parseKey } from '../../../../domain/proof/log/note-key.ts'
import { openNote } from '../../../../domain/proof/log/open-note.ts'
import { cosignText, type NoteSigner, signText } from '../../../../domain/proof/log/sign-note.ts'
import { makeNoteSigner } from '../../../harness/note-signer.ts'

const text = 'Any text.\n\nIt may have empty lines.\n'
let log: NoteSigner
let witness: NoteSigner
let stranger: NoteSigner

beforeAll(async () => {
  log = await makeNoteSigner('log.example/1', 'ed25519')
  witness = await makeNoteSigner('witness.example', 'cosignature')
  stranger = await makeNoteSigner('stranger.example', 'ed25519')
})

describe('a note', () => {
  it('is opened by who knows a key that signed it, and tells which', async () => {
    const note = formatNote({
      text,
      signatures: [await signText(text, log), await cosignText(text, 1_790_000_000, witness)],
    })
    expect(await open(note, log)).toEqual([{ key: log.key }])
    expect(await open(note, log, witness)).toEqual([
      { key: log.key },
      { key: witness.key, time: 1_790_000_000 },
    ])
    expect(await open(note, stranger)).toEqual({ says: 'note_unsigned' })
    expect(await open(note)).toEqual({ says: 'note_unsigned' })
  })

  it('is refused whole when a known key did not sign it, first or last', async () => {
    const good = await signText(text, log)
    const bad = { ...good, bytes: good.bytes.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) }
    const wrong = { says: 'note_signature_wrong', values: { signer: log.key.name } }
    expect(await open(formatNote({ text, signatures: [good, bad] }), log)).toEqual(wrong)
    expect(await open(formatNote({ text, signatures: [bad, good] }), log)).toEqual(wrong)
  })

  it('passes over a signature that shares only the name or only the id of a known key', async () => {
    const good = await signText(text, log)
    const other = await signText(text, stranger)
    const strange: readonly NoteSignature[] = [
      { ...other, name: good.name },
      { ...other, id: good.id },
    ]
    expect(await open(formatNote({ text, signatures: [...strange, good] }), log)).toEqual([
      { key: log.key },
    ])
    expect(await open(formatNote({ text, signatures: strange }), log)).toEqual({
      says: 'note_unsigned',
    })
  })

  it('may carry sixteen signatures as long as those of ML-DSA-44, and no more than a hundred', async () => {
    const long = { ...(await signText(text, stranger)), bytes: new Uint8Array(2_428) }
    const good = await signText(text, log)
    const sixteen = formatNote({ text, signatures: [...Array(15).fill(long), good] })
    expect(await open(sixteen, log)).toEqual([{ key: log.key }])
    const many = formatNote({ text, signatures: Array(101).fill(good) })
    expect(parseNote(many)).toEqual({ says: 'note_line_wrong', values: { line: 105 } })
    expect(parseNote(`${'a'.repeat(1_000_000)}${sixteen}`)).toMatchObject({
      says: 'proof_too_long',
    })
  })

  it('does not hold once one of its characters was changed', async () => {
    const note = formatNote({ text, signatures: [await signText(text, log)] })
    await fc.assert(
      fc.asyncProperty(fc.nat(note.length - 1), fc.string({ minLength: 1 }), async (at, other) => {
        fc.pre(note[at] !== other)
        expect(await open(note.slice(0, at) + other + note.slice(at + 1), log)).toHaveProperty(
          'says',
        )
      }),
      { numRuns: 250 },
    )
  })

  it('is named by the line that is not as a note has it', async () => {
    const line = formatNote({ text: '', signatures: [await signText(text, log)] }).slice(1, -1)
    const short = `— ${log.key.name} ${toBase64(new Uint8Array(4))}`
    const wrongs: readonly (readonly [string, number])[] = [
      ['', 1],
      ['no signature\n', 2],
      ['no signature\n\n', 3],
      [`a\n\n${line}`, 3],
      [`a\r\n\n${line}\n`, 1],
      [`a\n\tb\n\n${line}\n`, 2],
      [`a\n\n${line}\r\n`, 3],
      ['a\ud800\n\n', 1],
      [`a\n\n${line.replace('—', '-')}\n`, 3],
      [`a\n\n${line.replace('—', '–')}\n`, 3],
      [`a\n\n${line} \n`, 3],
      [`a\n\n${line}\n${line.replace(' log', '  log')}\n`, 4],
      [`a\n\n${line.replace('.example', '+example')}\n`, 3],
      [`a\n\n${line.replace('.example', '\u00a0example')}\n`, 3],
      [`a\n\n${line.slice(0, -1)}\n`, 3],
      [`a\n\n${short}\n`, 3],
      [`a\n\n— ${log.key.name} \n`, 3],
    ]
    for (const [note, at] of wrongs)
      expect(parseNote(note), note).toEqual({ says: 'note_line_wrong', values: { line: at } })
  })

  it('is read, or refused, whatever a stranger sends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (start) => {
        expect(parseNote(`${start}\n\n— a AAAAAAA=\n`)).toBeTypeOf('object')
        expect(parseNote(start)).toBeTypeOf('object')
      }),
    )
  })

  it('is not signed over a text that no note can carry, nor with a key of another kind', async () => {
    for (const wrong of ['no newline', 'a\rb\n', 'a\ud800\n', ''])
      await expect(signText(wrong, log)).rejects.toThrow('the text is no note')
    await expect(signText(text, witness)).rejects.toThrow('its kind is cosignature')
    await expect(cosignText(text, 1, log)).rejects.toThrow('its kind is ed25519')
  })
})

describe('a cosignature', () => {
  it('holds for its own time alone', async () => {
    const signature = await cosignText(text, 1_790_000_000, witness)
    for (const at of [0, 7, 8, 71]) {
      const bytes = signature.bytes.map((byte, place) => (place === at ? byte ^ 1 : byte))
      const note = formatNote({ text, signatures: [{ ...signature, bytes }] })
      expect(await open(note, witness)).toHaveProperty('says', 'note_signature_wrong')
    }
    const cut = { ...signature, bytes: signature.bytes.slice(0, 7) }
    const note = formatNote({ text, signatures: [cut] })
    expect(await open(note, witness)).toHaveProperty('says', 'note_signature_wrong')
  })

  it('is no signature of the note itself, though the key be the same', async () => {
    const asLog = await noteKey('witness.example', 'ed25519', witness.key.publicKey)
    const cosigned = await cosignText(text, 1_790_000_000, witness)
    const note = formatNote({ text, signatures: [{ ...cosigned, id: asLog.id }] })
    expect(await openNote(parsed(note), [asLog])).toHaveProperty('says', 'note_signature_wrong')
  })
})

describe('a key of a log or witness', () => {
  it('is read back from the line in which it is handed on', async () => {
    for (const { key } of [log, witness]) expect(await parseKey(formatKey(key))).toEqual(key)
    expect(formatKey(witness.key)).toMatch(/^witness\.example\+[0-9a-f]{8}\+B[\w/+]{43}$/)
  })

  it('is refused when name, id or key were changed, or nothing can be proved with it', async () => {
    const line = formatKey(log.key)
    const [name = '', id = ''] = line.split('+')
    const weak = await noteKey('log.example/1', 'ed25519', new Uint8Array(32))
    for (const wrong of [
      '',
      '+',
      name,
      `${name}+${id}`,
      `${name}+${id}+`,
      line.replace('log.', 'fog.'),
      `${name}+00000000+${line.slice(name.length + 10)}`,
      `${line}A`,
      line.slice(0, -1),
      `${line}\n`,
      formatKey(weak),
      'a'.repeat(5_000),
    ])
      expect(await parseKey(wrong), wrong).toEqual({ says: 'note_key_wrong' })
  })

  it('of a kind that is not checked here says which', async () => {
    // ML-DSA-44 is kind 6; its public keys have 1,312 bytes.
    const bytes = Uint8Array.from({ length: 1_313 }, (_, at) => (at === 0 ? 6 : 0))
    expect(await parseKey(`witness.example+5f184a80+${toBase64(bytes)}`)).toEqual({
      says: 'note_key_unsupported',
      values: { kind: 6, signer: 'witness.example' },
    })
  })
})

function parsed(text: string) {
  const note = parseNote(text)
  if ('says' in note) throw new RangeError(`Cannot read the note: ${note.says}`)
  return note
}

/** What comes of a note for somebody who knows these keys. */
async function open(text: string, ...known: readonly NoteSigner[]) {
  const note = parseNote(text)
  if ('says' in note) return note
  return openNote(
    note,
    known.map(({ key }) => key),
  )
}
