import { paths } from '../../../paths.ts'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, Pages, listHref } from '../../../web/controls.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import { KIND_WORDS } from '../../rules.ts'
import type { Text } from '../rules/district.ts'
import { STAGES, STAGE_WORDS, type Stage, type Wording, stageOf } from '../rules/wording.ts'

/** A letter, and what the district says in its place. */
export type Listed = Wording & { stands: Text; isChanged: boolean }

type Props = {
  items: Listed[]
  total: number
  page: number
  asked: { q: string; stage?: Stage | undefined; is?: 'changed' | 'original' | undefined }
  url: string
}

/** 信件文字: every letter that the site writes, by the stage that it comes from. */
export const WordingsPage = ({ items, total, page, asked, url }: Props) => (
  <div class="page">
    <Head
      title="信件文字"
      meta={`共${total}封`}
      lead="网站自动写的信。改了文字，以后写的信用新的；已经写了的不变。"
    />
    <Filters
      items={[
        { kind: 'search', name: 'q', label: '找一封信', value: asked.q },
        { ...STAGE, value: asked.stage },
        { ...IS, value: asked.is },
      ]}
      action={paths.wordings()}
      shown=""
      url={url}
    />
    {items.length === 0 ? (
      <Empty title="没有这样的信">换一个词，或者不分阶段再找。</Empty>
    ) : (
      <>
        <List lined scroll="信件文字" columns={WORDINGS} rows={items} />
        <Pages
          page={page}
          total={total}
          href={(to) => listHref(paths.wordings(), { q: asked.q, stage: asked.stage, is: asked.is }, to)}
        />
      </>
    )}
  </div>
)

const STAGE = {
  ...({ kind: 'select', name: 'stage', label: '阶段' } as const),
  options: STAGES.map((value) => ({ value, text: STAGE_WORDS[value] })),
}
const IS = {
  ...({ kind: 'select', name: 'is', label: '文字' } as const),
  options: [
    { value: 'changed', text: '本区改过的' },
    { value: 'original', text: '网站原文' },
  ],
}

export const WORDINGS: Column<Listed>[] = [
  { head: '标题', text: ({ stands }) => stands.subject, href: ({ id }) => paths.wording(id), keep: 'name' },
  { head: '阶段', text: (one) => STAGE_WORDS[stageOf(one)] },
  { head: '什么时候写给谁', text: ({ tells }) => tells },
  { head: '类别', text: ({ kind }) => KIND_WORDS[kind] },
  { head: '文字', text: ({ isChanged }) => (isChanged ? '本区改过' : '网站原文'), keep: 'state' },
]
