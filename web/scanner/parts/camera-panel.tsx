import { useEffect, useRef, useState } from 'preact/hooks'
import type { CameraActivity } from '../camera/watch-camera.ts'
import { watchCamera } from '../camera/watch-camera.ts'
import { useSay } from '../language.tsx'
import { cameraPhrases } from '../phrases-camera.ts'
import { forget, recall, remember } from '../remembered.ts'
import { CameraFaultBox } from './camera-fault-box.tsx'
import { CameraPhoto } from './camera-photo.tsx'
import { CameraTools } from './camera-tools.tsx'

/** What this device remembers of its camera. */
const open = 'camera'
const chosen = 'camera.device'

/** The camera, which opens by one tap and stays open until somebody closes it, also over reloads; what it reads is told once. */
export function CameraPanel({ onCode }: { onCode: (text: string) => void }) {
  const say = useSay()
  const [isOpen, setOpen] = useState(() => recall(open) === 'open')
  if (!isOpen) {
    const begin = () => {
      remember(open, 'open')
      setOpen(true)
    }
    return (
      <button type="button" class="quiet wide" onClick={begin}>
        {say(cameraPhrases.open)}
      </button>
    )
  }
  const end = () => {
    forget(open)
    setOpen(false)
  }
  return <OpenCamera onCode={onCode} onClose={end} />
}

function OpenCamera({ onCode, onClose }: { onCode: (text: string) => void; onClose: () => void }) {
  const say = useSay()
  const video = useRef<HTMLVideoElement>(null)
  const [device, setDevice] = useState(() => recall(chosen))
  const [round, setRound] = useState(0)
  const [activity, setActivity] = useState<CameraActivity>({ is: 'starting' })
  const [last, setLast] = useState<string>()
  const told = useRef(onCode)
  told.current = onCode

  const tell = (text: string) => {
    navigator.vibrate?.(40)
    setLast(text)
    told.current(text)
  }
  useEffect(() => {
    if (video.current === null) return
    return watchCamera(video.current, { device, onCode: tell, onActivity: setActivity })
  }, [device, round])

  const choose = (other: string) => {
    remember(chosen, other)
    setDevice(other)
  }
  const isFaulty = activity.is === 'fault'
  return (
    <section class="camera" aria-label={say(cameraPhrases.camera)}>
      <div class="view" hidden={isFaulty}>
        <video ref={video} muted playsInline />
        <p class="said" role="status">
          {activity.is === 'starting'
            ? say(cameraPhrases.starting)
            : last === undefined
              ? say(cameraPhrases.aim)
              : say(cameraPhrases.read).replace('{text}', () => last)}
        </p>
      </div>
      {isFaulty ? (
        <CameraFaultBox fault={activity.fault} onAgain={() => setRound(round + 1)} />
      ) : null}
      <div class="tools">
        {activity.is === 'seeing' ? (
          <CameraTools stream={activity.stream} has={activity.has} onDevice={choose} />
        ) : null}
        <CameraPhoto onCode={tell} />
        <button type="button" class="quiet" onClick={onClose}>
          {say(cameraPhrases.close)}
        </button>
      </div>
    </section>
  )
}
