import type { Reversal } from '../../history/reversals/rules.ts'
import type { OwnInterest } from '../../people/rules/interest.ts'
import { paths } from '../../paths.ts'
import { Reversals } from '../../reversals/pages.tsx'
import { type Day, type Instant, sayDay, sayMinute } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Block, Empty, Head, type Tone } from '../../web/parts.tsx'
import { Own } from '../../web/own.tsx'
import { saying } from '../../web/words.ts'
import {
  type About,
  CHECKS,
  CHECK_WORDS,
  type CheckRefusal,
  type KeptSnapshot,
  RESULT_WORDS,
  type Snapshot,
  latestOf,
} from '../rules/check.ts'
import type { Organization, whyNotRecord } from '../rules/organization.ts'
import { lookUps } from './forms.ts'

type Props = {
  organization: Organization
  snapshots: KeptSnapshot[]
  whyNot: ReturnType<typeof whyNotRecord>
  reversals: Reversal[]
  today: Day
  now: Instant
  of: Filled
  url: string
}

export const VerificationPage = (page: Props) => (
  <div class="page">
    <Head
      title="核验"
      crumbs={[
        { href: paths.organizations(), text: '申报单位' },
        { href: paths.organization(page.organization.id), text: page.organization.name },
      ]}
      lead="记下查询那一天看到的结果、来源和日期。以后情况变了，再查一次，另记一条。"
      actions={<Export url={page.url} />}
    />
    <Block id="latest" title="最近一次">
      <Latest snapshots={page.snapshots} />
    </Block>
    {page.whyNot === null && (
      <Block id="check" title="记录查询">
        <Entry {...page} />
      </Block>
    )}
    <Own not={page.whyNot} />
    <Block id="all" title="全部记录">
      <All snapshots={page.snapshots} />
    </Block>
    <Reversals items={page.reversals} now={page.now} />
  </div>
)

/** The last look-up of each thing: also beside a proposal that is screened. */
export const Latest = ({ snapshots }: { snapshots: KeptSnapshot[] }) => (
  <List unseenCaption="最近一次核验" columns={LATEST} rows={latestOf(snapshots)} />
)

const LATEST: Column<ReturnType<typeof latestOf>[number]>[] = [
  { head: '事项', text: ({ about }) => CHECK_WORDS[about], keep: 'name' },
  {
    head: '结果',
    text: ({ latest }) => (latest ? sayResult(latest) : '没有查过'),
    tone: ({ latest }) => (latest ? toneOf(latest) : undefined),
    keep: 'state',
  },
  { head: '查到', text: ({ latest }) => latest && sayFound(latest) },
  { head: '查询日期', day: ({ latest }) => latest?.checkedOn, keep: 'date' },
  { head: '来源', text: ({ latest }) => latest?.source },
]

const sayResult = ({ about, result }: Snapshot): string => RESULT_WORDS[about][result]
const toneOf = ({ result }: Snapshot): Tone => (result === 'clear' ? 'good' : 'bad')

function sayFound({ result, note, enteredOn, until }: Snapshot): string | null {
  if (result === 'clear') return null
  const entered = enteredOn ? `，${sayDay(enteredOn)}列入` : ''
  return `${note}${entered}${until ? `，到${sayDay(until)}为止` : '，查询时仍然有效'}`
}

const All = ({ snapshots }: { snapshots: KeptSnapshot[] }) =>
  snapshots.length === 0 ? (
    <Empty title="还没有核验过">查询登记机关和信用网站以后，在上面记录。</Empty>
  ) : (
    <List unseenCaption="全部核验记录" columns={SNAPSHOTS} rows={snapshots} />
  )

export const SNAPSHOTS: Column<KeptSnapshot>[] = [
  { head: '事项', text: ({ about }) => CHECK_WORDS[about], keep: 'name' },
  { head: '查询日期', day: ({ checkedOn }) => checkedOn, keep: 'date' },
  { head: '结果', text: sayResult, tone: toneOf, keep: 'state' },
  { head: '查到', text: sayFound },
  { head: '来源', text: ({ source }) => source },
  {
    head: '谁记的',
    drawn: '谁记的',
    text: ({ by }) => by,
    also: { head: '记录时间', text: ({ at }) => sayMinute(at) },
  },
  {
    head: '有误',
    text: () => '更正',
    href: ({ id }) => paths.reversal('verification', id),
    only: 'page',
  },
]

const Entry = ({ organization, today, of }: Props) => (
  <Form to={paths.verification(organization.id)} of={of} button="记录">
    {CHECKS.map((about) => (
      <LookUp about={about} today={today} of={of} />
    ))}
  </Form>
)

/** The day is today's unless another is typed. */
function LookUp({ about, today, of }: { about: About; today: Day; of: Filled }) {
  const form = lookUps[about]
  const filled = { ...of, typed: { [`${about}.checkedOn`]: today, ...of.typed } }
  const results = (['clear', 'found'] as const).map((value) => ({ value, text: RESULT_WORDS[about][value] }))
  const asked = (name: keyof typeof form.shape) => ({ of: filled, form, name, field: `${about}.${name}` })
  return (
    <fieldset class="field">
      <legend>{CHECK_WORDS[about]}</legend>
      <Box
        {...asked('result')}
        label="结果"
        options={[{ value: '', text: '这次没有查' }, ...results]}
        optional
      />
      <Box {...asked('checkedOn')} />
      <Box {...asked('source')} label="来源" hint="例如：中国社会组织政务服务平台。" />
      <Box {...asked('enteredOn')} hint="查到问题的填；来源没有写的不填。" />
      <Box {...asked('until')} hint="查到问题的填：移出名录的日期；仍然有效的不填。" />
      <Box {...asked('note')} hint="查到问题的要写。" />
    </fieldset>
  )
}

export const sayCheck = saying<CheckRefusal | OwnInterest>({
  'nothing-checked': '请至少选一项查询结果',
  'checked-in-future': ({ today }) => `查询日期不能晚于今天（${sayDay(today)}）`,
  'until-after-check': ({ about }) => `${CHECK_WORDS[about]}的截止日期不能晚于查询日期；仍然有效的不填`,
  'entered-after-until': ({ about }) => `${CHECK_WORDS[about]}的列入日期不能晚于截止日期和查询日期`,
})
