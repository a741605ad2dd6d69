import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { type Instant, dayOf, sayDay, sayMinute } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Button, Chapter, Empty, Head, Tag } from '../../../web/parts.tsx'
import { Table } from '../../../web/tables.tsx'
import { listForm } from '../forms.ts'
import { type Topic, type TopicList, whyNotPublishList } from '../rules/topic.ts'
import { Paragraphs, sayTopicRefusal } from './words.tsx'

type Listed = TopicList & { topics: number; needs: number }
type ListsProps = { lists: Listed[]; person: Person; of: Filled }

/** Every list of topics, drafts too; an officer starts a new one. */
export const ListsPage = ({ lists, person, of }: ListsProps) => (
  <div class="page">
    <Head title="选题清单" lead="需求合并成选题，随征集公告发布，请申报单位来回应。" />
    <Block id="lists" title="清单" small={`${lists.length}份`}>
      {lists.length === 0 ? (
        <Empty title="还没有选题清单">经办人拟定以后列在这里。</Empty>
      ) : (
        <ListsTable lists={lists} />
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

const ListsTable = ({ lists }: { lists: Listed[] }) => (
  <Table
    scroll="选题清单表"
    head={[
      { text: '清单', keep: true },
      { text: '选题', num: true },
      { text: '需求', num: true },
      { text: '拟定' },
      { text: '状态' },
    ]}
  >
    {lists.map(({ id, title, topics, needs, at, publishedAt }) => (
      <tr>
        <th scope="row" class="keep">
          <a href={paths.topicList(id)}>{title}</a>
        </th>
        <td class="num">{topics}</td>
        <td class="num">{needs}</td>
        <td class="nowrap">{sayDay(dayOf(at))}</td>
        <td>
          {publishedAt === null ? (
            <Tag tone="warn">拟定中</Tag>
          ) : (
            <Tag tone="good">{sayDay(dayOf(publishedAt))}发布</Tag>
          )}
        </td>
      </tr>
    ))}
  </Table>
)

type DraftProps = { list: TopicList; topics: Topic[]; person: Person; of: Filled }

/** A list that is being worked on: its topics, and whether it can be published. */
export function DraftListPage({ list, topics, person, of }: DraftProps) {
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
          isMine ? (
            <Button href={paths.newTopic(list.id)} plain>
              增加选题
            </Button>
          ) : undefined
        }
      />
      <Block id="topics" title="选题">
        {topics.length === 0 ? (
          <Empty title="还没有选题">选几件相近的需求，合并成一个选题。</Empty>
        ) : (
          <TopicsTable topics={topics} isMine={isMine} />
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

const TopicsTable = ({ topics, isMine }: { topics: Topic[]; isMine: boolean }) => (
  <Table
    lined
    scroll="选题表"
    head={[
      { text: '选题', keep: true },
      { text: '街道' },
      { text: '需求', num: true },
      { text: '涉及（人）', num: true },
      ...(isMine ? [{ text: '操作' }] : []),
    ]}
  >
    {topics.map(({ id, seq, title, places, needs, people }) => (
      <tr>
        <th scope="row" class="keep">
          {seq}. {isMine ? <a href={paths.topic(id)}>{title}</a> : title}
        </th>
        <td>{places.join('、')}</td>
        <td class="num">{needs}</td>
        <td class="num">{people}</td>
        {isMine && (
          <td>
            <form method="post" action={paths.topicRemoval(id)}>
              <Button plain>
                删去<span class="unseen">{title}</span>
              </Button>
            </form>
          </td>
        )}
      </tr>
    ))}
  </Table>
)

/** A published list, for everybody. */
export const PublicListPage = ({
  list,
  topics,
  mayAnswer,
}: {
  list: TopicList & { publishedAt: Instant }
  topics: Topic[]
  /** An officer is reading, who can answer the needs of a topic. */
  mayAnswer: boolean
}) => (
  <div class="page">
    <Head
      title={list.title}
      crumbs={[{ href: paths.needs(), text: '居民需求' }]}
      meta={`${sayMinute(list.publishedAt)}发布，${topics.length}个选题`}
      lead="选题由居民需求合并而成。申报单位可以在申报书里写明回应哪一个选题。"
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
