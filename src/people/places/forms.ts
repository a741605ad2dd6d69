import { z } from 'zod'
import { box } from '../../web/boxes/box.ts'
import { id } from '../../web/boxes/choices.ts'
import { page, search } from '../../web/boxes/query.ts'
import { line, lines } from '../../web/boxes/texts.ts'

const communities = box(lines('社区', 40, 20, /[\s、，,；;]+/).default([]), {
  title: '社区',
  kind: 'area',
  optional: true,
})

export const placesForm = z.object({
  subdistrict: line('街道', 20).regex(/^[^\s/]+$/, '街道的名称里不要有空格和斜线'),
  communities,
})

export const placesQuery = z.object({ word: search(), page: page() })

export const placeForm = z.object({ place: id('地方') })
