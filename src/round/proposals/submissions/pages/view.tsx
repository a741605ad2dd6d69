import { paths } from '../../../../paths.ts'
import { clauseIn } from '../../../../rulebook/citing.ts'
import { type Instant, sayDeadline, sayInstant } from '../../../../shared/days.ts'
import { Because, type Filled } from '../../../../web/answer.tsx'
import { Form } from '../../../../web/form.tsx'
import { Actions, Button, Chapter, Head, Note, Tag } from '../../../../web/parts.tsx'
import type { Plan } from '../../../calls/rules/plan.ts'
import { numbered, trackOf } from '../../../calls/rules/round.ts'
import type { Applying } from '../../applicant/rules.ts'
import type { Content } from '../../rules/content.ts'
import type { Standing } from '../../rules/standing.ts'
import { ApplicantFacts, type Registered } from '../../applicant/pages.tsx'
import { ContentView } from './chapters.tsx'
import { STANDING_WORDS } from '../../pages/words.ts'

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
  nonce: string
  at: Instant
  organization: { id: string } & Registered
  /** Null: handed in before that was kept. */
  applying: Applying | null
  plan: Plan
  standing: Standing
  /** Why it was found ineligible; null: it was not. */
  reason: string | null
}

/** `reopenedAt`: when the text was opened again; of its own members only. */
type Props = {
  view: SubmissionView
  isMine: boolean
  isStaffs: boolean
  now: Instant
  of: Filled
  reopenedAt: Instant | null
}

export function ProposalPage({ view, isMine, isStaffs, now, of, reopenedAt }: Props) {
  const { content, plan, organization } = view
  const isOpen = now < plan.dates.closes
  return (
    <div class="page">
      <Head
        title={content.title}
        crumbs={
          isStaffs
            ? [{ href: paths.proposals(view.roundId), text: '申报' }]
            : [{ href: paths.desk('applicant'), text: '申报' }]
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
            {!isMine && <a href={paths.proposalNotes(view.proposalId)}>备注和经办</a>}
          </>
        }
        actions={
          <>
            {isMine && <Button href={paths.receipt(view.proposalId)} plain children="回执" />}
            <Button href={paths.proposalDocument(view.proposalId)} plain children="打印或下载" />
          </>
        }
      />
      {reopenedAt !== null && (
        <Note tone="warn" label="提醒">
          {sayInstant(reopenedAt)}重新打开，{isOpen ? '' : '到截止'}没有再次提交，以这一版为准。
          {isOpen && <a href={paths.proposal(view.proposalId)}>继续修改</a>}
        </Note>
      )}
      {view.reason !== null && (
        <Note tone="warn" label="资格审查">
          <Because sentence={`没有通过：${view.reason}`} clause={clauseIn(plan.rulebook, '#screening')} />。
          {isMine && <a href={paths.recusalRequests(view.proposalId)}>申请专家回避</a>}
          {isMine && (plan.parameters.screening.recheckDays ?? 0) > 0 && (
            <a href={paths.recheck(view.proposalId)}>复核</a>
          )}
        </Note>
      )}
      <Chapter id="who" title="申报单位">
        <ApplicantFacts applying={view.applying} registered={organization} />
      </Chapter>
      <ContentView
        content={content}
        round={{ ...plan, roundId: view.roundId }}
        fileHref={(file) => paths.proposalFile(view.proposalId, file)}
      />
      {isMine && isOpen && (
        <>
          {reopenedAt === null && <Reopening view={view} of={of} />}
          <Withdrawal view={view} />
        </>
      )}
    </div>
  )
}

export const StandingTag = ({ standing }: { standing: Standing }) => (
  <Tag tone={STANDING_WORDS[standing].tone}>{STANDING_WORDS[standing].word}</Tag>
)

type Act = { view: SubmissionView; of: Filled }

const Reopening = ({ view, of }: Act) => (
  <Chapter id="reopening" title="修改">
    <p>
      {sayDeadline(view.plan.dates.closes)}
      前可以重新打开修改，再次提交。再次提交以前，第{view.revision}版一直有效。
    </p>
    <Form to={paths.reopening(view.proposalId)} of={of} button="重新打开修改" plain />
  </Chapter>
)

const Withdrawal = ({ view }: Pick<Act, 'view'>) => (
  <Chapter id="withdrawal" title="撤回">
    <p>
      {sayDeadline(view.plan.dates.closes)}
      前可以撤回不报。撤回后没有再提交的，不参加评审。
    </p>
    <Actions>
      <Button plain href={paths.withdrawal(view.proposalId)}>
        撤回申报
      </Button>
    </Actions>
  </Chapter>
)
