import { z } from 'zod'
import { box } from '../../web/boxes/box.ts'
import { line } from '../../web/boxes/texts.ts'
import { password } from '../forms.ts'
import type { PasskeyAnswer } from './rules.ts'

const SAYS = '没有收到通行密钥。它要由浏览器给出：请换一个能用通行密钥、打开了脚本的浏览器再试'
const LONGEST_ANSWER = 20_000

/** The text of what a browser's passkey answers, as the page's script puts it into the form. */
export const readAnswer = (typed: string): PasskeyAnswer | null => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(typed))
  } catch {
    return null
  }
}

const answer = () =>
  box(
    z.codec(z.string(SAYS).max(LONGEST_ANSWER, SAYS), z.record(z.string(), z.unknown()), {
      decode: (typed, ctx): PasskeyAnswer => {
        const read = readAnswer(typed)
        if (read) return read
        ctx.issues.push({ code: 'custom', input: typed, message: SAYS })
        return z.NEVER
      },
      encode: (read) => JSON.stringify(read),
    }),
    { title: '通行密钥', kind: 'hidden' },
  )

export const beginForm = z.object({ name: line('名称', 30), password: password() })
export const addForm = z.object({ name: line('名称', 30), answer: answer() })
export const passkeyForm = z.object({ answer: answer() })
