/** Something near the account in the middle: its word reads from the middle (`forth`) or towards it. */
export type Near = { id: string; word: string; back: string; isForth: boolean }

export type Box = { x: number; y: number; width: number; height: number }
export type Placed = Box & {
  id: string
  word: string
  line: string
  wordAt: { x: number; y: number; width: number }
}
export type Drawing = { width: number; height: number; middle: Box; near: Placed[] }

const ROW = 46
const HIGH = 32
const NARROW = 620
const EDGE = 2

/**
 * Places what is near around the middle so that every line reads from left to right: what points at the
 * middle stands left of it, what the middle points at stands right. Narrow screens get one column below.
 */
export function around(near: readonly Near[], width: number): Drawing {
  return width < NARROW ? below(near, width) : besides(near, width)
}

function besides(near: readonly Near[], width: number): Drawing {
  const [left, right] = sides(near)
  const box = Math.min(190, width * 0.24)
  const middleWide = Math.min(190, width * 0.22)
  const rows = Math.max(left.length, right.length, 1)
  const height = Math.max(rows * ROW + 16, 120)
  const middle = { x: (width - middleWide) / 2, y: height / 2 - 22, width: middleWide, height: 44 }
  const place = (list: readonly Near[], isLeft: boolean) =>
    list.map((one, i): Placed => {
      const y = height / 2 + (i - (list.length - 1) / 2) * ROW
      const x = isLeft ? EDGE : width - box - EDGE
      // Every line ends level, where its word has room before it bends to the middle.
      const [from, to] = isLeft ? [x + box, middle.x] : [x, middle.x + middle.width]
      const bend = from + (to - from) * 0.68
      const line = `M${from} ${y}H${bend}C${(bend + to) / 2} ${y} ${(bend + to) / 2} ${height / 2} ${to} ${height / 2}`
      return {
        ...{ id: one.id, x, y: y - HIGH / 2, width: box, height: HIGH, line },
        word: isLeft && !one.isForth ? one.back : one.word,
        wordAt: { x: (from + bend) / 2, y: y - 5, width: Math.abs(bend - from) },
      }
    })
  return { width, height, middle, near: [...place(left, true), ...place(right, false)] }
}

// What reads the same from both sides fills up the shorter side.
function sides(near: readonly Near[]): [Near[], Near[]] {
  const left = near.filter((one) => !one.isForth)
  const right = near.filter((one) => one.isForth && one.word !== one.back)
  for (const one of near.filter((n) => n.isForth && n.word === n.back))
    (left.length < right.length ? left : right).push(one)
  return [left, right]
}

function below(near: readonly Near[], width: number): Drawing {
  const trunk = 18
  const middle = { x: 0, y: EDGE, width: Math.min(width, 240), height: 40 }
  const words = Math.min(130, width * 0.36)
  const x = trunk + words
  const placed = near.map((one, i): Placed => {
    const y = middle.y + middle.height + 30 + i * 52
    return {
      ...{ id: one.id, x, y: y - 22, width: width - x - EDGE, height: 44 },
      word: one.word,
      line: `M${trunk} ${middle.y + middle.height}V${y - 10}Q${trunk} ${y} ${trunk + 10} ${y}H${x}`,
      wordAt: { x: trunk + 6 + words / 2, y: y - 5, width: words - 10 },
    }
  })
  return { width, height: middle.y + middle.height + 12 + near.length * 52, middle, near: placed }
}
