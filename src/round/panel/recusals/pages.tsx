import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { sayDay } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Block, Head, Note } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import { numbered } from '../../calls/rules/round.ts'
import { Relation, sayPast } from '../pages/relation.tsx'
import { CHANGE_WORDS, sayApproved } from '../pages/words.ts'
import { whyNotChange } from '../rules/panel.ts'
import type { Seen } from '../store/seen.ts'
import { pinForm, sheetRecusalForm } from './forms.ts'
import { type LateRefusal, type PinRefusal, sinceIn, whyNotRecuseLate } from './rules.ts'
import type { Recusing } from './store.ts'

export const sayLateRefusal = saying<LateRefusal>({
  ...GO_ON_WORDS,
  'already-approved': sayApproved,
  'relation-ended': ({ endedOn, since }) =>
    `这个关系已于${sayDay(endedOn)}结束，早于${sayDay(since)}，不用回避`,
})

export const sayPinRefusal = saying<PinRefusal>({
  ...CHANGE_WORDS,
  'not-on-panel': '请选择本期评审委员会的成员',
  'applicant-unknown': '没有这个编号的申报书，也没有叫这个名称的申报单位，请核对以后再填',
  'recused-already': ({ organization }) => `这位专家已经回避${organization}`,
})

type Props = { found: Recusing; person: Person; of: Filled }

/** 评审中申报回避: of one sheet, without who is behind it. */
export function SheetRecusalPage({ found: { sheet, judged, taken }, person, of }: Props) {
  const { plan, roundId } = judged
  const whyNot = whyNotRecuseLate(judged, ANY, person)
  const since = sinceIn(plan)
  return (
    <div class="page">
      <Head
        title="申报回避"
        crumbs={[{ href: paths.scoring(roundId), text: '待评' }, { text: sheet.title }]}
        lead="认出申报单位，并且与它有利害关系的，应当回避。"
      />
      {whyNot ? (
        <Note>
          <Because sentence={sayLateRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
        </Note>
      ) : (
        <>
          <p>
            回避以后，您对这个单位的{taken.sheets}
            份评分表封存，不计分，也不能再看，已经提交的和写了一半的都在内。经办人和审计会知道您的姓名和原因，申报单位不会知道。
            <By bound={plan.rulebook} rules={['panel.recusalYears']} />
          </p>
          {since !== null && <p>{sayPast(since)}。</p>}
          <Form
            to={paths.sheetRecusal(sheet.id)}
            of={of}
            button="回避，封存评分表"
            danger
            beside={<a href={paths.sheet(sheet.id)}>不回避，回到评分表</a>}
          >
            <Relation of={of} />
            <Box of={of} form={sheetRecusalForm} name="confirmed" label="我确认回避。回避以后不能恢复。" />
          </Form>
        </>
      )}
    </div>
  )
}

/** A relation that nothing is said of: what is refused of it is refused of all. */
const ANY = { kind: 'other', endedOn: null, detail: '' } as const

/** On the panel's page: an officer pins a recusal that the member did not declare. */
type Pinning = { seen: Seen; person: Person; of: Filled }
export function Pinning({ seen: { panel }, person, of }: Pinning) {
  const { roundId, plan, members } = panel
  if (whyNotChange(panel, person) || members.length === 0) return null
  const own = sentTo(paths.pinnedRecusals(roundId), of)
  const options = members.map(({ id, name, employer }) => ({ value: id, text: `${name}，${employer}` }))
  return (
    <Block id="pin" title="指定回避">
      <p class="quiet small">
        查明成员与申报单位有利害关系、本人没有申报的，由经办人指定回避
        <By bound={plan.rulebook} rules={['panel.recusalYears']} />
        。成员收到信，信里不写单位名称；审计也收到。已经分配的评分表封存，不计分，不能恢复。
      </p>
      <Form to={paths.pinnedRecusals(roundId)} of={own} button="指定回避" plain>
        <Box of={own} form={pinForm} name="expert" options={options} />
        <Box
          of={own}
          form={pinForm}
          name="organization"
          hint={`如${numbered(plan, 'SQ', 12)}，或者单位全称。`}
        />
        <Box of={own} form={pinForm} name="reason" size={3} />
      </Form>
    </Block>
  )
}
