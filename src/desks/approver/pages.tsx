import { paths } from '../../paths.ts'
import { sayKind } from '../../round/projects/rules/sanctions.ts'
import { ENDING_NAMES } from '../../round/calls/rules/ending.ts'
import { numbered } from '../../round/calls/rules/round.ts'
import { ROLE_WORDS } from '../../people/rules/person.ts'
import { sayPlace } from '../../people/rules/place.ts'
import type { Recovery } from '../../people/recovery/rules.ts'
import type { Asked } from '../../people/seconds/rules.ts'
import { needNumber } from '../../round/needs/rules/need.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../../shared/days.ts'
import { yuan } from '../../shared/money.ts'
import { Export } from '../../web/controls.tsx'
import type { Task } from '../../web/lists.tsx'
import { Block, Empty, Head } from '../../web/parts.tsx'
import { Tasks } from '../../web/lists.tsx'
import { type Overdue, OverdueBlock, objectionOverdue, openingOverdue } from '../pages/overdue.tsx'
import { Rest, sayWaiting } from '../pages/waiting.tsx'
import { reversalTask } from '../reversals/pages/task.ts'
import { type Approver, type ToOpen, waitingIn } from './rules.ts'

export const overdueIn = (found: Approver): Overdue[] => [
  ...found.lateOpenings.map(openingOverdue),
  ...found.objections.map(objectionOverdue),
]

export const ApproverDesk = ({ found, now, url }: { found: Approver; now: Instant; url: string }) => {
  const parts = partsOf(found).filter(({ items }) => items.length > 0)
  const overdue = overdueIn(found)
  return (
    <div class="page">
      <Head
        title="审批"
        meta={sayWaiting(waitingIn(found))}
        actions={overdue.length > 0 && <Export url={url} />}
      />
      <OverdueBlock items={overdue} now={now} />
      {parts.length === 0 && (
        <Empty title="没有要办的事">
          待发布的公告、待批准的审定方案、待公示和公告的名单、待签的协议，列在这里。
        </Empty>
      )}
      {parts.map(({ id, title, items }) => (
        <Block id={id} title={title} small={`${items.length}项`}>
          <Tasks items={items} />
          <Rest rows={items.length} href={ALL[id] ?? paths.rounds()} text="全部" />
        </Block>
      ))}
    </div>
  )
}

/** Where all of a part stands. */
const ALL: Record<string, string> = {
  needs: paths.needBook(),
  books: paths.rulebooks(),
  bars: `${paths.bars()}?state=waiting`,
  roles: paths.confirmations(),
  reversals: paths.reversals(),
  recoveries: paths.recoveries(),
}

const partsOf = (found: Approver): { id: string; title: string; items: Task[] }[] => [
  { id: 'openings', title: '见证开启申报书', items: found.openings.map(openingTask) },
  { id: 'endings', title: '审定流标和终止', items: found.endings.map(endingTask) },
  { id: 'defaults', title: '审定单位不办理的事', items: found.defaults.map(defaultTask) },
  { id: 'prepared', title: '批准审定方案', items: found.prepared.map(preparedTask) },
  { id: 'over', title: '公示期满，公告结果', items: found.over.map(overTask) },
  { id: 'approved', title: '发布拟立项名单公示', items: found.approved.map(approvedTask) },
  { id: 'unsigned', title: '代表民政局签订协议', items: found.unsigned.map(unsignedTask) },
  { id: 'needs', title: '督办：逾期未答复的需求', items: found.needs.map(needTask) },
  { id: 'drafts', title: '发布征集公告', items: found.drafts.map(draftTask) },
  { id: 'sanctions', title: '决定处理', items: found.sanctions.map(sanctionTask) },
  { id: 'bars', title: '批准不受理申报', items: found.bars.map(barTask) },
  { id: 'roles', title: '确认工作人员的角色', items: found.roles.map(roleTask) },
  { id: 'reversals', title: '确认更正', items: found.reversals.map(reversalTask) },
  { id: 'recoveries', title: '确认找回账号', items: found.recoveries.map(recoveryTask) },
  { id: 'books', title: '批准施行管理办法', items: found.books.map(bookTask) },
]

const mineOr = (isMine: boolean) =>
  isMine ? { word: '自己拟定，请另一位办理' } : ({ tone: 'warn', word: '待办' } as const)

const preparedTask = ({
  roundId,
  round,
  by,
  at,
  isMine,
  funded,
  total,
}: Approver['prepared'][number]): Task => ({
  href: paths.decision(roundId),
  text: `${round}：拟立项${funded}个，共${yuan(total)}元`,
  small: `${by}，${sayMinute(at)}拟定`,
  tag: mineOr(isMine),
})

