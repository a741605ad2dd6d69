import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, ROWS, listHref } from '../../../web/controls.tsx'
import { Form } from '../../../web/form.tsx'
import { Block, Empty, Head, Note } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { STATE_TONES, STATE_WORDS } from '../pages/words.ts'
import { type Held, SENT, type SendRefusal, type Sent, isHeld, whyNotSend } from './rules.ts'
import type { Found } from './store.ts'

export const saySendRefusal = saying<SendRefusal>({
  ...GO_ON_WORDS,
  'not-all-judged': ({ left }) => `还有${left}份申报书没有审查，全部审查完毕后同时告知`,
  'nothing-held': '没有要告知的审查结果',
})

/** A finding with its letter as it would read. */
export type Written = Held & { said: { subject: string; body: string } | null }

type Props = Pick<Found, 'round' | 'results' | 'counts' | 'sent'> & {
  letters: Written[]
  page: number
  url: string
  person: Person
  of: Filled
}

/** 告知审查结果: every letter as it will be read, and one button for all of them. */
export function ResultsPage(props: Props) {
  const { results, counts, sent, letters, page, url, person, of } = props
  const { id, plan } = props.round
  return (
    <div class="page">
      <Head
        title="告知审查结果"
        crumbs={[
          { href: paths.round(id), text: plan.title },
          { href: paths.screening(id), text: '资格审查' },
        ]}
        meta={
          <span>
            {isHeld(plan) ? '全部审查完毕后同时告知' : '审查一件、告知一件'}
            <By bound={plan.rulebook} rules={isHeld(plan) ? [SENT] : ['#screening']} />
          </span>
        }
        actions={<Export url={url} />}
      />
      {results.held === 0 ? (
        <Empty title="没有要告知的结果">审查的结论在告知以前列在这里，只有经办的各方看得到。</Empty>
      ) : (
        <>
          <Block id="send" title="一并告知">
            <Sending {...{ results, counts, plan, person, of }} />
          </Block>
          <Block id="letters" title="每一封信" small="还没有发">
            {letters.map((one) => (
              <Preview one={one} plan={plan} />
            ))}
          </Block>
          {results.held > ROWS && (
            <Pages
              page={page}
              total={results.held}
              href={(to) => listHref(paths.screeningResults(id), {}, to)}
            />
          )}
        </>
      )}
      {sent.length > 0 && (
        <Block id="sent" title="已经告知">
          <List scroll="已经告知的结果" columns={SENT_COLUMNS} rows={sent} />
        </Block>
      )}
    </div>
  )
}

type SendingProps = Pick<Props, 'results' | 'counts' | 'person' | 'of'> & { plan: Plan }

function Sending({ results, counts, plan, person, of }: SendingProps) {
  const whyNot = whyNotSend(results, person)
  if (whyNot) {
    return (
      <Note label="还不能告知">
        <Because sentence={saySendRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
      </Note>
    )
  }
  return (
    <Form
      to={paths.screeningResults(results.roundId)}
      of={of}
      button={`同时告知${results.held}份申报书的结果`}
    >
      <p>
        入围{counts.eligible}份，未入围{counts.ineligible}
        份。信同时发出，复核的期限从这一刻算起。下面每一封请先看过； 要改理由的，先更正那一份的审查结论。
      </p>
    </Form>
  )
}

const Preview = ({ one, plan }: { one: Written; plan: Plan }) => (
  <div class="preview">
    <p class="quiet">
      {one.organization}收到的（
      <a href={paths.eligibility(one.proposalId)}>{numbered(plan, 'SQ', one.number)}</a>）：
    </p>
    <p>
      <b>{one.said?.subject}</b>
    </p>
    <p class="lines">{one.said?.body}</p>
  </div>
)

const SENT_COLUMNS: Column<Sent>[] = [
  { head: '时间', text: ({ at }) => sayMinute(at), keep: 'date' },
  { head: '经办', text: ({ name }) => name, keep: 'name' },
  { head: '入围（份）', count: ({ eligible }) => eligible },
  { head: '未入围（份）', count: ({ ineligible }) => ineligible },
]

export const letterColumns = (plan: Plan): Column<Written>[] => [
  { head: '受理编号', text: ({ number }) => numbered(plan, 'SQ', number) },
  { head: '申报单位', text: ({ organization }) => organization, keep: 'name' },
  { head: '项目', text: ({ title }) => title },
  {
    head: '结论',
    text: ({ outcome }) => STATE_WORDS[outcome],
    tone: ({ outcome }) => STATE_TONES[outcome],
    keep: 'state',
  },
  { head: '信的标题', text: ({ said }) => said?.subject },
  { head: '信的内容', text: ({ said }) => said?.body },
]

/** On the list of what is screened: findings that nobody outside the office knows. */
export const Untold = ({ roundId, held }: { roundId: string; held: number }) =>
  held === 0 ? null : (
    <Note label="结果还没有告知">
      {held}份申报书已经审查，结论还没有告知申报单位。
      <a href={paths.screeningResults(roundId)}>看每一封信，一并告知</a>
    </Note>
  )
