import { paths } from '../../../paths.ts'
import { sayMinute } from '../../../shared/days.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { BareForm, Box, Form } from '../../../web/form.tsx'
import { Facts } from '../../../web/lists.tsx'
import { Block, Button, Empty, Note } from '../../../web/parts.tsx'
import { type Hosting, stateOf } from '../../rules/hosting.ts'
import { answerForm, endHostingForm } from '../forms.ts'
import { partWord, partsOf } from '../../rules/profile.ts'
import { sayPart } from '../../profile/pages.tsx'
import type { Asker, Props } from './current.tsx'

export function OfHost(page: Props) {
  const asked = page.hostings.filter(({ host }) => host.id === page.organization.id)
  const waiting = asked.filter((one) => stateOf(one) === 'asked')
  const hosted = asked.filter((one) => stateOf(one) === 'hosted')
  return (
    <>
      <Block id="waiting" title="等我单位答复">
        {waiting.length === 0 ? (
          <Empty title="没有要答复的">社区社会组织请你单位托管以后，会列在这里，并发通知。</Empty>
        ) : (
          waiting.slice(0, 1).map((hosting) => <Answer {...page} hosting={hosting} />)
        )}
        {waiting.length > 1 && (
          <Note>
            还有{waiting.length - 1}家等答复：
            {waiting
              .slice(1)
              .map(({ group }) => group.name)
              .join('、')}
            。办完这一家接着办。
          </Note>
        )}
      </Block>
      <Block id="hosted" title="正在托管">
        {hosted.length === 0 ? (
          <Empty title="没有托管的组织">确认以后列在这里。</Empty>
        ) : (
          <Hosted {...page} hosted={hosted} />
        )}
      </Block>
    </>
  )
}

/** One reason for whichever is ended: each row's button sends the form to its own address. */
const Hosted = ({ hosted, askers, mayAct, of }: Props & { hosted: Hosting[] }) => (
  <>
    <List unseenCaption="正在托管" columns={hostedColumns(mayAct)} rows={hosted} />
    {hosted.map(({ group }) => (
      <details>
        <summary>{group.name}的备案、资料和联系人</summary>
        <Facts rows={factsOf(askers.find((one) => one.id === group.id))} />
      </details>
    ))}
    {mayAct && (
      <BareForm id="end">
        <Box
          of={of}
          form={endHostingForm}
          name="endReason"
          hint="先写原因，再按要结束的那一行。协议签署以后结束的，没有付的资助资金要等恢复托管才能再付。"
        />
      </BareForm>
    )}
  </>
)

const hostedColumns = (mayAct: boolean): Column<Hosting>[] => [
  { head: '社区社会组织', text: ({ group }) => group.name, keep: 'name' },
  { head: '确认时间', instant: ({ answeredAt }) => answeredAt, keep: 'date' },
  ...(mayAct ? [ENDING] : []),
]

const ENDING: Column<Hosting> = {
  head: '操作',
  text: () => null,
  cell: ({ id, group }) => (
    <Button danger form="end" formaction={paths.hostingEnd(id)}>
      结束托管<span class="unseen">{group.name}</span>
    </Button>
  ),
  keep: 'state',
  only: 'page',
}

/** Whoever signs for a group knows who it is: its filing, its profile and whom to call. */
function factsOf(asker: Asker | undefined) {
  if (!asker) return []
  const { filingNo, subdistrict, profile } = asker
  const unsaid = <span class="quiet">未填</span>
  return [
    { name: '备案编号', value: filingNo ?? '未备案' },
    { name: '所在街道', value: subdistrict },
    ...partsOf(true).map((part) => ({
      name: partWord(part, true),
      value: (profile && sayPart(profile, part)) || unsaid,
    })),
  ]
}

const Answer = ({ hosting, askers, mayAct, of }: Props & { hosting: Hosting }) => (
  <>
    <Facts
      rows={[
        { name: '社区社会组织', value: hosting.group.name },
        { name: '提出时间', value: sayMinute(hosting.at) },
        ...(hosting.note ? [{ name: '附言', value: hosting.note }] : []),
        ...factsOf(askers.find(({ id }) => id === hosting.group.id)),
      ]}
    />
    {mayAct && (
      <Form to={paths.hostingAnswer(hosting.id)} of={of} button="答复">
        <Box
          of={of}
          form={answerForm}
          name="outcome"
          options={[
            { value: 'confirmed', text: '同意托管', small: '代为签约、收款和核算' },
            { value: 'declined', text: '不同意', small: '要写明原因' },
          ]}
        />
        <Box of={of} form={answerForm} name="reason" hint="不同意的要写。" />
      </Form>
    )}
  </>
)
