import { useState } from 'preact/hooks'
import { switchTorch } from '../camera/open-camera.ts'
import type { CameraMeans } from '../camera/watch-camera.ts'
import { useSay } from '../language.tsx'
import { cameraPhrases } from '../phrases-camera.ts'

export interface CameraToolsProps {
  readonly stream: MediaStream
  readonly has: CameraMeans
  readonly onDevice: (device: string) => void
}

/** What can be set at the camera that is open: its light, and another camera where there is one. */
export function CameraTools({ stream, has, onDevice }: CameraToolsProps) {
  const say = useSay()
  const [isLit, setLit] = useState(false)
  const light = async () => {
    if (await switchTorch(stream, !isLit)) setLit(!isLit)
  }
  return (
    <>
      {has.torch ? (
        <button type="button" class="quiet" onClick={() => void light()}>
          {say(isLit ? cameraPhrases.torchOff : cameraPhrases.torchOn)}
        </button>
      ) : null}
      {has.cameras.length > 1 ? (
        <select
          aria-label={say(cameraPhrases.which)}
          value={has.device}
          onChange={(event) => onDevice(event.currentTarget.value)}
        >
          {has.cameras.map(({ device, name }, index) => (
            <option key={device} value={device}>
              {name === '' ? say(cameraPhrases.nth).replace('{n}', String(index + 1)) : name}
            </option>
          ))}
        </select>
      ) : null}
    </>
  )
}
