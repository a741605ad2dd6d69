import type { Letter } from '../../../letters/rules.ts'
import { letterTo, letterToRole } from '../../../letters/store.ts'
import { letterWithHost } from '../../../organizations/hosting/store.ts'
import { paths } from '../../../paths.ts'
import type { Kind } from '../../../reversals/actions.ts'
import { becauseIn } from '../../../reversals/rules.ts'
import type { Citable } from '../../../rulebook/rules/bound.ts'
import type { Day } from '../../../shared/days.ts'
import { sayDay } from '../../../shared/days.ts'
import { REVERSED_NO_MORE } from '../../calls/rules/ending.ts'
import { noticeNumber } from '../rules/notice.ts'
import { answerLocks, answerRow, noticeLocks, noticeRow } from '../store/reversals.ts'

type InRound = { id: string; roundId: string; title: string; rulebook: Citable | null }
type Notice = InRound & {
  code: string
  seq: number
  fromDay: Day
  toDay: Day
  funded: { organizationId: string; title: string }[]
  objectors: string[]
}

/** A notice that should not have gone out: it stays readable, struck through, and the approved list can be made public anew. */
export const noticeReversal: Kind = {
  kind: 'notice',
  word: '公示',
  offices: ['officer', 'approver'],
  rules: ['publicity.days'],
  row: noticeRow,
  locks: noticeLocks,
  rests: 'rests_on_notice',
  because: becauseIn({
    objection: { says: '有异议还没有答复，要先答复', href: paths.objection },
    ended: { says: REVERSED_NO_MORE, href: paths.callEnding },
    announcement: { says: '结果已经公告，公示不能再撤销', href: paths.notice },
  }),
  describe: (fields) => {
    const of: Notice = JSON.parse(fields)
    return {
      said: `${noticeNumber(of.code, of.seq)}，${sayDay(of.fromDay)}至${sayDay(of.toDay)}`,
      about: of.title,
      href: paths.notice(of.id),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '名单以后重新公示，以新的公示为准。',
      tell: (letter) => [
        ...of.funded.map(({ organizationId, title }) =>
          letterWithHost(organizationId, naming(letter, title)),
        ),
        ...of.objectors.map((personId) => letterTo(personId, letter)),
        letterToRole('officer', { ...letter, about: paths.roundNotices(of.roundId) }),
      ],
    }
  },
}

/** The same, and which project it is about; also where the district words it. */
function naming(letter: Letter, title: string): Letter {
  const project = `（“${title}”）`
  const values = { ...letter.values, 以后: `${letter.values?.['以后'] ?? ''}${project}` }
  return { ...letter, body: `${letter.body}${project}`, values }
}

type Answer = InRound & {
  upheld: 0 | 1
  text: string
  noticeId: string
  objector: string | null
  project: string | null
}

/** An answer to an objection that was wrong: it is answered once more, before the result is final. */
export const objectionReversal: Kind = {
  kind: 'objection-answer',
  word: '异议的答复',
  offices: ['officer', 'approver'],
  rules: ['publicity.objectionAnswerWorkingDays'],
  row: answerRow,
  locks: answerLocks,
  rests: 'rests_on_objection_answer',
  because: becauseIn({
    announcement: { says: '结果已经公告，异议的答复不能再更正', href: paths.notice },
    ended: { says: REVERSED_NO_MORE, href: paths.callEnding },
    'notice-reversed': { says: '这次公示已经撤销，答复不再更正', href: paths.notice },
    decision: { says: '已经依据它重新拟定了名单，要先退回那份名单', href: paths.decision },
  }),
  describe: (fields) => {
    const of: Answer = JSON.parse(fields)
    return {
      said: `${of.upheld ? '异议成立' : '异议不成立'}：${of.text}`,
      about: `${of.title}，针对${of.project ? `“${of.project}”` : '整个名单'}的异议`,
      href: paths.objection(of.id),
      rulebook: of.rulebook ?? undefined,
      roundId: of.roundId,
      next: '这件异议重新答复。',
      tell: (letter) => [
        letterToRole('approver', letter),
        ...(of.objector ? [letterTo(of.objector, { ...letter, about: paths.notice(of.noticeId) })] : []),
      ],
    }
  },
}
