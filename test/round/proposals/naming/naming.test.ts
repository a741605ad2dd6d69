import { describe, expect, test } from 'vitest'
import { EMPTY } from '../../../../src/organizations/rules/profile.ts'
import { sayNaming } from '../../../../src/round/proposals/naming/pages.tsx'
import { namingIn, numbersIn } from '../../../../src/round/proposals/naming/rules.ts'
import type { Content } from '../../../../src/round/proposals/rules/content.ts'
import { CONTENT } from '../typed.ts'

const applicant = {
  ...{ name: '北京市东城区春雨家园社会工作服务中心', kind: 'service' as const, uscc: null, filingNo: null },
  ...{ subdistrict: '龙潭街道', host: null },
  profile: { ...EMPTY, representative: '欧阳春', contacts: [{ name: '赵', post: '' }] },
}
const said = (change: Partial<Content>) =>
  namingIn({ ...CONTENT, place: '东城区', ...change }, { applicant, people: ['孙小圣'] }).map(sayNaming)

describe('what would tell an expert whose it is', () => {
  test('nothing, where nothing does', () => expect(said({})).toEqual([]))
  test.each<[string, Partial<Content>, string[]]>([
    ['the whole name', { title: `${applicant.name}的茶` }, [`标题里有单位名称“${applicant.name}”`]],
    [
      'without where it is',
      { summary: '春雨家园社会工作服务中心来做' },
      ['摘要里有单位名称“春雨家园社会工作服务中心”'],
    ],
    ['its core, written apart', { title: '春雨 家园' }, ['标题里有单位名称“春雨家园”']],
    ['who represents it', { need: '欧阳春说' }, ['需求里有姓名“欧阳春”']],
    ['who leads it', { goals: ['孙小圣带队'] }, ['目标里有姓名“孙小圣”']],
    [
      'who works in it',
      {
        risks: [{ risk: '雨', response: '沙小净联系' }],
        team: [{ name: '沙小净', duty: '联络', qualification: '' }],
      },
      ['风险与应对里有姓名“沙小净”'],
    ],
    ['a place', { place: '春雨家园' }, ['实施地点里有单位名称“春雨家园”']],
    ['a partner', { partners: [{ name: '春雨家园之友', does: '场地' }] }, ['合作单位里有单位名称“春雨家园”']],
    [
      'the name of a file',
      { files: [{ id: 'f', name: '春雨家园章程.pdf', size: 1, sha256: '' }] },
      ['附件的文件名里有单位名称“春雨家园”'],
    ],
  ])('%s', (_, change, words) => expect(said(change)).toEqual(words))
  test('a name of one character says nothing, nor does a part of two', () => {
    expect(said({ title: '赵家楼的春雨' })).toEqual([])
  })
  test('numbers of people, with their place', () =>
    expect(
      numbersIn({ ...CONTENT, summary: '找13800138000，13800138000', place: '电话010-55500001' }),
    ).toEqual([
      { section: 'about', place: 'summary', what: 'mobile', masked: '138****8000' },
      { section: 'about', place: 'place', what: 'landline', masked: '*********01' },
    ]))
  test('each once in a place', () => {
    expect(said({ title: '春雨家园和春雨家园', summary: '春雨家园' })).toHaveLength(2)
  })
})
