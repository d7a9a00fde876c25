import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Fault = { id: string; impact?: string | null; nodes: { html: string }[] }
type Axe = { run(within: string | Document): Promise<{ violations: Fault[] }> }

/** What axe finds wrong on the page, or in a part of it: the rule and where it is broken. */
export async function faults(page: Page, within = 'html', impacts?: readonly string[]): Promise<string[]> {
  // Colours on their way from one scheme to the other are neither's.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition))
  await page.evaluate(axe.source)
  const found = await page.evaluate(
    async (part) => (await (globalThis as unknown as { axe: Axe }).axe.run(part)).violations,
    within,
  )
  return found
    .filter((one) => !impacts || impacts.includes(one.impact ?? ''))
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)
}