export const openingTask = ({ id, title, askedAt, isMine }: ToOpen): Task => ({
  href: paths.opening(id),
  text: title,
  small: `${sayMinute(askedAt)}申请开启`,
  tag: isMine ? { word: '自己申请，请另一位办理' } : { tone: 'warn', word: '待办' },
})

const DEFAULT_WORDS = {
  change: '确认单位变更',
  lapse: '视为放弃立项',
  report: '按已有材料评估',
  refund: '登记追回',
} as const

const DEFAULT_PLACES = {
  change: paths.organizationChanges,
  lapse: paths.lapse,
  report: paths.closing,
  refund: paths.closing,
}

const defaultTask = ({ about, project, what, byName, at, isMine }: Approver['defaults'][number]): Task => ({
  href: DEFAULT_PLACES[what](about),
  text: `${project}：${DEFAULT_WORDS[what]}`,
  small: `${byName}，${sayMinute(at)}提出`,
  tag: mineOr(isMine),
})

const endingTask = ({ roundId, round, kind, byName, at, isMine }: Approver['endings'][number]): Task => ({
  href: paths.roundEnding(roundId),
  text: `${round}：${ENDING_NAMES[kind].act}`,
  small: `${byName}，${sayMinute(at)}提出`,
  tag: mineOr(isMine),
})

const overTask = ({ roundId, round, toDay, waiting }: Approver['over'][number]): Task => ({
  href: waiting > 0 ? paths.objections(roundId) : paths.roundNotices(roundId),
  text: round,
  small: `${sayDay(toDay)}公示期满`,
  tag: waiting > 0 ? { word: `等待答复${waiting}件异议` } : { tone: 'warn', word: '待办' },
})

const approvedTask = ({ roundId, round, approvedAt }: Approver['approved'][number]): Task => ({
  href: paths.roundNotices(roundId),
  text: round,
  small: `${sayDay(dayOf(approvedAt))}批准`,
  tag: { tone: 'warn', word: '待办' },
})

const unsignedTask = ({
  id,
  code,
  seq,
  title,
  organization,
  amount,
}: Approver['unsigned'][number]): Task => ({
  href: paths.agreement(id),
  text: `${title}，${yuan(amount)}元`,
  small: `${numbered({ code }, 'XY', seq)}，${organization}`,
  tag: { tone: 'warn', word: '待签' },
})

const needTask = (need: Approver['needs'][number]): Task => ({
  href: paths.need(need.id),
  text: need.title,
  small: `${needNumber(need)}，${sayPlace(need)}，${sayDay(dayOf(need.at))}收到`,
  tag: { tone: 'bad', word: '催办经办人' },
})

const sanctionTask = ({ projectId, project, kind, at, isMine }: Approver['sanctions'][number]): Task => ({
  href: paths.sanctions(projectId),
  text: `${project}：${sayKind(kind)}`,
  small: `${sayMinute(at)}提出`,
  tag: mineOr(isMine),
})

const barTask = ({ id, organization, from, until, by, at, whyNot }: Approver['bars'][number]): Task => ({
  href: paths.bar(id),
  text: `${organization.name}，${sayDay(from)}至${sayDay(until)}`,
  small: `${by}拟定，${sayMinute(at)}`,
  tag: whyNot === 'own-interest' ? { word: '本单位的事，请另一位办理' } : mineOr(whyNot === 'own-bar'),
})

export const roleTask = ({ name, roles, byName, expiresAt }: Asked): Task => ({
  href: paths.confirmations(),
  text: `${name}：${roles.map((role) => ROLE_WORDS[role]).join('、')}`,
  small: `${byName}提出，${sayDay(dayOf(expiresAt))}以前确认`,
  tag: { tone: 'warn', word: '待办' },
})

export const recoveryTask = ({ id, name, byName, expiresAt }: Recovery): Task => ({
  href: paths.recoveryOf(id),
  text: `${name}的账号`,
  small: `${byName}申请，${sayDay(dayOf(expiresAt))}以前确认`,
  tag: { tone: 'warn', word: '待办' },
})

const bookTask = ({ id, title, seq, by, savedAt, isMine }: Approver['books'][number]): Task => ({
  href: paths.rulebook(id),
  text: `${title}第${seq}版`,
  small: `${by}起草，${sayMinute(savedAt)}保存`,
  tag: mineOr(isMine),
})

const draftTask = ({ id, title, by, savedAt, isMine }: Approver['drafts'][number]): Task => ({
  href: paths.round(id),
  text: title,
  small: `${by}拟定，${sayMinute(savedAt)}保存`,
  tag: mineOr(isMine),
})
