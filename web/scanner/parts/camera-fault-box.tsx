import type { Words } from '../../../domain/words.ts'
import type { CameraFault } from '../camera/open-camera.ts'
import { useSay } from '../language.tsx'
import { cameraPhrases } from '../phrases-camera.ts'

const said: Readonly<Record<CameraFault, Words>> = {
  needs_https: cameraPhrases.needsHttps,
  refused: cameraPhrases.refused,
  none: cameraPhrases.none,
  busy: cameraPhrases.busy,
  no_reader: cameraPhrases.noReader,
}

/** Says why the camera shows nothing, and what to do. */
export function CameraFaultBox({ fault, onAgain }: { fault: CameraFault; onAgain: () => void }) {
  const say = useSay()
  return (
    <div class="told word" role="alert">
      <p>{say(said[fault])}</p>
      {fault === 'needs_https' ? null : (
        <p>
          <button type="button" class="quiet" onClick={onAgain}>
            {say(cameraPhrases.again)}
          </button>
        </p>
      )}
    </div>
  )
}
