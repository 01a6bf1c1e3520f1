import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { docLine, docText, isIdentifierName, markdownCode, propertyKey, quote } from '../../generator/emit/safe.js';
import { hostileText } from './hostile.js';

const options = { numRuns: 500, seed: 7 };

function statementsOf(text: string): readonly ts.Statement[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.ES2022, true);
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  return [...source.statements];
}

describe('the only door for text of a document', () => {
  it('quote: one string literal with that value, on one line of visible characters', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [statement, ...others] = statementsOf(`(${quote(text)});`);
        expect(others).toEqual([]);
        const literal = statement !== undefined && ts.isExpressionStatement(statement) && ts.isParenthesizedExpression(statement.expression) ? statement.expression.expression : undefined;
        expect(literal !== undefined && ts.isStringLiteral(literal) ? literal.text : undefined).toBe(text);
        expect(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u.test(quote(text))).toBe(false);
      }),
      options,
    );
  });

  it('propertyKey: one own member of that name', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [statement, ...others] = statementsOf(`interface I { ${propertyKey(text)}?: 1 }`);
        expect(others).toEqual([]);
        const members = statement !== undefined && ts.isInterfaceDeclaration(statement) ? [...statement.members] : [];
        expect(members.map(({ name }) => (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined))).toEqual([text]);
        // `{ __proto__: 1 }` would set the prototype (ECMA-262, section B.3.1); so would the quoted name.
        if (text !== '__proto__') {
          const value: unknown = new Function(`return { ${propertyKey(text)}: 1 };`)();
          expect(Object.keys(Object(value))).toEqual([text]);
        }
      }),
      options,
    );
  });

  it('docText: stays in its comment, begins no tag, shows as it is read', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const comment = `/**\n${docText(text).split('\n').map((line) => ` * ${line}`).join('\n')}\n */\nexport const after = 1;`;
        const statements = statementsOf(comment);
        expect(statements).toHaveLength(1);
        const [statement] = statements;
        const tags = statement === undefined ? [] : ts.getJSDocTags(statement);
        expect(tags.map((tag) => tag.getText())).toEqual([]);
        expect(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u.test(comment)).toBe(false);
        expect(docLine(text)).not.toContain('\n');
      }),
      options,
    );
  });

  it('markdownCode: one code span', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(markdownCode(text)).toMatch(/^`[^`\r\n]*`$/);
      }),
      options,
    );
  });

  it('isIdentifierName: only what the compiler takes for one', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, text);
        const token = scanner.scan();
        const isWord = (token === ts.SyntaxKind.Identifier || token >= ts.SyntaxKind.FirstReservedWord) && scanner.getTokenEnd() === text.length && !text.includes('\\');
        if (isIdentifierName(text)) expect(isWord).toBe(true);
      }),
      options,
    );
  });
});
