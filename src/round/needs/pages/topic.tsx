import type { Child } from 'hono/jsx'
import { paths } from '../../../paths.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Checks } from '../../../web/choices.tsx'
import { Area, ErrorSummary, Text } from '../../../web/fields.tsx'
import { Actions, Button, Empty, Head, Note } from '../../../web/parts.tsx'
import { needNumber } from '../rules/need.ts'
import { type Mergeable, type TopicList, TOPIC_LIMITS } from '../rules/topic.ts'

type Props = {
  list: TopicList
  /** Null: a new one. */
  topicId: string | null
  choices: Mergeable[]
  of: Filled
  refused: Child
}

/** A topic's words, and the needs that it merges. */
export const TopicPage = ({ list, topicId, choices, of, refused }: Props) => {
  const free = choices.filter((need) => need.topicId === null || need.topicId === topicId)
  return (
    <div class="page">
      <Head
        title={topicId === null ? '增加选题' : '修改选题'}
        crumbs={[
          { href: paths.topicLists(), text: '选题清单' },
          { href: paths.topicList(list.id), text: list.title },
        ]}
      />
      {refused && <Note tone="bad">{refused}。</Note>}
      <ErrorSummary of={of} />
      {free.length === 0 ? (
        <Empty title="没有可以合并的需求">还没有答复、也没有列入这份清单的需求，列在这里供选择。</Empty>
      ) : (
        <form method="post" action={topicId === null ? paths.newTopic(list.id) : paths.topic(topicId)}>
          <Text of={of} name="title" label="选题" hint={`最多${TOPIC_LIMITS.title}个字。`} full />
          <Area
            of={of}
            name="text"
            label="内容"
            hint={`要解决什么问题、为哪些人、做到什么程度，最多${TOPIC_LIMITS.text}个字。`}
            rows={6}
            limit={TOPIC_LIMITS.text}
          />
          <Checks
            of={of}
            name="needIds"
            legend="合并哪些需求"
            one
            options={free.map((need) => ({
              value: need.id,
              text: need.title,
              small: `${needNumber(need)}，${sayPlace(need)}，${need.concerned}约${need.people}人`,
            }))}
          />
          <Actions>
            <Button>保存选题</Button>
            <a href={paths.topicList(list.id)}>回到清单</a>
          </Actions>
        </form>
      )}
    </div>
  )
}
