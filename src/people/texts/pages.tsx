import { paths } from '../../paths.ts'
import type { Instant } from '../../shared/days.ts'
import type { Filled } from '../../web/answer.tsx'
import { type Column, List } from '../../web/columns.tsx'
import { Form } from '../../web/form.tsx'
import { Empty, Head } from '../../web/parts.tsx'
import { saying } from '../../web/words.ts'
import type { Person } from '../rules/person.ts'
import { type KeptText, TEXT_DAYS, type TextRefusal } from './rules.ts'

/** `name`: who wrote last. */
export type Listed = KeptText & { name: string }

/** 没有交出的内容: where to go on, and giving up. */
export const TextsPage = ({ texts, person, of }: { texts: Listed[]; person: Person; of: Filled }) => (
  <div class="page">
    <Head
      title="没有交出的内容"
      crumbs={[{ href: paths.account(), text: '我的账号' }]}
      lead={`填了还没有提交的表单，保留${TEXT_DAYS}天，在别的设备上也能接着写。打开那一页，内容就在那里。`}
    />
    {texts.length === 0 ? (
      <Empty title="没有留下的内容">
        边填边保留的内容列在这里，提交以后就不再列出。申报书和评分表另有自己的草稿。
      </Empty>
    ) : (
      <List unseenCaption="没有交出的内容" columns={columnsFor(person, of)} rows={texts} />
    )}
  </div>
)

const columnsFor = (person: Person, of: Filled): Column<Listed>[] => [
  { head: '表单', text: ({ title, page }) => title || page, href: ({ page }) => page, keep: 'name' },
  { head: '谁写的', text: ({ owner, name }) => (owner === person.id ? '本人' : `${name}（单位共用）`) },
  { head: '最后写的时间', instant: ({ at }: { at: Instant }) => at, keep: 'date' },
  {
    head: '不要了',
    text: () => '',
    only: 'page',
    keep: 'state',
    cell: ({ owner, page, form, version }) => (
      <Form
        to={paths.textDiscards()}
        of={of}
        hidden={{ page, form, version, together: owner === person.id ? '' : owner }}
        button="放弃"
        plain
        inline
      />
    ),
  },
]

export const sayText = saying<TextRefusal>({
  'too-many-texts': ({ most }) => `没有交出的内容已有${most}份，这一份只留在这台设备上`,
})
