import type { Outcome, Reversal } from '../history/reversals/rules.ts'
import type { Letter } from '../letters/rules.ts'
import { wording } from '../letters/wordings/rules/wording.ts'
import { paths } from '../paths.ts'
import type { Person } from '../people/rules/person.ts'
import type { Ground } from '../shared/clauses.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../shared/days.ts'

type Of = { kind: string; word: string; which: string; about: string; said: string; grounds: Ground[] }

/** What was done, and what it said. */
const EXAMPLES = { 事由: '银发茶叙：高龄独居老人陪伴', 办理: '拨款登记', 内容: '第1笔，24,000元' }

const asked = wording({
  id: 'reversals.asked',
  kind: 'task',
  tells: '有人提出更正已经登记的事时，写给可以确认的人',
  subject: '请确认更正：{事由}',
  body: '{姓名}提出，{办理}“{内容}”不再有效。原因：{原因}。请在{期限}以前同意或者不同意，过期作废。',
  needed: ['内容', '原因', '期限'],
  examples: { ...EXAMPLES, 原因: '金额登记错了', 期限: '2026年12月15日' },
})

/** To those who may confirm it. */
export const toConfirm = (
  by: Person,
  of: Of,
  { reason, until }: { reason: string; until: Instant },
): Letter =>
  asked(
    {
      ...{ 姓名: by.name, 事由: of.about, 办理: of.word, 内容: of.said },
      ...{ 原因: reason, 期限: sayDay(dayOf(until - 1)) },
    },
    whenceOf(of),
  )

const agreed = wording({
  id: 'reversals.agreed',
  kind: 'result',
  tells: '更正经另一位同意以后，写给提出的人',
  subject: '同意更正：{事由}',
  body: '{姓名}同意了您提出的更正：{办理}“{内容}”。',
  needed: ['内容'],
  examples: EXAMPLES,
})

const agreedSaying = wording({
  id: 'reversals.agreed-with-reason',
  kind: 'result',
  tells: '更正经另一位同意、写了理由时，写给提出的人',
  subject: '同意更正：{事由}',
  body: '{姓名}同意了您提出的更正：{办理}“{内容}”。理由：{理由}',
  needed: ['内容', '理由'],
  examples: { ...EXAMPLES, 理由: '已看银行回单。' },
})

const refused = wording({
  id: 'reversals.refused',
  kind: 'result',
  tells: '更正另一位没有同意时，写给提出的人',
  subject: '没有同意更正：{事由}',
  body: '{姓名}没有同意您提出的更正：{办理}“{内容}”。理由：{理由}',
  needed: ['内容', '理由'],
  examples: { ...EXAMPLES, 理由: '银行回单与登记一致。' },
})

/** To whoever proposed it. */
export function answered(
  by: Person,
  of: Of,
  { outcome, reason }: { outcome: Outcome; reason: string },
): Letter {
  const values = { 姓名: by.name, 事由: of.about, 办理: of.word, 内容: of.said }
  if (outcome !== 'confirmed') return refused({ ...values, 理由: reason }, whenceOf(of))
  return reason ? agreedSaying({ ...values, 理由: reason }, whenceOf(of)) : agreed(values, whenceOf(of))
}

const whenceOf = ({ kind, which, grounds }: Of) => ({ about: paths.reversal(kind, which), grounds })

const corrected = wording({
  id: 'reversals.corrected',
  kind: 'result',
  tells: '登记的事更正以后，写给原来得知这件事的人',
  subject: '已更正：{事由}',
  body: '{时间}的{办理}“{内容}”有误，已经更正，不再有效。原因：{原因}。{以后}',
  needed: ['内容', '原因', '以后'],
  examples: { ...EXAMPLES, 原因: '金额登记错了', 以后: '这一笔冲正，不计入已拨付，由财务重新登记。' },
})

/** To whoever was told of it: the letter of before stays, and this one says that it no longer holds. */
export const noLonger = (of: Of, { first, reason }: Reversal, then: string, about: string): Letter =>
  corrected(
    {
      ...{ 事由: of.about, 时间: sayMinute(first.at), 办理: of.word, 内容: of.said },
      ...{ 原因: reason, 以后: then },
    },
    { about, grounds: of.grounds },
  )
