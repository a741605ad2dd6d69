import { paths } from '../../../../paths.ts'
import { Checks } from '../../../../web/choices.tsx'
import { Hidden } from '../../../../web/fields.tsx'
import { topicListsOf } from '../../../calls/topics/rules.ts'
import { titleOf } from '../forms/boxes.ts'
import type { FieldsProps } from './form-view.ts'

/** The topics of the round's list that are answered. */
export const Topics = ({ of, form: { plan, topics } }: FieldsProps) => (
  <>
    <Hidden name="topics[]" value="" />
    <Checks
      of={of}
      name="topics"
      legend={titleOf('topics')}
      hint={
        <>
          选题来自居民需求，见
          {topicListsOf(plan).map((id, at) => (
            <>
              {at > 0 && '、'}
              <a href={paths.topicList(id)}>{at === 0 ? '选题清单' : `补充的清单${at}`}</a>
            </>
          ))}
          。可以选几个；不在选题之内的，在下面写明依据。
        </>
      }
      options={topics.map(({ id, title, places, people }) => ({
        value: id,
        text: title,
        small: `${places.join('、')}，涉及约${people}人`,
      }))}
      optional
    />
  </>
)
