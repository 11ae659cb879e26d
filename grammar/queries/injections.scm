; The text of a query is SQL. A block scalar's header is no part of it.
(pair
  . (plain_scalar) @_key
  . ":"
  . (block_scalar) @injection.content
  (#match? @_key "^(query|sql)$")
  (#set! injection.language "sql"))

(pair
  . (plain_scalar) @_key
  . ":"
  . [(double_quoted_scalar) (single_quoted_scalar) (plain_scalar)] @injection.content
  (#match? @_key "^(query|sql)$")
  (#set! injection.language "sql"))

((comment) @injection.content
  (#set! injection.language "comment"))
