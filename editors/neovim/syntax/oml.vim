" OML: YAML, and what OML writes inside its scalars.
if exists('b:current_syntax')
  finish
endif
runtime! syntax/yaml.vim
unlet! b:current_syntax

syntax match omlTopLevelKey /^\%(oml_version\|name\|description\|metadata\|params\|profiles\|schedule\|steps\)\ze\s*:/
syntax match omlReference /\${[^{}]*}/ containedin=yamlPlainScalar,yamlFlowString
syntax match omlConnection /@[A-Za-z0-9_-]\+\.[A-Za-z0-9_-]\+/ contained containedin=yamlPlainScalar,yamlFlowString

highlight default link omlTopLevelKey Keyword
highlight default link omlReference PreProc
highlight default link omlConnection Constant

let b:current_syntax = 'oml'
