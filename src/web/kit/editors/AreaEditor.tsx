import '@mantine/tiptap/styles.layer.css'
import { Input } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import Link from '@tiptap/extension-link'
import { useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect } from 'react'
import { fieldLabel } from '../catalogue.ts'
import type { EditorProps } from '../Editor.tsx'

export default function AreaEditor(props: EditorProps) {
  const { name, field, value, onChange, autoFocus, compact, disabled, error } = props
  const html = (value as string | null) ?? ''
  const editor = useEditor({
    extensions: [StarterKit.configure({ link: false }), Link.configure({ openOnClick: false })],
    content: html,
    editable: !disabled && field.writable,
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: { 'aria-label': fieldLabel(name, field), role: 'textbox', 'aria-multiline': 'true' },
    },
    onUpdate: ({ editor }) => onChange(editor.isEmpty ? null : editor.getHTML()),
  })
  // Values set from outside (a discarded edit, a restored version) show; one's own typing does not loop back.
  useEffect(() => {
    if (editor && !editor.isDestroyed && !editor.isFocused && editor.getHTML() !== html)
      editor.commands.setContent(html, { emitUpdate: false })
  }, [editor, html])
  return (
    <Input.Wrapper
      label={compact ? undefined : fieldLabel(name, field)}
      description={compact ? undefined : field.help}
      error={error}
      withAsterisk={!compact && field.isRequired}
    >
      <RichTextEditor editor={editor as never} className="editor-rich">
        <RichTextEditor.Toolbar>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Strikethrough />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Link />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content />
      </RichTextEditor>
    </Input.Wrapper>
  )
}
