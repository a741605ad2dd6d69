import { paths } from '../../../paths.ts'
import { type Person, ROLE_WORDS } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Day, type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export } from '../../../web/controls.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Empty, Head, Note, Tag, type Tone } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../pages/words.tsx'
import { contractAnswerForm, contractEndForm, contractForm, operatorEndForm, operatorForm } from './forms.ts'
import {
  type AnswerRefusal,
  CONTRACT_WORDS,
  type Contract,
  type ContractRefusal,
  type ContractState,
  type Contracted,
  type EndRefusal,
  type NameRefusal,
  type Operator,
  operatorState,
  stateOf,
  whyNotAnswer,
  whyNotEnd,
  whyNotEndOne,
  whyNotName,
  whyNotPropose,
} from './rules.ts'

type Props = { found: Contracted; person: Person; now: Instant; of: Filled; url: string }
type One = Props & { contract: Contract }

/** 承办: which outside units run the round for the bureau, by whom, and until when. */
export const ContractsPage = (props: Props) => {
  const { found, of, url } = props
  const { round, contracts } = found
  return (
    <div class="page">
      <Head
        title="承办"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.plan.title },
        ]}
        actions={<Export url={url} />}
        meta="外单位受委托办理这一期，由经办人提出、负责人确认。承办人员只办这一期，看不到别的。"
      />
      {contracts.map((contract) => (
        <OneContract {...props} contract={contract} />
      ))}
      {contracts.length === 0 && <Empty title="没有承办单位">这一期由办公室自己办理。</Empty>}
      <Propose {...props} of={sentTo(paths.contracts(round.id), of)} />
    </div>
  )
}

const TONES: Partial<Record<ContractState, Tone>> = { waiting: 'now', running: 'good', refused: 'warn' }

function OneContract(props: One) {
  const { contract, now } = props
  const { unit, basis, lastOn, byName, at, answer, end } = contract
  const state = stateOf(contract, dayOf(now))
  return (
    <Block
      id={`contract-${contract.id}`}
      title={unit.name}
      small={<Tag tone={TONES[state]}>{CONTRACT_WORDS[state]}</Tag>}
    >
      <Facts
        rows={[
          { name: '依据', value: basis },
          { name: '承办到', value: sayDay(lastOn) },
          { name: '提出', value: `${byName}，${sayMinute(at)}` },
          ...(answer
            ? [
                {
                  name: answer.outcome === 'confirmed' ? '确认' : '没有同意',
                  value: [answer.byName, sayMinute(answer.at), answer.reason].filter(Boolean).join('，'),
                },
              ]
            : []),
          ...(end ? [{ name: '终止', value: `${end.byName}，${sayMinute(end.at)}，${end.reason}` }] : []),
        ]}
      />
      {contract.applies && ['waiting', 'running'].includes(state) && (
        <Note tone="warn" label="利害关系">
          {unit.name}或者它的托管单位、被托管的单位在这一期申报了，不能承办，请终止。
        </Note>
      )}
      {contract.people.length > 0 && (
        <List scroll={`${unit.name}的承办人员`} columns={operatorColumns(props)} rows={contract.people} />
      )}
      <NameOne {...props} />
      <Answering {...props} />
      <Ending {...props} />
    </Block>
  )
}

const OPERATOR_WORDS: Record<ReturnType<typeof operatorState>, string> = {
  waiting: '待确认',
  runs: '承办中',
  refused: '没有同意',
  left: '不再属于这个单位',
  ended: '已结束',
}

export const operatorColumns = ({
  contract,
  person,
  now,
  of,
}: Omit<One, 'found' | 'url'>): Column<Operator>[] => [
  { head: '承办人员', text: ({ name }) => name, keep: 'name' },
  { head: '状态', text: (one) => OPERATOR_WORDS[operatorState(one)], keep: 'state' },
  { head: '确认', text: ({ answer }) => answer && `${answer.byName}，${sayMinute(answer.at)}` },
  { head: '结束', text: ({ end }) => end && `${end.byName}，${sayMinute(end.at)}，${end.reason}` },
  {
    head: '操作',
    text: () => null,
    cell: (one) => <EndOne {...{ contract, person, of }} one={one} today={dayOf(now)} />,
    only: 'page',
  },
]

type EndOneProps = Pick<One, 'contract' | 'person' | 'of'> & { one: Operator; today: Day }

