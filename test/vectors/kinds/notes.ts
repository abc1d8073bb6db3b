import { parseNote } from '../../../domain/proof/log/note.ts'
import { parseKey } from '../../../domain/proof/log/note-key.ts'
import { openNote } from '../../../domain/proof/log/open-note.ts'
import { type Kind, listIn, testsHave } from '../kind.ts'

interface NoteVector {
  readonly vkey: string
  readonly note: string
  readonly valid: boolean
}

/** Signed notes, each with the one key that is known. */
export const signedNotes: Kind = {
  name: 'signed notes',
  fits: (file) => testsHave(file, 'vkey', 'note'),
  run: (file) =>
    Promise.all(
      listIn<NoteVector>(file, 'tests').map(async ({ vkey, note, valid }, at) => {
        const passed = (await holds(note, vkey)) === valid
        return { part: 'tests', name: `note ${at}`, passed }
      }),
    ),
}

async function holds(text: string, vkey: string): Promise<boolean> {
  const key = await parseKey(vkey)
  const note = parseNote(text)
  return !('says' in key) && !('says' in note) && !('says' in (await openNote(note, [key])))
}
