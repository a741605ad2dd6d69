import type { Child } from 'hono/jsx'
import { Latest } from '../../../organizations/checks/pages.tsx'
import type { KeptSnapshot } from '../../../organizations/rules/check.ts'
import { KIND_WORDS, type OrganizationKind } from '../../../people/rules/organization.ts'
import { paths } from '../../../paths.ts'
import { type Instant, sayInstant, sayMinute } from '../../../shared/days.ts'
import { type Filled, sayWhy } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Area, ErrorSummary } from '../../../web/fields.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Actions, Block, Button, Head, Note, Tag } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { ConsentFacts } from '../../proposals/consents/pages.tsx'
import type { ConsentRequest } from '../../proposals/consents/rules.ts'
import { SimilarBlock } from '../../proposals/alike/pages/similar.tsx'
import { applicantRows } from '../../proposals/applicant/pages.tsx'
import { type Applicant, lackingIn, namesOf } from '../../proposals/applicant/rules.ts'
import type { Content } from '../../proposals/rules/content.ts'
import type { PairRow } from '../../proposals/alike/rules/pair.ts'
import { type CheckRefusal, type Finding, LONGEST_REASON, hintsFor } from '../rules/eligibility.ts'
import type { Entry } from '../rules/credit.ts'
import { CreditFields, creditRows } from './credit.tsx'
import type { Correction } from '../rules/correction.ts'
import { Demands } from './demands.tsx'
import { ContentBlocks } from './content.tsx'
import { type Corrected, CorrectionBlock } from './corrected.tsx'
import { STATE_TONES, STATE_WORDS, sayCheckRefusal } from './words.ts'

export type Submission = {
  proposalId: string
  number: number
  at: Instant
  ask: number
  content: Content
  roundId: string
  plan: Plan
  organization: {
    id: string
    name: string
    kind: OrganizationKind
    uscc: string | null
    filingNo: string | null
    subdistrict: string
  }
  /** As it was handed in; null: before that was kept. */
  applicant: Applicant | null
  check: (Finding & { at: Instant }) | null
  /** What the finding rests on. */
  grounds: KeptSnapshot[]
  entries: Entry[]
  correction: Correction | null
}

/** `whyNot` null: this reader may judge it now. `next` is another that waits; `left` counts those. */
type Props = {
  found: Submission
  past: Corrected[]
  next: string | null
  left: number
  similar: PairRow[]
  requests: ConsentRequest[]
  snapshots: KeptSnapshot[]
  whyNot: CheckRefusal | null
  of: Filled
  refused: Child
}

/** One submission beside what its call demands, and the finding. */
export function CasePage({
  found,
  past,
  similar,
  requests,
  snapshots,
  next,
  left,
  whyNot,
  of,
  refused,
}: Props) {
  const { plan, content, check } = found
  const state = check?.outcome ?? 'waiting'
  return (
    <div class="page">
      <Head
        title={content.title}
        crumbs={[
          { href: paths.round(found.roundId), text: plan.title },
          { href: paths.screening(found.roundId), text: '资格审查' },
        ]}
        meta={
          <>
            <Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>
            <span>{numbered(plan, 'SQ', found.number)}</span>
            <span>{sayInstant(found.at)}收到</span>
          </>
        }
        actions={
          next && <Button plain href={paths.eligibility(next)} children={`下一份待审，还有${left}份`} />
        }
      />
      {refused && <Note tone="bad">{refused}</Note>}
      <div class="columns main-first">
        <div>
          <ContentBlocks
            {...{ content, plan }}
            roundId={found.roundId}
            fileHref={(id) => paths.proposalFile(found.proposalId, id)}
          />
        </div>
        <div>
          <Organization {...found.organization} applicant={found.applicant} />
          <Block id="checks" title="单位核验">
            <Latest snapshots={snapshots} />
            <p>
              <a href={paths.verification(found.organization.id)}>全部核验记录</a>
            </p>
          </Block>
          <Demands
            hints={hintsFor({ content, ask: found.ask, kind: found.organization.kind }, plan)}
            plan={plan}
          />
          <ConsentFacts partners={content.partners ?? []} requests={requests} />
          <SimilarBlock proposalId={found.proposalId} pairs={similar} />

          <CorrectionBlock found={found} past={past} mayAsk={whyNot === null} />
          <Block id="finding" title="审查结论">
            {check && <Found {...check} more={creditRows(plan, found.grounds, found.entries)} />}
            {!check && whyNot && <p class="quiet">{sayWhy(whyNot, sayCheckRefusal)}。</p>}
            {!whyNot && (
              <FindingForm of={of} proposalId={found.proposalId} plan={plan} snapshots={snapshots} />
            )}
          </Block>
        </div>
      </div>
    </div>
  )
}

type Who = Submission['organization'] & Pick<Submission, 'applicant'>

/** As it was handed in; its page, one click away, has how it stands today, and whom to call. */
const Organization = ({ id, name, kind, uscc, filingNo, subdistrict, applicant }: Who) => {
  const lacks = applicant ? lackingIn(applicant).length : 0
  const rows: [string, string][] = applicant
    ? applicantRows({ applicant, contacts: namesOf(applicant) })
    : [
        ['申报单位', name],
        ['单位类别', KIND_WORDS[kind]],
        uscc ? ['统一社会信用代码', uscc] : ['备案编号', filingNo ?? ''],
        ['所在街道', subdistrict],
      ]
  return (
    <Block id="organization" title="申报单位" small="提交时的资料">
      {lacks > 0 && <Note tone="warn">单位资料缺{lacks}项。</Note>}
      <Facts
        rows={rows.map(([term, value]) => ({
          name: term,
          value: value || <span class="quiet">没有填</span>,
        }))}
      />
      <p>
        <a href={paths.organization(id)}>{name}现在的资料</a>
      </p>
    </Block>
  )
}

type More = { more: ReturnType<typeof creditRows> }
const Found = ({ outcome, reason, at, more }: NonNullable<Submission['check']> & More) => (
  <Facts
    rows={[
      { name: '结论', value: <Tag tone={STATE_TONES[outcome]}>{STATE_WORDS[outcome]}</Tag> },
      { name: '时间', value: sayMinute(at) },
      ...(reason ? [{ name: outcome === 'eligible' ? '备注' : '理由', value: reason }] : []),
      ...more,
    ]}
  />
)

type FormProps = { of: Filled; proposalId: string; plan: Plan; snapshots: KeptSnapshot[] }

const FindingForm = ({ of, proposalId, plan, snapshots }: FormProps) => (
  <form method="post" action={paths.eligibility(proposalId)}>
    <ErrorSummary of={of} />
    <Radios
      of={of}
      name="outcome"
      legend="结论"
      one
      options={[
        { value: 'eligible', text: '通过', small: '入围，由专家评审' },
        { value: 'ineligible', text: '不通过', small: '未入围，理由会告知申报单位' },
      ]}
    />
    <CreditFields round={plan} of={of} snapshots={snapshots} />
    <Area
      of={of}
      name="reason"
      label="理由"
      hint={`不通过的必填，最多${LONGEST_REASON}个字。`}
      rows={4}
      optional
    />
    <p class="quiet">记录以后不能再改，结论随即告知申报单位。</p>
    <Actions>
      <Button>记录结论</Button>
    </Actions>
  </form>
)
