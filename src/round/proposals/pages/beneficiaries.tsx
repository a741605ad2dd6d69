import { ticked } from '../../../web/choices.tsx'
import { Area, Hidden, HintAndError, Num, isShown } from '../../../web/fields.tsx'
import type { Filled } from '../../../web/answer.tsx'
import type { Community } from '../rules/content.ts'
import type { FieldsProps } from './form-view.ts'

/** 受益人群与实施社区: for whom, how many of them, and in which communities. */
export const BeneficiariesFields = ({ of, form: { places } }: FieldsProps) => (
  <>
    <Area
      of={of}
      name="beneficiaries.who"
      label="受益人群"
      hint="为哪些人，有什么特点。最多200个字。"
      rows={3}
    />
    <Num
      of={of}
      name="beneficiaries.direct"
      label="直接受益"
      hint="亲身参加活动或得到服务的人数。"
      unit="人"
      size={6}
    />
    <Num
      of={of}
      name="beneficiaries.indirect"
      label="间接受益"
      hint="家人、邻居等因此受益的人数；没有的填0。"
      unit="人"
      size={6}
    />
    {places.length > 0 && isShown({ of, name: 'communities' }) && <Communities of={of} places={places} />}
  </>
)

/** The district's communities, a subdistrict after the other; those with a tick in them are open. */
const Communities = ({ of, places }: { of: Filled; places: Community[] }) => {
  const chosen = ticked(of, 'communities')
  return (
    <fieldset class="field">
      <legend>
        实施社区<span class="quiet">（选填）</span>
      </legend>
      <HintAndError of={of} name="communities" hint="在哪些社区实施，可以选几个。" />
      <Hidden id="communities" name="communities[]" value="" />
      {bySubdistrict(places.map(named)).map(([subdistrict, communities]) => {
        const here = communities.filter(({ id }) => chosen.includes(id)).length
        return (
          <details open={here > 0}>
            <summary>
              {subdistrict}
              {here > 0 && <span class="quiet">（选了{here}处）</span>}
            </summary>
            <div class="choices">
              {communities.map(({ id, community: name }) => (
                <label class="choice">
                  <input
                    type="checkbox"
                    name="communities[]"
                    id={`communities-${id}`}
                    value={id}
                    checked={chosen.includes(id)}
                  />
                  <span>{name}</span>
                </label>
              ))}
            </div>
          </details>
        )
      })}
    </fieldset>
  )
}

export const bySubdistrict = (places: Community[]): [string, Community[]][] => [
  ...Map.groupBy(places, ({ subdistrict }) => subdistrict),
]

/** A subdistrict as a whole says so. */
const named = (place: Community): Community => ({ ...place, community: place.community || '全街道' })
