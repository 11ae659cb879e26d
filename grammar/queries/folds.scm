[
  (pair)
  (item)
  (block_scalar)
  (flow_sequence)
  (flow_mapping)
] @fold
