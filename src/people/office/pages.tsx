import { paths } from '../../paths.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Block, Empty, Head } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import { officeForm } from './forms.ts'
import type { OfficeRefusal, SetCard } from './rules.ts'

type Props = { versions: SetCard[]; sets: boolean; of: Filled; url: string }

/** How the office is reached: the administrator sets it, the auditors read who did. */
export const OfficePage = ({ versions, sets, of, url }: Props) => (
  <div class="page">
    <Head
      title="办公室的联系方式"
      lead="印在每一页的页脚、征集公告、公示和登录页上。换了电话、搬了地方，在这里改一次就行。"
      actions={<Export url={url} />}
    />
    {sets && (
      <Block id="set" title="现在的">
        <SetForm newest={versions[0]} of={of} />
      </Block>
    )}
    <Block id="versions" title="修改记录">
      {versions.length === 0 ? (
        <Empty title="还没有填写">填写以前，网站上没有联系电话。</Empty>
      ) : (
        <List lined scroll="联系方式的修改记录" columns={VERSIONS} rows={versions} url={url} />
      )}
    </Block>
  </div>
)

/** What stands is there to be changed; what was typed and refused comes before it. */
function SetForm({ newest, of }: { newest: SetCard | undefined; of: Filled }) {
  const stands = newest ? { ...newest, version: '', by: '', at: '' } : {}
  const filled = { ...of, typed: { ...stands, ...of.typed } }
  return (
    <Form
      to={paths.office()}
      of={filled}
      hidden={{ version: seenBy(of, newest?.version ?? 0) }}
      button="保存"
    >
      <Box of={filled} form={officeForm} name="name" hint="例如：某某区民政局公益创投办公室。" full />
      <Box of={filled} form={officeForm} name="phone" hint="居民和申报单位打的电话。" size={30} />
      <Box of={filled} form={officeForm} name="supervision" hint="对办公室有意见时打的电话。" size={30} />
      <Box of={filled} form={officeForm} name="address" />
      <Box of={filled} form={officeForm} name="hours" hint="例如：工作日9:00至17:00。" />
    </Form>
  )
}

/** Whoever was told that it changed has seen what stands now; whoever was not goes by what they had read. */
const seenBy = ({ why, typed }: Filled, newest: number): number =>
  why !== 'changed-meanwhile' && /^\d{1,9}$/.test(typed['version'] ?? '') ? Number(typed['version']) : newest

export const VERSIONS: Column<SetCard>[] = [
  { head: '保存时间', instant: ({ at }) => at, keep: 'date' },
  { head: '谁改的', text: ({ by }) => by, keep: 'state' },
  { head: '全称', text: ({ name }) => name, keep: 'name' },
  { head: '联系电话', text: ({ phone }) => phone },
  { head: '监督电话', text: ({ supervision }) => supervision },
  { head: '地址', text: ({ address }) => address },
  { head: '办公时间', text: ({ hours }) => hours },
]

export const sayOfficeRefusal = saying<OfficeRefusal>({
  'office-unchanged': '和现在的一样，没有要改的',
})
