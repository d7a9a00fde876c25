import { Suspense } from 'react'
import { type Part, type PartProps, partsOf } from './parts.ts'

/** The parts that stand at one place of a record's page; each appears when it has loaded. */
export function Parts({ place, ...props }: PartProps & { place: Part['place'] }) {
  return partsOf(props.def, place).map(({ name, Body }) => (
    <Suspense key={name} fallback={null}>
      <Body {...props} />
    </Suspense>
  ))
}
