import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Block, Head, Note } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../../calls/pages/words.tsx'
import { CHANGE_WORDS, sayApproved, sayTakenOff } from '../pages/words.ts'
import { whyNotChange } from '../rules/panel.ts'
import type { Seen } from '../store/seen.ts'
import { removalForm, resignationForm } from './forms.ts'
import { type RemovalRefusal, type ResignRefusal, whyNotResign } from './rules.ts'
import type { Resigning } from './store.ts'

export const sayRemovalRefusal = saying<RemovalRefusal>({
  ...CHANGE_WORDS,
  'not-on-panel': '请选择本期评审委员会的成员',
  'taken-off': (refusal) => `这位专家${sayTakenOff(refusal)}`,
})

export const sayResignRefusal = saying<ResignRefusal>({
  ...GO_ON_WORDS,
  'already-approved': sayApproved,
  'taken-off': (refusal) => `您${sayTakenOff(refusal)}`,
})

/** On the panel's page: an officer takes off a member who does not answer, is ill, or cannot go on. */
type Removing = { seen: Seen; person: Person; of: Filled }
export function Removing({ seen: { panel }, person, of }: Removing) {
  const { roundId, plan } = panel
  const seats = panel.members.filter(({ removedAt = null }) => removedAt === null)
  if (whyNotChange(panel, person) || seats.length === 0) return null
  const own = sentTo(paths.panelRemovals(roundId), of)
  const options = seats.map(({ id, name, employer }) => ({ value: id, text: `${name}，${employer}` }))
  return (
    <Block id="removal" title="撤下成员">
      <p class="quiet small">
        成员一直没有回应、生病或者不能继续评审的，可以撤下，再增补别人
        <By bound={plan.rulebook} rules={['panel.size']} />
        。已经提交的评分表照常计分，没有提交的由别的成员补评。成员收到信，写明原因；审计也收到。成员由抽取产生的，由候补按抽取的顺序递补。
      </p>
      <Form to={paths.panelRemovals(roundId)} of={own} button="撤下" danger>
        <Box of={own} form={removalForm} name="expert" options={options} />
        <Box of={own} form={removalForm} name="reason" size={2} />
        <Box
          of={own}
          form={removalForm}
          name="confirmed"
          label="我确认撤下。撤下以后不能再回到本期评审委员会。"
        />
      </Form>
    </Block>
  )
}

/** 退出评审: a member gives up the seat. */
type Resignation = { found: Resigning; person: Person; of: Filled }
export function ResignationPage({ found: { leaving, member }, person, of }: Resignation) {
  const { plan, roundId } = leaving
  const whyNot = whyNotResign(leaving, person)
  return (
    <div class="page">
      <Head
        title="退出评审"
        crumbs={[{ href: paths.desk('expert'), text: '待办' }, { text: plan.title }]}
        lead="生病、出差或者其他原因不能参加评审的，请尽早告诉经办人，好请别人来评。"
      />
      {whyNot ? (
        <Note>
          <Because sentence={sayResignRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
        </Note>
      ) : (
        <>
          <p>
            {member.back + member.done === 0
              ? '您还没有分到评分表，退出以后不再分给您。'
              : `您已经提交的${member.done}份评分表照常计分；没有提交的${member.back}份不再由您评审，写了一半的也不再显示。`}
            经办人和审计会看到您的姓名和原因，申报单位不会看到。
            <By bound={plan.rulebook} rules={['panel.size']} />
          </p>
          <p class="quiet">
            只是与某一家单位有利害关系的，不用退出：请{member.back + member.done > 0 ? '在那份评分表里' : ''}
            申报回避。
          </p>
          <Form
            to={paths.resignation(roundId)}
            of={of}
            button="退出本期评审"
            danger
            beside={<a href={paths.desk('expert')}>不退出，回到待办</a>}
          >
            <Box of={of} form={resignationForm} name="reason" size={3} />
            <Box
              of={of}
              form={resignationForm}
              name="confirmed"
              label="我确认退出。退出以后不能再回到本期评审委员会。"
            />
          </Form>
        </>
      )}
    </div>
  )
}
