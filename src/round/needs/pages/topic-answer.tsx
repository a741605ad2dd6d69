import { paths } from '../../../paths.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Form } from '../../../web/form.tsx'
import { Links } from '../../../web/lists.tsx'
import { Block, Empty, Head } from '../../../web/parts.tsx'
import { needNumber } from '../rules/need.ts'
import type { Waiting } from '../store/waiting.ts'
import { AnswerFields } from './answer-fields.tsx'

type Props = {
  topic: { id: string; title: string; topicId: string; topic: string }
  waiting: Waiting[]
  of: Filled
}

/** One answer for all needs of a topic that have none yet. */
export const TopicAnswerPage = ({ topic, waiting, of }: Props) => (
  <div class="page">
    <Head
      title={`答复选题：${topic.topic}`}
      crumbs={[
        { href: paths.topicLists(), text: '选题清单' },
        { href: paths.topicList(topic.id), text: topic.title },
      ]}
      lead="下面的需求还没有答复。这里写一次，逐件告诉提出需求的人；要分开答复的，先打开那一件单独答复。"
    />
    <Block id="waiting" title="等待答复的需求" small={`${waiting.length}件`}>
      {waiting.length === 0 ? (
        <Empty title="都已经答复">这个选题合并的需求，每一件都有了答复。</Empty>
      ) : (
        <Links
          items={waiting.map((need) => ({
            href: paths.need(need.id),
            text: need.title,
            small: needNumber(need),
          }))}
        />
      )}
    </Block>
    {waiting.length > 0 && (
      <Block id="answer" title="答复">
        <Form to={paths.topicAnswer(topic.topicId)} of={of} button={`答复这${waiting.length}件需求`}>
          <AnswerFields of={of} />
        </Form>
      </Block>
    )}
  </div>
)
