import { paths } from '../../../../paths.ts'
import { Checks } from '../../../../web/choices.tsx'
import { Area, Hidden } from '../../../../web/fields.tsx'
import { topicListsOf } from '../../../calls/topics/rules.ts'
import type { FieldsProps } from './form-view.ts'

/** 需求与目标: the topics of the round's list that are answered, or a need of its own and how it is known. */
export const NeedFields = ({ of, form }: FieldsProps) => (
  <>
    {form.topics.length > 0 && <Ground of={of} form={form} />}
    <Area
      of={of}
      name="need"
      label="居民需求"
      hint={
        form.topics.length > 0
          ? '谁有什么困难，涉及多少人。最多1000个字。'
          : '谁有什么困难，怎样得知的，涉及多少人。最多1000个字。'
      }
      rows={5}
    />
    <Area of={of} name="goals" label="目标" hint="一行一条，最多10条。" rows={4} />
    <Area of={of} name="innovation" label="创新之处" rows={4} limit={1000} />
  </>
)

const Ground = ({ of, form: { plan, topics } }: FieldsProps) => (
  <>
    <Hidden name="topics[]" value="" />
    <Checks
      of={of}
      name="topics"
      legend="回应的选题"
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
    <Area
      of={of}
      name="evidence"
      label="需求的依据"
      hint="没有选题的必填：怎样得知的，问过谁，什么时候。最多500个字。"
      rows={3}
      optional
    />
  </>
)
