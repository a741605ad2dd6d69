import { paths } from '../../../paths.ts'
import { sayPlace } from '../../../people/rules/place.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import { topicForm } from '../forms.ts'
import { needNumber } from '../rules/need.ts'
import { type Mergeable, type TopicList, TOPIC_LIMITS } from '../rules/topic.ts'

type Props = {
  list: TopicList
  /** Null: a new one. */
  topicId: string | null
  choices: Mergeable[]
  of: Filled
}

/** A topic's words, and the needs that it merges. */
export const TopicPage = ({ list, topicId, choices, of }: Props) => {
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
      {free.length === 0 ? (
        <Empty title="没有可以合并的需求">还没有答复、也没有列入这份清单的需求，列在这里供选择。</Empty>
      ) : (
        <Form
          to={topicId === null ? paths.newTopic(list.id) : paths.topic(topicId)}
          of={of}
          button="保存选题"
          beside={<a href={paths.topicList(list.id)}>回到清单</a>}
        >
          <Box of={of} form={topicForm} name="title" hint={`最多${TOPIC_LIMITS.title}个字。`} />
          <Box
            of={of}
            form={topicForm}
            name="text"
            hint={`要解决什么问题、为哪些人、做到什么程度，最多${TOPIC_LIMITS.text}个字。`}
          />
          <Box
            of={of}
            form={topicForm}
            name="needIds"
            label="合并哪些需求"
            options={free.map((need) => ({
              value: need.id,
              text: need.title,
              small: `${needNumber(need)}，${sayPlace(need)}，${need.concerned}约${need.people}人`,
            }))}
          />
        </Form>
      )}
    </div>
  )
}
