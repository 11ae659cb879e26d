; Steps are defined by their id; `needs`, `${step.output}` and aliases refer to definitions.
(document) @local.scope

(item
  (block_mapping
    (pair
      . (plain_scalar) @_key
      . ":"
      . (plain_scalar) @local.definition)
    (#eq? @_key "id")))

(anchor) @local.definition
(alias) @local.reference
(step_reference) @local.reference
(parameter_reference) @local.reference
