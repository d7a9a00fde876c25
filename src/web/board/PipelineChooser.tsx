import { labelOf } from '#core/name.ts'
import { defined } from '../kit/text.ts'

type Props = {
  groups: { id: string; title: string }[]
  value: string | undefined
  onChoose: (id: string) => void
  label: string
}

export const PipelineChooser = ({ groups, value, onChoose, label }: Props) => (
  <label className="board-group">
    {defined(labelOf(label))}
    <select className="node-select" value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {groups.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  </label>
)
