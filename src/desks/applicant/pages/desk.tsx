import { paths } from '../../../paths.ts'
import { MEMBER_ROLE_WORDS, type Person } from '../../../people/rules/person.ts'
import { numbered } from '../../../round/calls/rules/round.ts'
import { STANDING_WORDS, sayStartRefusal } from '../../../round/proposals/pages/words.ts'
import { FETCH_DAYS, fetchableAmong } from '../../../rulebook/rules/discards.ts'
import { Because } from '../../../web/answer.tsx'
import { dayOf, type Instant, sayDay, sayDeadline } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Links } from '../../../web/lists.tsx'
import { Actions, Button, Chapter, Empty, Head, Tag } from '../../../web/parts.tsx'
import { Rest, Waiting, sayWaiting } from '../../pages/waiting.tsx'
import type { Applicant, MyProject, MyProposal, Wait } from '../rules/desk.ts'
import type { Startable } from '../rules/startable.ts'
import { HostedChapter } from './hosted.tsx'
import { taskOf } from './tasks.tsx'

type Props = { found: Applicant; waits: Wait[]; startable: Startable[]; person: Person; now: Instant }

export function ApplicantDesk({ found, waits, startable, person, now }: Props) {
  const isNew = person.organizations.length === 0
  return (
    <div class="page">
      <Head title="申报" meta={isNew ? undefined : sayWaiting(waits.length)} />
      {isNew ? (
        <Register />
      ) : (
        <>
          <Chapter id="waiting" title="等我办理">
            <Waiting
              items={waits.map((wait) => taskOf(wait, now))}
              empty="要提交的申报书、要签的协议和到期的报告，会列在这里。"
            />
          </Chapter>
          <Chapter id="calls" title="正在征集">
            <Calls startable={startable} />
          </Chapter>
          <Chapter id="organizations" title="我的单位">
            <Links
              items={person.organizations.map(({ id, name, role }) => ({
                href: paths.organization(id),
                text: name,
                small: `资料、成员、收款账户和托管；我的权限：${MEMBER_ROLE_WORDS[role]}`,
              }))}
            />
          </Chapter>
          <Chapter id="proposals" title="我的申报">
            <Proposals proposals={found.proposals.filter(({ discard }) => !discard)} />
          </Chapter>
          <Thrown proposals={fetchableAmong(found.proposals, person, now)} />
          <HostedChapter hosted={found.hosted} />
          {found.projects.length > 0 && (
            <Chapter id="projects" title="我的项目">
              <List unseenCaption="我的项目" columns={PROJECTS} rows={found.projects} />
            </Chapter>
          )}
        </>
      )}
    </div>
  )
}

/** What can still be fetched back; nothing where there is nothing. */
const Thrown = ({ proposals }: { proposals: (MyProposal & { discardedAt: Instant })[] }) =>
  proposals.length === 0 ? null : (
    <Chapter id="discards" title="我作废的草稿" small={`${FETCH_DAYS}日内可以取回`}>
      <Links
        items={proposals.map(({ id, title, round, discardedAt }) => ({
          href: paths.proposal(id),
          text: title || '未命名的申报书',
          small: `${round}，${sayDay(dayOf(discardedAt))}作废`,
        }))}
      />
    </Chapter>
  )

const Register = () => (
  <Chapter id="first" title="第一步">
    <Empty title="先登记申报单位">
      社会组织用统一社会信用代码登记，社区社会组织用备案号登记。只登记一次，以后每一期都不用再填。
    </Empty>
    <Actions>
      <Button href={paths.newOrganization()}>登记申报单位</Button>
      <a href={paths.calls()}>先看看征集公告</a>
    </Actions>
  </Chapter>
)

const Calls = ({ startable }: { startable: Startable[] }) =>
  startable.length === 0 ? (
    <Empty title="现在没有正在征集的一期">
      新的公告发布以后可以从这里开始申报。<a href={paths.calls()}>往期公告</a>
    </Empty>
  ) : (
    <>
      {startable.map(({ id, title, closes, clause, names, whyNot }) => (
        <>
          <h3>
            <a href={paths.call(id)}>{title}</a>
          </h3>
          <p>
            <Because sentence={`${sayDeadline(closes)}截止`} clause={clause} />。
          </p>
          {names.length > 0 ? (
            <Actions>
              <Button href={paths.newProposal(id)} plain>
                开始申报
              </Button>
              <span class="quiet">{names.join('、')}</span>
            </Actions>
          ) : (
            whyNot && <p class="quiet">{sayStartRefusal(whyNot)}。</p>
          )}
        </>
      ))}
    </>
  )

const Proposals = ({ proposals }: { proposals: MyProposal[] }) =>
  proposals.length === 0 ? (
    <Empty title="还没有申报">开始申报以后，草稿和已提交的申报书列在这里。</Empty>
  ) : (
    <>
      <List unseenCaption="我的申报" columns={PROPOSALS} rows={proposals} />
      <Rest rows={proposals.length} />
    </>
  )

const PROPOSALS: Column<MyProposal>[] = [
  {
    head: '项目',
    text: ({ title }) => title || '未命名的申报书',
    href: ({ id }) => paths.proposal(id),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  {
    head: '受理编号',
    text: (proposal) => (proposal.number === null ? '未提交' : numbered(proposal, 'SQ', proposal.number)),
  },
  { head: '期', text: ({ round }) => round },
  {
    head: '状态',
    text: ({ standing }) => STANDING_WORDS[standing].word,
    tone: ({ standing }) => STANDING_WORDS[standing].tone,
    also: { head: '原因', text: ({ reason }) => reason ?? '' },
    keep: 'state',
  },
]

const PROJECTS: Column<MyProject>[] = [
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ id }) => paths.projectWork(id),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '资助（元）', money: ({ amount }) => amount },
  { head: '已到账（元）', money: ({ paid }) => paid, href: ({ agreementId }) => paths.payments(agreementId) },
  {
    head: '下一份报告',
    day: ({ nextDue }) => nextDue,
    cell: (project) => ended(project) ?? project.nextDue ?? '没有',
    keep: 'state',
  },
]

/** In place of the next report: a project that takes none any more. */
function ended({ closedAt, terminatedAt }: MyProject) {
  if (terminatedAt !== null) return <Tag tone="bad">已终止</Tag>
  return closedAt === null ? null : <Tag tone="good">已结项</Tag>
}
