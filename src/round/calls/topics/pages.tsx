import { paths } from '../../../paths.ts'
import { Links } from '../../../web/lists.tsx'
import { Chapter } from '../../../web/parts.tsx'
import type { Topic } from '../../needs/rules/topic.ts'

/** `titles`: of those lists that amendments have added. */
type Props = { listIds: string[]; titles: { id: string; title: string }[]; topics: Topic[] }

/** 选题: what residents asked for, each with where and for how many; nothing for a call without a list. */
export const TopicsChapter = ({ listIds, titles, topics }: Props) =>
  topics.length === 0 ? null : (
    <Chapter id="topics" title="选题" small="来自居民需求">
      <Links
        items={topics.map(({ id, listId, title, places, people }) => ({
          href: `${paths.topicList(listId)}#topic-${id}`,
          text: title,
          small: `${places.join('、')}，涉及约${people}人`,
        }))}
      />
      <p>
        {listIds.length === 1 ? (
          <a href={paths.topicList(listIds[0] ?? '')}>全部{topics.length}个选题</a>
        ) : (
          <>
            全部{topics.length}个选题，见
            {listIds.map((id, at) => (
              <>
                {at > 0 && '、'}
                <a href={paths.topicList(id)}>{titles.find((one) => one.id === id)?.title ?? '选题清单'}</a>
              </>
            ))}
          </>
        )}
        ；不在选题之内的项目也可以申报。
      </p>
    </Chapter>
  )
