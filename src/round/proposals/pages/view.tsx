import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { KIND_WORDS, type OrganizationKind } from '../../../people/rules/organization.ts'
import { type Instant, sayInstant, sayMinute } from '../../../shared/days.ts'
import { yuan, yuanInWords } from '../../../shared/money.ts'
import type { Filled } from '../../../web/answer.tsx'
import { ErrorSummary, Text } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Button, Chapter, Head, Note, Tag } from '../../../web/parts.tsx'
import { Receipt } from '../../../web/papers.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered, trackOf } from '../../calls/rules/round.ts'
import type { Content } from '../rules/content.ts'
import type { Standing } from '../rules/standing.ts'
import { ContentView } from './content.tsx'
import { STANDING_WORDS } from './words.ts'

/** A submitted proposal, as its organization and the staff read it. */
export type SubmissionView = {
  id: string
  proposalId: string
  roundId: string
  number: number
  revision: number
  content: Content
  ask: number
  sha256: string
  at: Instant
  organization: {
    id: string
    name: string
    kind: OrganizationKind
    uscc: string | null
    filingNo: string | null
    subdistrict: string
  }
  plan: Plan
  standing: Standing
}

type Props = { view: SubmissionView; isMine: boolean; now: Instant; of: Filled; refused: Child }

export function ProposalPage({ view, isMine, now, of, refused }: Props) {
  const { content, plan, organization } = view
  const isOpen = now < plan.dates.closes
  return (
    <div class="page">
      <Head
        title={content.title}
        crumbs={
          isMine
            ? [{ href: paths.desk('applicant'), text: '申报' }]
            : [{ href: paths.proposals(view.roundId), text: '申报' }]
        }
        meta={
          <>
            <StandingTag standing={view.standing} />
            <span>{numbered(plan, 'SQ', view.number)}</span>
            <span>{trackOf(plan, content.track)?.name}</span>
            <span>{content.category}</span>
            <span>
              第{view.revision}版，{sayInstant(view.at)}收到
            </span>
          </>
        }
        actions={isMine ? <Button href={paths.receipt(view.proposalId)} plain children="回执" /> : undefined}
      />
      {refused && <Note tone="bad">{refused}</Note>}
      <Chapter id="who" title="申报单位">
        <Facts
          rows={[
            { name: '名称', value: organization.name },
            { name: '类别', value: KIND_WORDS[organization.kind] },
            organization.uscc
              ? { name: '信用代码', value: organization.uscc }
              : { name: '备案编号', value: organization.filingNo ?? '' },
            { name: '所在街道', value: organization.subdistrict },
          ]}
        />
      </Chapter>
      <ContentView content={content} />
      {isMine && isOpen && <Withdrawal view={view} of={of} />}
    </div>
  )
}

export const StandingTag = ({ standing }: { standing: Standing }) => (
  <Tag tone={STANDING_WORDS[standing].tone}>{STANDING_WORDS[standing].word}</Tag>
)

const Withdrawal = ({ view, of }: { view: SubmissionView; of: Filled }) => (
  <Chapter id="withdrawal" title="撤回">
    <p>
      {sayMinute(view.plan.dates.closes)}
      前可以撤回，修改后再次提交；以最后一次提交的为准。撤回后没有再提交的，不参加评审。
    </p>
    <form method="post" action={paths.withdrawal(view.proposalId)}>
      <ErrorSummary of={of} />
      <Text of={of} name="reason" label="撤回原因" full />
      <Actions>
        <Button danger>撤回申报</Button>
      </Actions>
    </form>
  </Chapter>
)

/** Where there is no submission to withdraw, or no longer. */
export const NothingToWithdraw = ({ id, refused }: { id: string; refused: Child }) => (
  <div class="page">
    <Head title="撤回申报" crumbs={[{ href: paths.desk('applicant'), text: '申报' }]} />
    <Note tone="bad">{refused}</Note>
    <Actions>
      <Button plain href={paths.proposal(id)}>
        查看申报书
      </Button>
    </Actions>
  </div>
)

/** Proof of what was received and when. */
export function ReceiptPage({ view }: { view: SubmissionView }) {
  const { content, plan } = view
  return (
    <div class="page">
      <Head title="申报回执" crumbs={[{ href: paths.desk('applicant'), text: '申报' }]} />
      <Receipt
        title="申报书已提交"
        number={numbered(plan, 'SQ', view.number)}
        rows={[
          { name: '项目', value: content.title },
          { name: '申报单位', value: view.organization.name },
          {
            name: '收到时间',
            value: <time datetime={new Date(view.at).toISOString()}>{sayInstant(view.at)}</time>,
          },
          { name: '申请资金', value: `${yuan(view.ask)}元（${yuanInWords(view.ask)}）` },
          { name: '版本', value: `第${view.revision}版` },
          { name: '内容摘要', value: `SHA-256　${view.sha256}`, kind: 'code' },
        ]}
      >
        <h3>接下来</h3>
        <p>
          {sayMinute(plan.dates.closes)}
          前可以撤回再改，以最后一次提交的为准。截止后进行资格审查，结果写信告知；入围的，由专家独立评分。
        </p>
        <Actions>
          <Button plain href={paths.proposal(view.proposalId)}>
            查看申报书
          </Button>
          <a href={paths.desk('applicant')}>回到待办</a>
        </Actions>
      </Receipt>
    </div>
  )
}
