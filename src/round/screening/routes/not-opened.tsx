import type { Context } from 'hono'
import { citing } from '../../../rulebook/citing.ts'
import { refused } from '../../../web/answer.tsx'
import { officeOf } from '../../../web/layout.tsx'
import type { Inside } from '../../../web/site.ts'
import { whyNotOpened } from '../../calls/opening/rules.ts'
import type { Round } from '../../calls/rules/round.ts'
import { NotOpenedPage } from '../pages/not-opened.tsx'
import { sayCheckRefusal } from '../pages/words.ts'

type Sealed = Pick<Round, 'id' | 'plan'>

/** An act on a proposal of a sealed round: refused in the same words whatever there is, and whatever was sent. */
export const notOpened = (c: Context<Inside>, round: Sealed) =>
  refused(c, whyNotOpened(round, null) ?? { why: 'not-found' }, sayCheckRefusal, {
    frame: { title: '申报书还没有开启', desk: officeOf(c.var.person) },
    cite: citing(round.plan.rulebook),
    body: (filled) => <NotOpenedPage round={round} refused={filled.refused} />,
  })
