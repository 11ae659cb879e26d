; grammar/queries/highlights.scm as Neovim wants it: of several patterns that match, the last wins.

(plain_scalar) @string
(single_quoted_scalar) @string
(double_quoted_scalar) @string
(block_scalar) @string

((plain_scalar) @boolean
  (#match? @boolean "^(true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$"))
((plain_scalar) @constant.builtin
  (#match? @constant.builtin "^(null|Null|NULL|\\~)$"))
((plain_scalar) @number
  (#lua-match? @number "^[-+]?%d[%d_]*%.?[%d_]*$"))

(pair . (plain_scalar) @property . ":")
(pair . (double_quoted_scalar) @property . ":")
(pair . (single_quoted_scalar) @property . ":")
(incomplete_pair . (plain_scalar) @property)

; OML's own.
(pair . (plain_scalar) @_key . ":" . [(plain_scalar) (double_quoted_scalar)] @type
  (#eq? @_key "component"))
(pair . (plain_scalar) @_key . ":" . [(plain_scalar) (double_quoted_scalar)] @function
  (#eq? @_key "id"))
(pair . (plain_scalar) @_key . ":" . (plain_scalar) @keyword
  (#eq? @_key "mode"))

(parameter_reference) @variable.parameter
(step_reference) @function
(environment_reference) @constant
(connection_reference) @module
(incomplete_reference) @error

(anchor) @label
(alias) @label
(tag) @type
(directive) @keyword
(comment) @comment
(block_header) @punctuation.special
[(document_start) (document_end)] @punctuation.special
["," "[" "]" "{" "}" ":" "-" "?"] @punctuation.delimiter

(conflict_marker) @error
(unexpected_text) @error
