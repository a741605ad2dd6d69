import { Latest } from '../../../organizations/checks/pages.tsx'
import type { Person } from '../../../people/rules/person.ts'
import { paths } from '../../../paths.ts'
import { ReverseLink, Reversals } from '../../../reversals/pages.tsx'
import { citing } from '../../../rulebook/citing.ts'
import { type Instant, sayInstant, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { KeysHelp } from '../../../web/keys.tsx'
import { Block, Button, Head, Note, Tag } from '../../../web/parts.tsx'
import { numbered, trackOf } from '../../calls/rules/round.ts'
import { SimilarBlock } from '../../proposals/alike/pages/similar.tsx'
import { ApplicantFacts } from '../../proposals/applicant/pages.tsx'
import { lackingIn, namesOf } from '../../proposals/applicant/rules.ts'
import { ConsentFacts } from '../../proposals/consents/pages.tsx'
import { NamingSeen, NumbersFound } from '../../proposals/naming/pages.tsx'
import { namingIn, numbersIn } from '../../proposals/naming/rules.ts'
import { ContentView } from '../../proposals/submissions/pages/chapters.tsx'
import { findingForm } from '../forms/eligibility.ts'
import { checklistOf } from '../rules/listing.ts'
import { seenOf } from '../rules/credit.ts'
import { type CheckRefusal, LONGEST_REASON } from '../rules/eligibility.ts'
import { Taking } from '../taking/pages.tsx'
import type { TakeRefusal } from '../taking/rules.ts'
import { recheckDays } from '../rechecks/rules.ts'
import { isHeld } from '../results/rules.ts'
import type { Case } from '../store/cases.ts'
import { ChecklistFields } from './checklist.tsx'
import { CorrectionBlock } from './corrected.tsx'
import { CreditFields, creditRows } from './credit.tsx'
import { KeptList } from './kept.tsx'
import { STATE_TONES, STATE_WORDS, sayCheckRefusal } from './words.ts'

/** `whyNot` null: this reader may judge it now. `next` is another that waits; `left` counts those. */
type Props = Omit<Case, 'similar'> & {
  whyNotTake: TakeRefusal | null
  person: Person
  similar: Case['similar'] | null
  whyNot: CheckRefusal | null
  of: Filled
  now: Instant
}

/** One submission beside what its call demands, and the finding. */
export function CasePage({
  found,
  record,
  past,
  similar,
  requests,
  snapshots,
  reversals,
  worker,
  judged,
  next,
  previous,
  left,
  whyNot,
  whyNotTake,
  person,
  of,
  now,
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
            <span>{trackOf(plan, content.track)?.name ?? content.track}</span>
            <span>{sayInstant(found.at)}收到</span>
            <a href={paths.proposalNotes(found.proposalId)}>备注和经办</a>
          </>
        }
        actions={
          next && (
            <>
              {previous && previous !== next && (
                <Button plain href={paths.eligibility(previous)} keys="k ArrowLeft" children="上一份待审" />
              )}
              <Button
                plain
                href={paths.eligibility(next)}
                keys="j ArrowRight"
                children={`下一份待审，还有${left}份`}
              />
            </>
          )
        }
      />
      {judged && <Judged {...judged} />}
      <div class="columns main-first">
        <div>
          <ContentView
            content={content}
            round={{ ...plan, roundId: found.roundId }}
            fileHref={(id) => paths.proposalFile(found.proposalId, id)}
          />
        </div>
        <div>
          {!check && <Taking proposalId={found.proposalId} {...{ worker, person, of }} whyNot={whyNotTake} />}
          <Organization {...found.organization} applicant={found.applicant} />
          <Block id="checks" title="单位核验">
            <Latest snapshots={snapshots} />
            <p>
              <a href={paths.verification(found.organization.id)}>全部核验记录</a>
            </p>
          </Block>
          <NamingSeen
            found={
              found.applicant
                ? namingIn(content, {
                    applicant: found.applicant,
                    people: [content.leader, ...found.members],
                  })
                : []
            }
          />
          <NumbersFound found={numbersIn(content)} />
          <ConsentFacts partners={content.partners ?? []} requests={requests} />
          {similar && <SimilarBlock proposalId={found.proposalId} pairs={similar} />}

          <CorrectionBlock found={found} past={past} mayAsk={whyNot === null} />
          <Block id="finding" title="审查结论">
            {check && <Found {...check} more={creditRows(plan, found.grounds, found.entries)} />}
            {!check && whyNot && (
              <p class="quiet">
                <Because sentence={sayCheckRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
              </p>
            )}
            {!whyNot && <FindingForm {...{ of, found, record, snapshots, next }} />}
            {check?.outcome === 'ineligible' && recheckDays(plan) > 0 && (
              <p class="small">
                <a href={paths.recheck(found.proposalId)}>复核</a>
              </p>
            )}
            {check && <ReverseLink kind="eligibility" which={check.id} word="结论" />}
          </Block>
          {found.checklist && <KeptList items={found.checklist} plan={plan} />}
          <Reversals items={reversals} now={now} />
        </div>
      </div>
    </div>
  )
}

type Who = Case['found']['organization'] & Pick<Case['found'], 'applicant'>

/** As it was handed in; its page, one click away, has how it stands today, and whom to call. */
const Organization = ({ applicant, ...today }: Who) => (
  <Block id="organization" title="申报单位" small="提交时的资料">
    {applicant && lackingIn(applicant).length > 0 && (
      <Note tone="warn">单位资料缺{lackingIn(applicant).length}项。</Note>
    )}
    <ApplicantFacts applying={applicant && { applicant, contacts: namesOf(applicant) }} registered={today} />
    <p>
      <a href={paths.organization(today.id)}>{today.name}现在的资料</a>
    </p>
  </Block>
)

type More = { more: ReturnType<typeof creditRows> }
const Found = ({ outcome, reason, at, toldAt, more }: NonNullable<Case['found']['check']> & More) => (
  <Facts
    rows={[
      { name: '结论', value: <Tag tone={STATE_TONES[outcome]}>{STATE_WORDS[outcome]}</Tag> },
      { name: '时间', value: sayMinute(at) },
      { name: '告知', value: toldAt === null ? '还没有，全部审查完毕后同时告知' : sayMinute(toldAt) },
      ...(reason ? [{ name: outcome === 'eligible' ? '备注' : '理由', value: reason }] : []),
      ...more,
    ]}
  />
)

/** What was recorded a moment ago. */
const Judged = ({ id, judged, found }: NonNullable<Case['judged']>) => (
  <Note label="已记录">
    <a href={paths.eligibility(id)}>{judged}</a>：{STATE_WORDS[found]}。
  </Note>
)

type FormProps = Pick<Props, 'of' | 'found' | 'record' | 'snapshots' | 'next'>

const FindingForm = ({
  of,
  found: { proposalId, plan, organization },
  record,
  snapshots,
  next,
}: FormProps) => (
  <Form
    to={paths.eligibility(proposalId)}
    of={of}
    hidden={{ seen: seenOf(snapshots), ...(next && { next }) }}
    button={next ? '保存并看下一件' : '记录结论'}
    beside={
      <span class="quiet">
        记录以后不能再改，只能由两个人更正；结论
        {isHeld(plan) ? '在全部审查完毕后和别的同时告知' : '随即告知'}申报单位。
      </span>
    }
  >
    <ChecklistFields
      list={checklistOf(plan, record, snapshots)}
      whose={{ proposalId, organizationId: organization.id }}
      {...{ plan, of }}
    />
    <CreditFields round={plan} of={of} snapshots={snapshots} />
    <div data-numbered>
      <Box
        of={of}
        form={findingForm}
        name="outcome"
        options={[
          { value: 'eligible', text: '通过', small: '入围，由专家评审' },
          { value: 'ineligible', text: '不通过', small: '未入围，理由会告知申报单位' },
        ]}
      />
    </div>
    <div data-keys="r">
      <Box
        of={of}
        form={findingForm}
        name="reason"
        hint={`不通过的必填，最多${LONGEST_REASON}个字。`}
        size={4}
      />
    </div>
    <KeysHelp>
      J和K在待审的之间走，1通过，2不通过，R写理由；在选项上按回车，或者按Ctrl和回车，记录结论，接着看下一份。
    </KeysHelp>
  </Form>
)
