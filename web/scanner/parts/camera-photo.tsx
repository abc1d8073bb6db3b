import { useState } from 'preact/hooks'
import { type PhotoRead, readPhoto } from '../camera/read-photo.ts'
import { useSay } from '../language.tsx'
import { cameraPhrases } from '../phrases-camera.ts'

const said = {
  no_code: cameraPhrases.noCode,
  no_picture: cameraPhrases.noPicture,
  no_reader: cameraPhrases.noReader,
} as const satisfies Record<Extract<PhotoRead, string>, unknown>

/** A photo of a label, for where no picture can be followed: by the device's own camera app, which needs no https. */
export function CameraPhoto({ onCode }: { onCode: (text: string) => void }) {
  const say = useSay()
  const [isReading, setReading] = useState(false)
  const [fault, setFault] = useState<keyof typeof said>()

  const read = async (file: File | undefined) => {
    if (file === undefined) return
    setFault(undefined)
    setReading(true)
    const found = await readPhoto(file)
    setReading(false)
    if (typeof found === 'string') setFault(found)
    else onCode(found.text)
  }
  return (
    <>
      <label class="button quiet photo">
        <input
          type="file"
          accept="image/*"
          capture="environment"
          class="unseen"
          onChange={(event) => {
            const { currentTarget: input } = event
            void read(input.files?.[0])
            // The same photo may be chosen again.
            input.value = ''
          }}
        />
        {say(isReading ? cameraPhrases.reading : cameraPhrases.photo)}
      </label>
      {fault === undefined ? null : (
        <p class="told fault" role="alert">
          {say(said[fault])}
        </p>
      )}
    </>
  )
}
