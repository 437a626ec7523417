import type { FlowDocument, Position } from '../language/document.ts';

/** Where everything stands on the console's canvas. */
export interface Layout {
  readonly entry: Position;
  readonly positions: ReadonlyMap<string, Position>;
}

/** Gives every action a position. */
export function layOut(document: FlowDocument): Layout {
  return {
    entry: { x: 0, y: 0 },
    positions: new Map(document.Actions.map(({ Identifier }, index) => [Identifier, { x: 200 + index * 250, y: 0 }])),
  };
}
