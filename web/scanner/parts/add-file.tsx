import type { FileKind } from '../../../domain/file-name.ts'
import { useSay } from '../language.tsx'
import { photoPhrases } from '../phrases-photos.ts'

export interface AddFileProps {
  readonly id: string
  readonly kind: FileKind
  readonly several: boolean
  readonly wrong: string | undefined
  readonly onFiles: (files: readonly Blob[]) => Promise<void>
}

/** Two ways to add: with the camera, or from what the device has. The browser's own controls lie under what is touched. */
export function AddFile({ id, kind, several, wrong, onFiles }: AddFileProps) {
  const say = useSay()
  const take = (event: { currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget
    const given = [...(input.files ?? [])]
    // Chosen again after it was removed, the same file is a change.
    input.value = ''
    if (given.length > 0) void onFiles(given)
  }
  const described = wrong === undefined ? {} : { 'aria-describedby': wrong }
  return (
    <div class="adders">
      <label class="adder">
        <input
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          onChange={take}
          {...described}
        />
        <span>{say(photoPhrases.take)}</span>
      </label>
      <label class="adder">
        <input
          type="file"
          accept={
            kind === 'photo'
              ? 'image/*'
              : 'image/*,application/pdf,text/plain,text/csv,.csv,.txt,.log'
          }
          multiple={several}
          onChange={take}
          {...described}
        />
        <span>{say(kind === 'photo' ? photoPhrases.choose : photoPhrases.chooseFile)}</span>
      </label>
    </div>
  )
}
