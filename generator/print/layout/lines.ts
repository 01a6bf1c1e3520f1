import { isStableType } from './stable-type.js';

/** Columns of a line, as prettier is told. */
export const printWidth = 120;

/** A part of a file: lines that stay as they are, or one line that prettier has to lay out. */
export type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unit'; readonly line: string; readonly within: Context };

/** What a line stands in. */
export type Context = 'file' | 'interface' | 'class';

/**
 * Splits a printed file into lines that prettier would leave as they are and lines that it would not, or may not. Blank lines are set as it does:
 * one at most, and none at the edges of a block.
 *
 * @returns undefined where a line is of no known form, so that the file as a whole has to be laid out
 */
export function piecesOf(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let context: Context = 'file';
  let comment = false;
  let blank = false;
  let opened = true;
  for (const line of text.split('\n')) {
    if (line === '') {
      if (comment) return undefined;
      blank = true;
      continue;
    }
    const indent: string = context === 'file' ? '' : '  ';
    const closes = line === '}' && context !== 'file' && !comment;
    if (closes && opened) {
      // An empty block closes on the line that opens it.
      const last = pieces.pop();
      if (last?.kind !== 'text' || last.text.length >= printWidth) return undefined;
      pieces.push({ kind: 'text', text: `${last.text}}` });
    } else {
      const piece = comment ? commentPiece(line, indent) : pieceOf(line, indent, context);
      if (!piece) return undefined;
      if (blank && !opened && !closes) pieces.push({ kind: 'text', text: '' });
      pieces.push(piece);
    }
    blank = false;
    if (comment || startsComment(line)) {
      comment = !line.endsWith('*/');
      opened = false;
      continue;
    }
    opened = line.endsWith('{');
    if (opened) context = line.startsWith('export class ') ? 'class' : 'interface';
    else if (closes) context = 'file';
  }
  return context === 'file' && !comment ? pieces : undefined;
}

function startsComment(line: string): boolean {
  return line.trimStart().startsWith('/**');
}

/** A line within a comment: its star stands below that of the first line. Whether space at its end stays depends on more than the line. */
function commentPiece(line: string, indent: string): Piece | undefined {
  const text = line.trimStart();
  return text.startsWith('*') && text === text.trimEnd() ? { kind: 'text', text: `${indent} ${text}` } : undefined;
}

const importLine = /^import (?:type )?\{ [\w$, ]+ \} from '[\w./-]+';$/;
const exportLine = /^export (?:type )?\{ [\w$, ]+ \} from '[\w./-]+';$/;
const blockLine = /^export (?:interface|class) [A-Za-z_$][\w$]*(?: extends ([\w$, .<>]+))? \{$/;
const aliasLine = /^export type [A-Za-z_$][\w$]* = (.+);$/;
const memberLine = /^ {2}(?:readonly )?(?:[A-Za-z_$][\w$]*|'([^'"\\]+)'|\[key: string\])\??: (.+);$/;
const propertyLine = /^ {2}readonly [A-Za-z_$][\w$]*: .+;$/;

function pieceOf(line: string, indent: string, context: Context): Piece | undefined {
  if (line.startsWith(`${indent}/**`)) return commentStart(line);
  const unit: Piece = { kind: 'unit', line, within: context };
  const stable = (is: boolean): Piece => (is && line.length <= printWidth && isPlain(line) ? { kind: 'text', text: line } : unit);
  switch (context) {
    case 'file': {
      if (importLine.test(line) || exportLine.test(line)) return stable(true);
      const heritage = blockLine.exec(line);
      if (heritage) return line.length <= printWidth && isPlain(line) && heritageIsStable(heritage[1]) ? { kind: 'text', text: line } : undefined;
      const [, aliased] = aliasLine.exec(line) ?? [];
      return aliased === undefined ? undefined : stable(isStableType(aliased));
    }
    case 'interface': {
      if (line === '}') return { kind: 'text', text: line };
      const [, quoted, type] = memberLine.exec(line) ?? [];
      // Whether quotes stay depends on the other members too.
      return type === undefined || (quoted !== undefined && /^[\w$]+$/.test(quoted)) ? undefined : stable(isStableType(type));
    }
    case 'class':
      if (line === '}') return { kind: 'text', text: line };
      return propertyLine.test(line) ? unit : undefined;
  }
}

function commentStart(line: string): Piece | undefined {
  const end = line.indexOf('*/');
  if (end === -1) return line === line.trimEnd() ? { kind: 'text', text: line } : undefined;
  return end === line.length - 2 ? { kind: 'text', text: line } : undefined;
}

function heritageIsStable(heritage: string | undefined): boolean {
  return heritage === undefined || heritage.split(', ').every((part) => isStableType(part));
}

/** Whether each character is one column wide, so that length is width. */
function isPlain(line: string): boolean {
  return /^[ -~]*$/.test(line);
}
