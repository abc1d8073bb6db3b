import { checkerScript, disclosedScript } from './public-record/checker-script.ts'
import { scannerAssets } from './scanner/scanner-files.ts'

/*
 * Puts together what browsers run, ahead of the first start, so that the server need neither bundle nor write: `npm run build`. Without it
 * the first start does the same when somebody first asks.
 */
const [checker, disclosed, scanner] = await Promise.all([
  checkerScript(),
  disclosedScript(),
  scannerAssets(),
])
for (const path of [checker.path, disclosed.path, ...scanner.files.keys()]) console.log(path)
