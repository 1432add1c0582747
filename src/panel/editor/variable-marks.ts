import { Decoration, type EditorView, MatchDecorator, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const decorator = new MatchDecorator({
  regexp: /\{\{[^{}\n]{1,200}\}\}/g,
  decoration: Decoration.mark({ class: 'cm-variable' }),
});

/** Marks the variables that are on the screen. */
export const variableMarks = ViewPlugin.define(
  (view: EditorView) => ({
    decorations: decorator.createDeco(view),
    update(update: ViewUpdate) {
      this.decorations = decorator.updateDeco(update, this.decorations);
    },
  }),
  { decorations: ({ decorations }) => decorations },
);
