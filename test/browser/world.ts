import type { BrowserContext, Page } from 'playwright-core'
import { type Running, signInAsAnn } from './browser.ts'

export type World = { mainstay: Running; context: BrowserContext; page: Page }
export type Made = { id: string; version: number }

/** Signs ann in, makes these records with the API and opens a page. */
export async function open(world: World, path: string, accounts: object[] = []): Promise<Made[]> {
  await signInAsAnn(world)
  const made: Made[] = []
  for (const account of accounts) made.push(await make(world, 'accounts', account))
  await world.page.goto(path)
  return made
}

export const make = (world: World, plural: string, values: object) =>
  send(world, 'post', `/api/v1/${plural}`, values) as Promise<Made>

export const patch = (world: World, path: string, values: object) =>
  send(world, 'patch', `/api/v1/${path}`, values)

async function send({ context, mainstay }: World, method: 'post' | 'patch', path: string, data: object) {
  const answer = await context.request[method](mainstay.address + path, { data })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.status() === 204 ? undefined : answer.json()
}

/** A row of the list by a text in it, and its cells by number; the first is 0. */
export const rowOf = (page: Page, text: string) => page.locator('[data-row]', { hasText: text })
export const cell = (page: Page, text: string, at: number) => rowOf(page, text).locator(`[data-col="${at}"]`)

export const toast = (page: Page, text: string) => page.getByRole('status').getByText(text).first()
export const undo = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Undo' }).last()