function EndOne({ contract, person, of, one, today }: EndOneProps) {
  if (whyNotEndOne(contract, one, person, today)) return null
  const to = paths.operatorEnd(one.id)
  return (
    <details open={of.at === to}>
      <summary>
        结束<span class="unseen">{one.name}的承办</span>
      </summary>
      <Form to={to} of={sentTo(to, of)} form={operatorEndForm} button="结束" danger />
    </details>
  )
}

function NameOne({ found, contract, person, now, of }: One) {
  if (whyNotName(contract, person, null, dayOf(now))) return null
  const to = paths.contractPeople(contract.id)
  const free = found.candidates.filter((one) => whyNotName(contract, person, one, dayOf(now)) === null)
  if (free.length === 0 && of.at !== to)
    return (
      <Note>
        没有可以增加的承办人员：先请{contract.unit.name}的单位负责人邀请其成员，有角色的人不能承办。
      </Note>
    )
  return (
    <details open={of.at === to}>
      <summary>增加承办人员</summary>
      <Form to={to} of={of} button="交负责人确认">
        <Box
          of={sentTo(to, of)}
          form={operatorForm}
          name="person"
          options={free.map(({ id, name }) => ({ value: id, text: name }))}
        />
      </Form>
    </details>
  )
}

function Answering({ found, contract, person, now, of }: One) {
  const whyNot = whyNotAnswer(contract, person, 'refused', dayOf(now))
  if (whyNot?.why === 'own-contract' || whyNot?.why === 'own-interest')
    return <Not found={found} why={whyNot} />
  if (whyNot) return null
  const to = paths.contractAnswer(contract.id)
  return (
    <Form to={to} of={of} button="答复">
      <p>确认以后，上面待确认的人马上可以办理这一期，能看到收到的申报书。</p>
      <Box of={sentTo(to, of)} form={contractAnswerForm} name="outcome" />
      <Box of={sentTo(to, of)} form={contractAnswerForm} name="because" hint="不同意的，请说明原因。" />
    </Form>
  )
}

function Ending({ contract, person, now, of }: One) {
  if (whyNotEnd(contract, person, dayOf(now))) return null
  const to = paths.contractEnd(contract.id)
  return (
    <details open={of.at === to}>
      <summary>终止承办</summary>
      <Form to={to} of={sentTo(to, of)} form={contractEndForm} button="终止承办" danger />
    </details>
  )
}

function Propose({ found, person, now, of }: Props) {
  const whyNot = whyNotPropose(found, person, null, dayOf(now))
  if (whyNot) return whyNot.why === 'not-your-role' ? null : <Not found={found} why={whyNot} />
  return (
    <Block id="propose" title="委托承办">
      <Form to={paths.contracts(found.round.id)} of={of} button="交负责人确认">
        <Box
          of={of}
          form={contractForm}
          name="unit"
          hint="已经登记的单位，填全称或者统一社会信用代码。承办的单位不能在这一期申报。"
        />
        <Box of={of} form={contractForm} name="basis" hint="委托合同的编号和名称" />
        <Box of={of} form={contractForm} name="lastOn" hint="到这一天结束为止，以后自动不能再看" />
      </Form>
    </Block>
  )
}

const Not = ({ found, why }: { found: Contracted; why: Parameters<typeof sayContractRefusal>[0] }) => (
  <p class="quiet">
    <Because sentence={sayContractRefusal(why)} clause={citing(found.round.plan.rulebook)(why)} />。
  </p>
)

export const sayContractRefusal = saying<ContractRefusal | NameRefusal | AnswerRefusal | EndRefusal>({
  ...GO_ON_WORDS,
  'no-such-unit': ({ unit }) => `没有登记过“${unit}”，请先请这个单位注册登记`,
  'unit-applies': ({ unit }) => `${unit}或者它的托管单位、被托管的单位在这一期申报了，不能又申报又承办`,
  'contracted-already': ({ unit }) => `${unit}已经在承办这一期，或者正在等待确认；要延长的，请填更晚的日子`,
  'last-day-over': ({ lastOn }) => `${sayDay(lastOn)}已经过去，请填今天或者以后的日子`,
  'contract-over': ({ state }) => `这个承办${CONTRACT_WORDS[state]}，不能再办`,
  'no-member': ({ unit }) => `请选择${unit}的成员`,
  'named-already': ({ name }) => `${name}已经在里面了`,
  'holds-a-role': ({ name, roles }) =>
    `${name}是${roles.map((role) => ROLE_WORDS[role]).join('、')}，不能代外单位承办`,
  'nothing-waits': '没有等待确认的',
  'own-contract': '提出的人不能确认自己提出的，请另一位负责人办理',
  'operator-over': '已经结束了，不用再办',
})
