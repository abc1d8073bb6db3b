import { render } from 'preact'
import { keepAtHand } from './at-hand/keep-at-hand.ts'
import { Scanner } from './scanner.tsx'

const place = document.getElementById('app')
if (place !== null) {
  // What the server wrote there says that the app is starting.
  place.replaceChildren()
  render(<Scanner />, place)
  keepAtHand()
}
