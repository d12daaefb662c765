import { expect, test } from 'vitest'
import { changesOrders } from '../../src/storage/orders.ts'

const preferences = (before: object | undefined, after: object | undefined) => ({
  preferences: { ...(before && { oldValue: before }), ...(after && { newValue: after }) },
})

test.each([
  ['a pause', { paused: { newValue: true } }, 'session', true],
  ['the first site', preferences(undefined, { neverCapture: ['bank.example'] }), 'local', true],
  ['one site more', preferences({ neverCapture: ['a.example'] }, { neverCapture: ['a.example', 'b'] }), 'local', true],
  ['all sites taken back', preferences({ neverCapture: ['a.example'] }, undefined), 'local', true],
  ['another preference', preferences({ splitter: 1 }, { splitter: 2 }), 'local', false],
  ['the first preference', preferences(undefined, { splitter: 2 }), 'local', false],
  [
    'another preference beside sites',
    preferences({ neverCapture: ['a.example'] }, { neverCapture: ['a.example'], splitter: 2 }),
    'local',
    false,
  ],
  ['an entry of the journal', { 'e:1': { newValue: '{}' } }, 'session', false],
  ['something else on disk', { paused: { newValue: true } }, 'local', false],
  ['what an administrator set', preferences(undefined, { neverCapture: ['a.example'] }), 'managed', false],
] as const)('%s', (_, changes, areaName, expected) => {
  expect(changesOrders(changes, areaName)).toBe(expected)
})
