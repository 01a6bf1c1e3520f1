/** Problems of files as files: reading, encoding, syntax, references between them. */
export const sourceCatalogue = {
  'file-missing': {
    title: 'File not found',
    cause: 'No file has this name. The path is taken relative to the working directory, or to the configuration file that names it.',
    fix: 'Correct the path given with `--spec` or with `spec` in the configuration.',
  },
  'file-unreadable': {
    title: 'File that cannot be read',
    cause: 'The operating system refused to read it: it is a folder, or its permissions forbid it.',
    fix: 'Name a file that this user may read.',
  },
  'file-encoding': {
    title: 'File that is not UTF-8',
    cause: 'OpenAPI documents are exchanged as UTF-8 (RFC 8259, section 8.1). Other bytes would turn into wrong characters in names and texts.',
    fix: 'Save the file as UTF-8.',
  },
  'file-too-large': {
    title: 'File over the size limit',
    cause: 'A limit keeps a wrong path or a hostile file from exhausting memory.',
    fix: 'Check that the path leads to an API description; split the document if it really is this large.',
  },
  'files-too-many': {
    title: 'Too many files',
    cause: 'References lead to more files than the limit allows, which is more than any description known.',
    fix: 'Check that no reference reaches into an unrelated tree of files.',
  },
  'document-empty': {
    title: 'Empty file',
    cause: 'The file holds nothing but white space or comments. A failed download or an interrupted write leaves such a file.',
    fix: 'Restore the content. The smallest document has `openapi`, `info` and `paths`.',
  },
  'document-too-deep': {
    title: 'Nesting over the limit',
    cause: 'Values are nested deeper than any real description, which would exhaust the stack.',
    fix: 'Flatten the value, or move parts of it behind a `$ref`.',
  },
  'syntax-yaml': {
    title: 'YAML syntax error',
    cause: 'The text is not YAML 1.2, so that nothing after this place can be trusted.',
    fix: 'Correct the line; indentation and unquoted `:` or `#` are the usual reasons.',
  },
  'syntax-json': {
    title: 'JSON syntax error',
    cause: 'The text is not JSON (RFC 8259), so that nothing after this place can be trusted.',
    fix: 'Correct the place; a missing or superfluous comma is the usual reason.',
  },
  'json-lenient': {
    title: 'JSON that only a YAML reader accepts',
    cause: 'The file is named .json but has comments, trailing commas or the like. It was read as YAML; other tools will refuse it.',
    fix: 'Remove what RFC 8259 does not allow, or rename the file to .yaml.',
  },
  'key-duplicate': {
    title: 'Key given twice in one object',
    cause: 'Both YAML and JSON leave open which of the two counts, and tools disagree. One of the two would be lost.',
    fix: 'Remove one, or merge the two.',
  },
  'yaml-key': {
    title: 'YAML key that is no text',
    cause: 'YAML allows lists and objects as keys; JSON, which OpenAPI builds on, does not.',
    fix: 'Use a plain or quoted word as the key. A template such as {id} at the start of a key needs quotes.',
  },
  'yaml-value': {
    title: 'YAML value that JSON does not have',
    cause: 'OpenAPI documents are limited to the values of JSON; `.inf` and `.nan` are none of them.',
    fix: 'Use a finite number, or quote the value if text is meant.',
  },
  'yaml-tag': {
    title: 'YAML tag that is not understood',
    cause: 'Tags such as `!include` belong to one tool. The tag was ignored and the value taken as written.',
    fix: 'Use `$ref` to include another file; remove the tag otherwise.',
  },
  'yaml-alias-limit': {
    title: 'YAML aliases that expand without end',
    cause: 'Aliases of aliases multiply: a few lines can stand for billions of values. Expansion stopped at a limit.',
    fix: 'Replace the aliases by `$ref`, which is not expanded.',
  },
  'overlay-invalid': {
    title: 'Overlay that cannot be applied',
    cause: 'The file is no OpenAPI Overlay, or one of its actions does not have the form that the Overlay Specification gives it.',
    fix: 'Correct the action by the Overlay Specification 1.1, section 4.4.',
  },
  'overlay-target-none': {
    title: 'Overlay action without effect',
    cause: 'The target of the action selects nothing in the document: the document has changed, or the expression is mistyped.',
    fix: 'Correct the target, or remove the action.',
  },
  'reference-unresolved': {
    title: 'Reference that leads nowhere',
    cause: 'The `$ref` names a place that does not exist in the file it points to.',
    fix: 'Correct the pointer after `#`, or add what it points to.',
  },
  'reference-file': {
    title: 'Reference to a file that cannot be read',
    cause: 'Relative file names in `$ref` count from the file that holds the reference, not from the root document.',
    fix: 'Correct the path, or add the file.',
  },
  'reference-outside': {
    title: 'Reference that leaves the folder of the document',
    cause: 'A document may come from strangers; it must not read arbitrary files of this machine.',
    fix: 'Move the file below the folder of the root document, or allow a wider folder with `refs.folder` in the configuration.',
  },
  'reference-remote': {
    title: 'Reference to the network',
    cause: 'Fetching while generating makes the result depend on the network, and lets a document call arbitrary servers. It is off unless asked for.',
    fix: 'Download the file next to the document and refer to the copy, or set `refs.remote: true` in the configuration.',
  },
  'reference-placeholder': {
    title: 'Reference with a placeholder',
    cause: 'A part of the URL is meant to be filled in by another tool before the document is read. Without it the target is unknown; it is read as if nothing were said about it.',
    fix: 'Fill in the placeholder, or refer to a file beside the document.',
  },
  'reference-misplaced': {
    title: 'Reference where the specification has none',
    cause: 'The specification allows `$ref` in certain places only. It was followed all the same; other tools may refuse it.',
    fix: 'Put the target in place of the reference, or refer to the whole object that holds it.',
  },
  'reference-cycle': {
    title: 'References that only lead to each other',
    cause: 'Each `$ref` of the circle points to the next one, so that there is no value at the end.',
    fix: 'Replace one of them by the schema or object that is meant.',
  },
} as const;
