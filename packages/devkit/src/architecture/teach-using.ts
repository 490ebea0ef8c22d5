import { Visitor } from '@swc/core/Visitor.js';

interface Statement {
  readonly type: string;
  decls?: unknown;
}

interface VisitorPrototype {
  visitStatement: (this: VisitorPrototype, statement: Statement) => Statement;
  visitVariableDeclarators(declarations: unknown): unknown;
}

/**
 * swc parses `using` declarations, but its visitor, which dependency-cruiser walks with, stops at them with an error.
 * This teaches the visitor to walk their initialisers. Safe to call twice.
 */
export function teachUsingDeclarations(): void {
  const prototype = Visitor.prototype as unknown as VisitorPrototype & { knowsUsing?: boolean };
  if (prototype.knowsUsing === true) return;
  const visitOther = prototype.visitStatement;
  prototype.knowsUsing = true;
  prototype.visitStatement = function visitStatement(statement) {
    if (statement.type !== 'UsingDeclaration') return visitOther.call(this, statement);
    return Object.assign(statement, { decls: this.visitVariableDeclarators(statement.decls) });
  };
}
