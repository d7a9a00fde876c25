export type Seat = { id: string; boss: string | null }
export type Branch<S extends Seat> = { seat: S; below: Branch<S>[] }

/** Reporting lines as trees: whoever has no superior among those given stands on top. */
export function chartOf<S extends Seat>(seats: readonly S[]): Branch<S>[] {
  const ids = new Set(seats.map((seat) => seat.id))
  const below = new Map<string | null, S[]>()
  for (const seat of seats) {
    const boss = seat.boss && ids.has(seat.boss) ? seat.boss : null
    below.set(boss, [...(below.get(boss) ?? []), seat])
  }
  const branch = (seat: S): Branch<S> => ({ seat, below: (below.get(seat.id) ?? []).map(branch) })
  const size = ({ below }: Branch<S>): number => below.length
  return (below.get(null) ?? []).map(branch).sort((a, b) => Number(size(b) > 0) - Number(size(a) > 0))
}
