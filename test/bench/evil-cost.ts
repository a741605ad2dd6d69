import { mostOfASearch } from '../../src/files/receiving/budget.ts'
import { EVIL } from '../files/evil.ts'
import { looked } from '../files/looked.ts'
import { pdf } from '../files/samples.ts'

/** `node test/bench/evil-cost.ts NAME`: one file of evil.ts, looked through as it would be; the last line is JSON. */
const bytes = EVIL[process.argv[2] ?? '']?.() ?? new Uint8Array()
await looked(pdf(), mostOfASearch()) // the library is there already
globalThis.gc?.()
const { rss: before } = process.memoryUsage()
let peak = before
const watch = () => (peak = Math.max(peak, process.memoryUsage().rss))
const watching = setInterval(watch, 1)
const begun = performance.now()
const { searched, refusal, spent } = await looked(bytes, mostOfASearch())
const ms = performance.now() - begun
clearInterval(watching)
watch()
console.log(
  JSON.stringify({
    ...{ sent: bytes.length, ms: Math.round(ms), 'peak MB': Math.round((peak - before) / 1_048_576) },
    ...{ unpacked: spent.bytes, characters: spent.characters, searched: searched ?? refusal?.why },
  }),
)
