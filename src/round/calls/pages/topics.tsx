import { paths } from '../../../paths.ts'
import { Links } from '../../../web/lists.tsx'
import { Chapter } from '../../../web/parts.tsx'
import type { Topic } from '../../needs/rules/topic.ts'

/** 选题: what residents asked for, each with where and for how many; nothing for a call without a list. */
export const TopicsChapter = ({ listId, topics }: { listId: string | undefined; topics: Topic[] }) =>
  listId === undefined || topics.length === 0 ? null : (
    <Chapter id="topics" title="选题" small="来自居民需求">
      <Links
        items={topics.map(({ id, title, places, people }) => ({
          href: `${paths.topicList(listId)}#topic-${id}`,
          text: title,
          small: `${places.join('、')}，涉及约${people}人`,
        }))}
      />
      <p>
        <a href={paths.topicList(listId)}>全部{topics.length}个选题</a>；不在选题之内的项目也可以申报。
      </p>
    </Chapter>
  )
