import { paths } from '../../../../paths.ts'
import { type Person, has } from '../../../../people/rules/person.ts'
import type { Filled } from '../../../../web/answer.tsx'
import { type Column, List } from '../../../../web/columns.tsx'
import { Export } from '../../../../web/controls.tsx'
import { Box, Form } from '../../../../web/form.tsx'
import { Block, Empty, Head } from '../../../../web/parts.tsx'
import { answersForm } from '../forms.ts'
import { CHANGE_WORDS, type Waiting, answerableBy } from '../rules/standing.ts'

type Props = { waiting: Waiting[]; person: Person; of: Filled; url: string }

/** 待审批的变动: an approver answers one or many at once. */
export const WaitingPage = ({ waiting, person, of, url }: Props) => (
  <div class="page">
    <Head
      title="专家库待审批的变动"
      crumbs={[{ href: paths.experts(), text: '专家库' }]}
      lead="系统管理员提出，负责人同意以后生效；提出的人和专家本人不能答复。"
      actions={<Export url={url} />}
    />
    {waiting.length === 0 ? (
      <Empty title="没有待审批的变动">提出的入库、暂停、恢复和出库列在这里。</Empty>
    ) : (
      <List scroll="待审批的变动表" columns={WAITING} rows={waiting} />
    )}
    <Answering {...{ waiting, person, of }} />
  </div>
)

export const WAITING: Column<Waiting>[] = [
  {
    head: '姓名',
    text: ({ name }) => name,
    cell: ({ expertId, name }) => <a href={paths.expert(expertId)}>{name}</a>,
    keep: 'name',
  },
  { head: '单位', text: ({ employer }) => employer },
  { head: '事项', text: ({ kind }) => CHANGE_WORDS[kind], keep: 'state' },
  { head: '理由', text: ({ reason }) => reason },
  { head: '提出人', text: ({ byName }) => byName },
  { head: '提出时间', instant: ({ at }) => at, keep: 'date' },
]

function Answering({ waiting, person, of }: Omit<Props, 'url'>) {
  const mine = answerableBy(waiting, person)
  if (!has(person, 'approver') || mine.length === 0) return null
  const options = mine.map(({ id, name, employer, kind, reason }) => ({
    value: id,
    text: `${name}，${CHANGE_WORDS[kind]}`,
    small: `${employer}；${reason}`,
  }))
  return (
    <Block id="answering" title="答复">
      <Form to={paths.poolProposals()} of={of} button="答复">
        <Box of={of} form={answersForm} name="proposals" options={options} />
        <Box of={of} form={answersForm} name="answer" />
      </Form>
    </Block>
  )
}
