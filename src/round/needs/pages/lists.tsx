import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import { type Filled, blank } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Export, Pages, listHref } from '../../../web/controls.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Button, Chapter, Empty, Head, Tag } from '../../../web/parts.tsx'
import { listForm } from '../forms.ts'
import { type Topic, type TopicList, whyNotPublishList } from '../rules/topic.ts'
import { Paragraphs, sayTopicRefusal } from './words.tsx'

type Listed = TopicList & { topics: number; needs: number }
type ListsProps = { lists: Listed[]; total: number; page: number; person: Person; of: Filled; url: string }

/** Every list of topics, drafts too; an officer starts a new one. */
export const ListsPage = ({ lists, total, page, person, of, url }: ListsProps) => (
  <div class="page">
    <Head
      title="选题清单"
      lead="需求合并成选题，随征集公告发布，请申报单位来回应。"
      actions={<Export url={url} />}
    />
    <Block id="lists" title="清单" small={`${total}份`}>
      {lists.length === 0 ? (
        <Empty title="还没有选题清单">经办人拟定以后列在这里。</Empty>
      ) : (
        <List scroll="选题清单表" columns={LISTS} rows={lists} />
      )}
      {total > lists.length && (
        <Pages page={page} total={total} href={(at) => listHref(paths.topicLists(), {}, at)} />
      )}
    </Block>
    {has(person, 'officer') && (
      <Block id="new" title="拟定新的清单">
        <Form to={paths.topicLists()} of={of} button="拟定">
          <Box of={of} form={listForm} name="title" hint="如：2026年秋季选题。" />
        </Form>
      </Block>
    )}
  </div>
)

export const LISTS: Column<Listed>[] = [
  { head: '清单', text: ({ title }) => title, href: ({ id }) => paths.topicList(id), keep: 'name' },
  { head: '选题', count: ({ topics }) => topics },
  { head: '需求', count: ({ needs }) => needs },
  { head: '拟定', day: ({ at }) => dayOf(at), keep: 'date' },
  {
    head: '状态',
    text: ({ publishedAt }) => (publishedAt === null ? '拟定中' : `${sayDay(dayOf(publishedAt))}发布`),
    tone: ({ publishedAt }) => (publishedAt === null ? 'warn' : 'good'),
    keep: 'state',
  },
]

type DraftProps = { list: TopicList; topics: Topic[]; person: Person; of: Filled; url: string }

/** A list that is being worked on: its topics, and whether it can be published. */
export function DraftListPage({ list, topics, person, of, url }: DraftProps) {
  const whyNot = whyNotPublishList(list, topics.length, person)
  const isMine = has(person, 'officer')
  return (
    <div class="page">
      <Head
        title={list.title}
        crumbs={[{ href: paths.topicLists(), text: '选题清单' }]}
        meta={
          <>
            <Tag tone="warn">拟定中</Tag>
            {`${topics.length}个选题`}
          </>
        }
        actions={
          <>
            {isMine && (
              <Button href={paths.newTopic(list.id)} plain>
                增加选题
              </Button>
            )}
            <Export url={url} />
          </>
        }
      />
      <Block id="topics" title="选题">
        {topics.length === 0 ? (
          <Empty title="还没有选题">选几件相近的需求，合并成一个选题。</Empty>
        ) : (
          <List lined scroll="选题表" columns={topicColumns(isMine)} rows={topics} />
        )}
      </Block>
      <Block id="publish" title="发布">
        {whyNot ? (
          <p class="quiet">{sayTopicRefusal(whyNot)}。</p>
        ) : (
          <Form to={paths.topicListPublication(list.id)} of={of} button="发布选题清单">
            <p>发布以后居民都能看到，选题和它合并的需求不再改动；征集公告可以引用这份清单。</p>
          </Form>
        )}
      </Block>
    </div>
  )
}

/** `isMine`: whoever reads it works on them. */
export const topicColumns = (isMine: boolean): Column<Topic>[] => [
  {
    head: '选题',
    text: ({ seq, title }) => `${seq}. ${title}`,
    href: ({ id }) => (isMine ? paths.topic(id) : null),
    keep: 'name',
  },
  { head: '内容', text: ({ text }) => text, only: 'file' },
  { head: '街道', text: ({ places }) => places.join('、') },
  { head: '需求', count: ({ needs }) => needs },
  { head: '涉及（人）', count: ({ people }) => people, cell: ({ people }) => `${people}人`, keep: 'state' },
  ...(isMine ? [REMOVING] : []),
]

const REMOVING: Column<Topic> = {
  head: '操作',
  text: () => null,
  cell: ({ id, title }) => (
    <Form
      to={paths.topicRemoval(id)}
      of={blank}
      plain
      button={
        <>
          删去<span class="unseen">{title}</span>
        </>
      }
    />
  ),
  only: 'page',
}

/** A published list, for everybody. */
export const PublicListPage = ({
  list,
  topics,
  mayAnswer,
  url,
}: {
  list: TopicList & { publishedAt: Instant }
  topics: Topic[]
  /** An officer is reading, who can answer the needs of a topic. */
  mayAnswer: boolean
  url: string
}) => (
  <div class="page">
    <Head
      title={list.title}
      crumbs={[{ href: paths.needs(), text: '居民需求' }]}
      meta={`${sayMinute(list.publishedAt)}发布，${topics.length}个选题`}
      lead="选题由居民需求合并而成。申报单位可以在申报书里写明回应哪一个选题。"
      actions={<Export url={url} />}
    />
    {topics.map(({ id, seq, title, text, needs, people, places }) => (
      <Chapter id={`topic-${id}`} title={`${seq}. ${title}`} small={`${needs}件需求，约${people}人`}>
        <Paragraphs text={text} />
        <p class="quiet small">来自{places.join('、')}</p>
        {mayAnswer && (
          <p>
            <a href={paths.topicAnswer(id)}>
              答复这个选题的需求<span class="unseen">：{title}</span>
            </a>
          </p>
        )}
      </Chapter>
    ))}
  </div>
)
