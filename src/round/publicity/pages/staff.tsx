import { sayCounted } from '../../../shared/calendar.ts'
import type { Reversal } from '../../../history/reversals/rules.ts'
import { paths } from '../../../paths.ts'
import { type OfficeCard, sayOffice } from '../../../people/office/rules.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { Reversals } from '../../../reversals/pages.tsx'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, dayOf, sayMinute } from '../../../shared/days.ts'
import { yuan } from '../../../shared/money.ts'
import { Because, type Filled, blank } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Empty, Head } from '../../../web/parts.tsx'
import { noticeForm } from '../forms.ts'
import { noticeNumber, stateOf } from '../rules/notice.ts'
import {
  type AnnounceRefusal,
  type PublishRefusal,
  type Publicity,
  latestApproved,
  waitingIn,
  whyNotAnnounce,
  whyNotPublishNotice,
} from '../rules/publishing.ts'
import { STATE_WORDS, sayAnnounceRefusal, sayPeriod, sayPublishRefusal } from './words.ts'

type Props = {
  found: Publicity & { reversals: Reversal[] }
  person: Person
  office: OfficeCard | null
  now: Instant
  of: Filled
  url: string
}

/** What of a round is public, what may become so next, and what stands in the way. */
export function PublicityPage(props: Props) {
  const { id, plan } = props.found.round
  return (
    <div class="page">
      <Head
        title="公示与公告"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(id), text: plan.title },
        ]}
        meta={<ObjectionsWaiting {...props} />}
        actions={<Export url={props.url} />}
      />
      <Publish {...props} />
      <Announce {...props} />
      <Block id="notices" title="公示" small={`${props.found.notices.length}次`}>
        <Notices {...props} />
        <p class="quiet small">
          公示期满、异议全部答复以后，才能发布公告
          <By bound={plan.rulebook} rules={['publicity.days', '#announcement']} />。
        </p>
      </Block>
      <Reversals items={props.found.reversals} now={props.now} />
    </div>
  )
}

/** Objections are for those who may read them; others see only how many wait. */
function ObjectionsWaiting({ found, person }: Props) {
  const waiting = waitingIn(found)
  const says = waiting > 0 ? `${waiting}件异议等待答复` : '没有等待答复的异议'
  const reads = has(person, 'officer') || has(person, 'approver') || has(person, 'auditor')
  return reads ? <a href={paths.objections(found.round.id)}>{says}</a> : <span>{says}</span>
}

/** Unless it was sent and refused, the form proposes today, and how the office is reached. */
function Publish({ found, person, office, now, of }: Props) {
  const whyNot = whyNotPublishNotice(found, person)
  const approved = latestApproved(found)
  const { id, plan } = found.round
  const { publicity } = plan.parameters
  const to = paths.roundNotices(id)
  const own =
    of.at === to ? of : { ...blank, typed: { from: dayOf(now), contact: office ? sayOffice(office) : '' } }
  const box = { of: own, form: noticeForm }
  return (
    <Block id="publish" title="发布公示">
      {whyNot && <Waits {...{ found, whyNot }} sentence={sayPublishRefusal(whyNot)} />}
      {!whyNot && approved && (
        <Form to={to} of={own} button="发布公示" beside={<a href={paths.decision(id)}>查看立项方案</a>}>
          <Facts
            rows={[
              {
                name: '立项方案',
                value: `第${approved.revision}稿，${sayMinute(approved.approvedAt ?? 0)}审定`,
              },
              { name: '拟立项', value: `${approved.funded}个项目，${yuan(approved.total)}元` },
              {
                name: '公示期',
                value: (
                  <>
                    {sayCounted(publicity)}，第一天{publicity.countsFirstDay ? '计算' : '不计算'}在内
                    <By
                      bound={plan.rulebook}
                      rules={['publicity.days', 'publicity.calendarDays', 'publicity.countsFirstDay']}
                    />
                  </>
                ),
              },
            ]}
          />
          <Box
            {...box}
            name="from"
            hint={
              <>
                最早是今天；到哪一天结束，按<a href={paths.calendar()}>工作日历</a>算出。
              </>
            }
          />
          <Box {...box} name="contact" hint="印在公示末尾，如联系电话、监督电话、地址。" size={2} />
        </Form>
      )}
    </Block>
  )
}

type Waiting = { found: Publicity; whyNot: PublishRefusal | AnnounceRefusal; sentence: string }
const Waits = ({ found, whyNot, sentence }: Waiting) => (
  <p class="quiet">
    <Because sentence={sentence} clause={citing(found.round.plan.rulebook)(whyNot)} />。
    {whyNot.why === 'numbers-undecided' && <a href={paths.numbers(found.round.id)}>公开前检查</a>}
  </p>
)

/** What would become final; nothing before the first notice. */
function Announce({ found, person, now, of }: Props) {
  const [latest] = found.notices
  if (!latest) return null
  const whyNot = whyNotAnnounce(found, latest, person, now)
  const decision = found.decisions.find(({ id }) => id === latest.decisionId)
  return (
    <Block id="announce" title="发布公告" small={noticeNumber(found.round.plan.code, latest.seq)}>
      {whyNot ? (
        <Waits {...{ found, whyNot }} sentence={sayAnnounceRefusal(whyNot)} />
      ) : (
        <Form
          to={paths.announcement(latest.id)}
          of={of}
          button="发布公告"
          beside={<a href={paths.notice(latest.id)}>查看公示</a>}
        >
          <p>
            {decision?.funded}个项目，{yuan(decision?.total ?? 0)}
            元。公告以后名单不再改动，每家申报单位都会收到结果
            <By bound={found.round.plan.rulebook} rules={['#announcement']} />。
          </p>
        </Form>
      )}
    </Block>
  )
}

function Notices(props: Props) {
  const { notices, round } = props.found
  if (notices.length === 0) return <Empty title="还没有公示">发布以后，公示和收到的异议列在这里。</Empty>
  return <List scroll="各次公示" columns={noticeColumns(round.plan.code, props.now)} rows={notices} />
}

export const noticeColumns = (code: string, now: Instant): Column<Publicity['notices'][number]>[] => [
  {
    head: '编号',
    text: ({ seq }) => noticeNumber(code, seq),
    href: ({ id }) => paths.notice(id),
    keep: 'name',
  },
  { head: '公示期', text: sayPeriod, keep: 'date' },
  {
    head: '状态',
    text: (notice) => STATE_WORDS[stateOf(notice, now)].word,
    tone: (notice) => STATE_WORDS[stateOf(notice, now)].tone,
    keep: 'state',
  },
  { head: '异议', count: ({ objections }) => objections },
  { head: '未答复', count: ({ waiting }) => waiting },
  { head: '有误', text: () => '撤销', href: ({ id }) => paths.reversal('notice', id), only: 'page' },
]
