// What editing a filter needs and showing one does not, in one lazy part.
export { FieldPicker } from './FieldPicker.tsx'
export { fresh, NodeEditor } from './NodeEditor.tsx'
