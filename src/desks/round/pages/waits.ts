import { paths } from '../../../paths.ts'
import type { Task } from '../../../web/lists.tsx'
import { ACT_TASKS } from '../../officer/pages.tsx'
import type { Signing, Waits } from '../rules/works.ts'

/** What waits, in words, with the page where it is done. */
export function waitTask({ act, count }: Waits, roundId: string): Task & { href: string; text: string } {
  const { href, text, tone } = WORDS[act](roundId, count)
  return { href, text, tag: { tone, word: tone === 'bad' ? '尽快' : '待办' } }
}

const said =
  (href: (id: string) => string, say: (count: number) => string) => (id: string, count: number) => ({
    ...{ href: href(id), text: say(count) },
    tone: 'warn' as const,
  })

const SIGNING: Record<Signing, ReturnType<typeof said>> = {
  approve: said(paths.decision, () => '批准或者退回审定方案'),
  notice: said(paths.roundNotices, () => '发布公示'),
  announce: said(paths.roundNotices, () => '公示期满，公告结果'),
  'answer-ending': said(paths.roundEnding, () => '审定流标或者终止'),
  sign: said(paths.agreements, (n) => `${n}份协议还没有签完`),
}
const WORDS = { ...ACT_TASKS, ...SIGNING }
