/** Someone who looks at a record in one tab of a browser, and the field being edited there. */
export type Viewer = {
  object: string
  record: string
  tab: string
  user: string
  name: string
  field: string | null
}
type Kept = Viewer & { until: number }
export type Place = Pick<Viewer, 'object' | 'record'>

const keyOf = ({ object, record }: Place) => `${object} ${record}`

/** Who looks at which record until when. Nothing here is kept anywhere else: whoever stays says so again. */
export class Viewers {
  private readonly at = new Map<string, Map<string, Kept>>()

  /** Someone is there, or still there; answers whether others see a difference. */
  come({ object, record, tab, user, name, field }: Viewer, until: number): boolean {
    const here = this.at.get(keyOf({ object, record })) ?? new Map<string, Kept>()
    const known = here.get(tab)
    here.set(tab, { object, record, tab, user, name, field, until })
    this.at.set(keyOf({ object, record }), here)
    return !known || known.field !== field || known.user !== user
  }

  /** Someone is gone; answers whether there was anyone. */
  go(place: Place, tab: string): boolean {
    const here = this.at.get(keyOf(place))
    const was = here?.delete(tab) ?? false
    if (here?.size === 0) this.at.delete(keyOf(place))
    return was
  }

  /** Forgets who has not been heard of; answers the places they left. */
  expire(now: number): Place[] {
    const gone = this.all().filter((one) => one.until <= now)
    for (const one of gone) this.go(one, one.tab)
    return [...new Map(gone.map((one) => [keyOf(one), one])).values()]
  }

  all = (): Kept[] => [...this.at.values()].flatMap((here) => [...here.values()])
  of = (place: Place): Kept[] => [...(this.at.get(keyOf(place))?.values() ?? [])]
}
