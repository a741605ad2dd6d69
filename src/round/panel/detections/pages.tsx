import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import type { Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Box, Form, sentTo } from '../../../web/form.tsx'
import { Block } from '../../../web/parts.tsx'
import { either, saying } from '../../../web/words.ts'
import { sayPinRefusal } from '../recusals/pages.tsx'
import { sayGrounds } from '../rules/detected.ts'
import { whyNotChange } from '../rules/panel.ts'
import type { Aside } from '../store/detected.ts'
import type { Seen } from '../store/seen.ts'
import { answerForm } from './forms.ts'
import { type NothingDetected, pairOf } from './rules.ts'

export const sayAnswerRefusal = either(
  sayPinRefusal,
  saying<NothingDetected>({ 'nothing-detected': '这一项已经处理，或者情况已经变化，请刷新页面再看' }),
)

/** On the panel's page: what was found of its members, and what an officer makes of it. */
type Props = { seen: Seen; person: Person; of: Filled }
export function Detections({ seen, person, of }: Props) {
  const { panel, asides } = seen
  const { roundId, plan, detected = [] } = panel
  if (detected.length === 0 && asides.length === 0) return null
  const own = sentTo(paths.detections(roundId), of)
  const rows = foundIn(seen)
  const options = rows.map((one) => ({ value: pairOf(one), text: `${one.name}，${one.organization}` }))
  return (
    <Block id="detections" title={`发现${detected.length}项可能的回避`}>
      {detected.length > 0 && <List scroll="发现的关系" columns={FOUND} rows={rows} />}
      {detected.length > 0 && whyNotChange(panel, person) === null && (
        <>
          <p class="quiet small">
            系统从名称和邮箱发现的，由经办人查明：应当回避的指定回避，不用回避的写明理由
            <By bound={plan.rulebook} rules={['panel.recusalYears']} />
            。没有处理以前，这家单位的申报书不分给这位专家。
          </p>
          <Form to={paths.detections(roundId)} of={own} button="记录处理结果" plain>
            <Box of={own} form={answerForm} name="pair" options={options} />
            <Box of={own} form={answerForm} name="answer" />
            <Box of={own} form={answerForm} name="reason" size={2} />
          </Form>
        </>
      )}
      {asides.length > 0 && <List scroll="查明不用回避的" columns={ASIDES} rows={asides} />}
    </Block>
  )
}

export function foundIn({ panel: { detected = [], members } }: Pick<Seen, 'panel'>) {
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return detected.map((one) => ({ ...one, name: names.get(one.expertId) ?? '', why: sayGrounds(one) }))
}

type Found = { name: string; organization: string; why: string }
export const FOUND: Column<Found>[] = [
  { head: '专家', text: ({ name }) => name, keep: 'name' },
  { head: '申报单位', text: ({ organization }) => organization },
  { head: '发现的情况', text: ({ why }) => why },
]

export const ASIDES: Column<Aside>[] = [
  { head: '专家', text: ({ name }) => name, keep: 'name' },
  { head: '申报单位', text: ({ organization }) => organization },
  { head: '查明不用回避', text: ({ reason }) => reason },
  { head: '时间', instant: ({ at }) => at },
]
