import { type Result, refuse } from '../../shared/result.ts'
import { logFailure, sayReference } from './failure.ts'

/** What keeps the machine from keeping anything, while all else is well: it passes, and then the same is done again. */
export type NotKept = { why: 'not-kept'; because: Because; reference: string }
type Because = 'full' | 'read-only' | 'busy'

/** Of SQLite, of D1 and of a folder, in their own words. */
const SAID: [Because, RegExp][] = [
  ['full', /database or disk is full|exceeded maximum DB size|\bENOSPC\b|\bEDQUOT\b/i],
  [
    'read-only',
    /readonly database|unable to open database file|disk I\/O error|\bEROFS\b|\bEACCES\b|\bEIO\b/i,
  ],
  ['busy', /database is locked|D1 DB is overloaded/i],
]

/** Null: it is another failure. Causes of causes are asked, too. */
export function whyNotKept(error: unknown): Because | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const [because] = SAID.find(([, said]) => said.test(`${code} ${error.message}`)) ?? []
  return because ?? whyNotKept(error.cause)
}

/** It is refused like anything else, so that nothing typed is lost; other failures are thrown on. */
export async function unlessUnkept<T>(
  route: string,
  act: () => Promise<T>,
): Promise<T | Result<never, NotKept>> {
  try {
    return await act()
  } catch (error) {
    const because = whyNotKept(error)
    if (!because) throw error
    return refuse({ why: 'not-kept', because, reference: logFailure(error, route) })
  }
}

export const sayNotKept = ({ because, reference }: NotKept): string =>
  `没有保存：${WORDS[because]}。您填的都还在，请过一会儿再提交；还是不行，请把编号${sayReference(reference)}告诉公益创投办公室`

const WORDS: Record<Because, string> = {
  full: '存放数据的磁盘满了',
  'read-only': '存放数据的磁盘现在写不进去',
  busy: '系统正忙',
}
