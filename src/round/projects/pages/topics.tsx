import { paths } from '../../../paths.ts'
import { Links } from '../../../web/lists.tsx'
import { Block } from '../../../web/parts.tsx'
import type { Project } from '../rules/project.ts'

/** The topics that the project answers: whoever raised their needs is told what came of it. */
export const TakenUp = ({ project: { id, title, content } }: { project: Project }) =>
  content.topics !== undefined && (
    <Block id="topics" title="回应的选题" small="需求都要有答复">
      <Links
        items={content.topics.map((topic) => ({
          href: paths.topicTakenUp(topic.id, id, title),
          text: topic.title,
          small: '答复这个选题的需求，写明办成了什么',
        }))}
      />
    </Block>
  )
