/**
 * OML's grammar: YAML 1.2 as people write it, finished or not.
 *
 * The scanner (src/scanner.c) decides where every token begins and ends and never offers one that
 * the parser cannot take, so parsing never enters error recovery: text that is no YAML becomes one
 * of the small nodes under "problems", at its own place, and its neighbours stand.
 */
module.exports = grammar({
  name: 'oml',

  externals: $ => [
    // Structure. An "open" token begins its collection, too; the next three have no width.
    $._open_dash,
    $._open_stray_dash,
    $._open_mapping,
    $._end,
    $._complex_key,
    $._dash,
    $._question,
    $._colon,
    $._left_bracket,
    $._right_bracket,
    $._left_brace,
    $._right_brace,
    $._comma,
    // Properties.
    $.anchor,
    $.alias,
    $.tag,
    // Keys of block mappings.
    $._open_plain_key,
    $._open_single_key,
    $._open_double_key,
    $._open_bare_key,
    $._plain_key,
    $._single_key,
    $._double_key,
    $._bare_key,
    // Scalars without references are one token, others come in parts.
    $._plain,
    $._single,
    $._double,
    $._plain_text,
    $._single_begin,
    $._double_begin,
    $._quoted_text,
    $._quoted_end,
    $.block_header,
    $._block_text,
    // References.
    $.parameter_reference,
    $.step_reference,
    $.environment_reference,
    $.connection_reference,
    $.incomplete_reference,
    // Documents.
    $.document_start,
    $.document_end,
    $.directive,
    // Problems that stand for a token.
    $.missing_document_start,
    $.unclosed_bracket,
    $.missing_comma,
    // Extras: may stand anywhere.
    $.comment,
    $._hold,
    $.unclosed_quote,
    $.bad_indentation,
    $.tab_indentation,
    $.flow_indentation,
    $.conflict_marker,
    $.unexpected_text,
    $.nesting_too_deep,
    $.reserved_character,
    $.multiline_key,
    $._error_sentinel,
  ],

  extras: $ => [
    /\s/,
    $.comment,
    $._hold,
    $.unclosed_quote,
    $.bad_indentation,
    $.tab_indentation,
    $.flow_indentation,
    $.conflict_marker,
    $.unexpected_text,
    $.nesting_too_deep,
    $.reserved_character,
    $.multiline_key,
  ],

  rules: {
    stream: $ => seq(
      optional($._first_document),
      repeat(choice(
        alias($._explicit_document, $.document),
        seq($.document_end, optional($._first_document)),
      )),
    ),

    // A document that needs no end marker before it.
    _first_document: $ => choice(
      alias($._bare_document, $.document),
      alias($._directed_document, $.document),
    ),
    _bare_document: $ => $._node,
    _explicit_document: $ => seq($.document_start, optional($._node)),
    _directed_document: $ => seq(
      repeat1($.directive),
      choice($.document_start, $.missing_document_start),
      optional($._node),
    ),

    _node: $ => choice($._content, $.alias, seq($._properties, optional($._content))),
    _content: $ => choice($.block_mapping, $.block_sequence, $.block_scalar, $._flow_content),
    _flow_node: $ => choice($._flow_content, $.alias, seq($._properties, optional($._flow_content))),
    _flow_content: $ => choice($.flow_sequence, $.flow_mapping, $._scalar),
    _properties: $ => choice(
      $.anchor,
      $.tag,
      seq($.anchor, $.tag),
      seq($.tag, $.anchor),
    ),

    // Block collections.
    block_mapping: $ => seq(
      choice(
        $._open_mapping,
        alias($._first_pair, $.pair),
        alias($._first_incomplete_pair, $.incomplete_pair),
      ),
      repeat(choice(
        alias($._pair, $.pair),
        $.incomplete_pair,
        // Items that lost their sequence to an unfinished line above them.
        $.stray_sequence,
      )),
      $._end,
    ),
    _first_pair: $ => seq($._first_key, alias($._colon, ':'), optional($._node)),
    _first_key: $ => choice(
      alias($._open_plain_key, $.plain_scalar),
      alias($._open_single_key, $.single_quoted_scalar),
      alias($._open_double_key, $.double_quoted_scalar),
    ),
    _pair: $ => choice(
      seq($._key, alias($._colon, ':'), optional($._node)),
      // The colon that was seen may turn out to stand in text that fits nowhere.
      prec.right(seq($._complex_key, $._flow_node, optional(seq(alias($._colon, ':'), optional($._node))))),
      prec.right(seq(
        alias($._question, '?'),
        optional($._node),
        optional(seq(alias($._colon, ':'), optional($._node))),
      )),
      seq(alias($._colon, ':'), optional($._node)),
    ),
    _key: $ => choice(
      alias($._plain_key, $.plain_scalar),
      alias($._single_key, $.single_quoted_scalar),
      alias($._double_key, $.double_quoted_scalar),
    ),
    // A key without a colon, perhaps with what stood under it when it had one.
    incomplete_pair: $ => seq(alias($._bare_key, $.plain_scalar), optional($._node)),
    _first_incomplete_pair: $ => seq(alias($._open_bare_key, $.plain_scalar), optional($._node)),

    block_sequence: $ => seq(alias($._first_item, $.item), repeat($.item), $._end),
    stray_sequence: $ => seq(alias($._first_stray_item, $.item), repeat($.item), $._end),
    _first_item: $ => seq(alias($._open_dash, '-'), optional($._node)),
    _first_stray_item: $ => seq(alias($._open_stray_dash, '-'), optional($._node)),
    item: $ => seq(alias($._dash, '-'), optional($._node)),

    // Flow collections.
    flow_sequence: $ => seq(
      alias($._left_bracket, '['),
      optional($._flow_items),
      choice(alias($._right_bracket, ']'), $.unclosed_bracket),
    ),
    _flow_items: $ => seq(
      $._flow_item,
      repeat(seq($._separator, $._flow_item)),
      optional($._separator),
    ),
    _flow_item: $ => choice($._flow_node, alias($._flow_pair, $.pair)),
    flow_mapping: $ => seq(
      alias($._left_brace, '{'),
      optional($._flow_pairs),
      choice(alias($._right_brace, '}'), $.unclosed_bracket),
    ),
    _flow_pairs: $ => seq(
      $._flow_member,
      repeat(seq($._separator, $._flow_member)),
      optional($._separator),
    ),
    _flow_member: $ => choice(
      alias($._flow_pair, $.pair),
      alias($._flow_single, $.pair),
    ),
    _flow_single: $ => $._flow_node,
    _flow_pair: $ => choice(
      seq($._flow_node, alias($._colon, ':'), optional($._flow_node)),
      seq(
        alias($._question, '?'),
        optional($._flow_node),
        optional(seq(alias($._colon, ':'), optional($._flow_node))),
      ),
      seq(alias($._colon, ':'), optional($._flow_node)),
    ),
    // What seemed to want a comma before it may fit nowhere after all.
    _separator: $ => choice(alias($._comma, ','), seq($.missing_comma, optional(alias($._comma, ',')))),

    // Scalars.
    _scalar: $ => choice(
      alias($._plain, $.plain_scalar),
      alias($._single, $.single_quoted_scalar),
      alias($._double, $.double_quoted_scalar),
      $.plain_scalar,
      $.single_quoted_scalar,
      $.double_quoted_scalar,
    ),
    plain_scalar: $ => repeat1(choice($._plain_text, $._reference)),
    single_quoted_scalar: $ => seq($._single_begin, repeat(choice($._quoted_text, $._reference)), $._quoted_end),
    double_quoted_scalar: $ => seq($._double_begin, repeat(choice($._quoted_text, $._reference)), $._quoted_end),
    block_scalar: $ => prec.right(seq($.block_header, repeat(choice($._block_text, $._reference)))),
    _reference: $ => choice(
      $.parameter_reference,
      $.step_reference,
      $.environment_reference,
      $.connection_reference,
      $.incomplete_reference,
    ),
  },
});
