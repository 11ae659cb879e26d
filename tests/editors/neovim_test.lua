-- Runs inside Neovim, in an empty folder. $OSIRIS is the binary. Leaves with 0, or with 1 and a reason.

local function fail(message)
  error(message, 0)
end

local function write(path, text)
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  vim.fn.writefile(vim.split(text, '\n'), path)
end

local function expect_equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    fail(what .. ': expected ' .. vim.inspect(expected) .. ', got ' .. vim.inspect(actual))
  end
end

local function found(code)
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.code == code
  end, vim.diagnostic.get(0))
end

local function wait_for(what, condition)
  if not vim.wait(10000, condition, 10) then
    fail('waited in vain for ' .. what .. '; diagnostics: ' .. vim.inspect(vim.diagnostic.get(0)))
  end
end

local function wait_for_count(code, count)
  wait_for(count .. ' × ' .. code, function()
    return #found(code) == count
  end)
end

local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients

local function buffer()
  return vim.api.nvim_get_current_buf()
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number, number + 1, false)[1]
end

local pipeline = [[
oml_version: "0.1.0"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.main"
      quey: "SELECT '😀 漢'"
]]

local function knows_file_types()
  write('elsewhere/plain.yaml', 'a: 1')
  write('elsewhere/versioned.yaml', '# a comment\noml_version: "0.1.0"')
  write('pipelines/sales/unversioned.yml', 'name: a')
  local types = {
    ['elsewhere/plain.yaml'] = 'yaml',
    ['elsewhere/versioned.yaml'] = 'oml',
    ['pipelines/sales/unversioned.yml'] = 'oml',
    ['pipelines/new.oml'] = 'oml',
    ['osiris.yaml'] = 'yaml',
  }
  for path, type in pairs(types) do
    vim.cmd('edit ' .. path)
    expect_equal(vim.bo.filetype, type, 'file type of ' .. path)
  end
end

local function sees_what_is_wrong()
  vim.cmd('edit pipelines/orders.oml')
  expect_equal(vim.bo.filetype, 'oml', 'file type')
  local parsed = require('osiris.treesitter').available()
  expect_equal(vim.b.current_syntax, not parsed and 'oml' or nil, 'syntax')
  wait_for_count('unknown_config_key', 1)
  local diagnostic = found('unknown_config_key')[1]
  expect_equal({ diagnostic.lnum, diagnostic.col, diagnostic.end_lnum, diagnostic.end_col },
    { 8, 6, 8, 10 }, 'place')
  expect_equal(diagnostic.severity, vim.diagnostic.severity.ERROR, 'severity')
  expect_equal(diagnostic.source, 'osiris', 'source')
end

local function opens_the_page()
  vim.api.nvim_win_set_cursor(0, { 9, 0 })
  vim.cmd('OsirisExplain')
  wait_for('the page', function()
    return vim.bo.filetype == 'markdown'
  end)
  expect_equal(line(0):match('unknown_config_key'), 'unknown_config_key', 'title')
  vim.cmd('close')
end

--- What vim.lsp.buf.code_action() does, with the first entry of the menu chosen.
local function takes_the_quick_fix()
  vim.api.nvim_win_set_cursor(0, { 9, 7 })
  local params = vim.lsp.util.make_range_params(0, 'utf-16')
  params.context = { diagnostics = {} }
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 10000)
  local id, answer = next(answers or {})
  local action = ((answer or {}).result or {})[1]
  if not action then
    fail('no code action: ' .. vim.inspect(answers))
  end
  expect_equal(action.kind, 'quickfix', 'kind of action')
  local encoding = vim.lsp.get_client_by_id(id).offset_encoding
  vim.lsp.util.apply_workspace_edit(action.edit, encoding)
  expect_equal(line(8), [[      query: "SELECT '😀 漢'"]], 'line after the fix')
  wait_for_count('unknown_config_key', 0)
end

--- Behind characters whose size differs in every encoding.
local function follows_the_typing()
  vim.api.nvim_buf_set_lines(0, 7, 9, false, { [[      {query: "😀 漢", quey: 1}]] })
  wait_for_count('unknown_config_key', 1)
  local diagnostic = found('unknown_config_key')[1]
  expect_equal(line(7):sub(diagnostic.col + 1, diagnostic.end_col), 'quey', 'text at the place')
  vim.api.nvim_buf_set_text(0, 7, diagnostic.col, 7, diagnostic.end_col, { 'table' })
  wait_for_count('unknown_config_key', 0)
end

local function fixes_everything()
  vim.api.nvim_buf_set_lines(0, 7, 8, false, { '      quey: SELECT 1', '      conection: "@mysql.main"' })
  wait_for_count('unknown_config_key', 2)
  vim.cmd('OsirisFixAll')
  wait_for_count('unknown_config_key', 0)
  expect_equal(line(7), '      query: SELECT 1', 'line after :OsirisFixAll')
  expect_equal(line(8), '      connection: "@mysql.main"', 'line after :OsirisFixAll')
end

--- What :OsirisCheck finds in a file that is not open.
local function expect_check()
  vim.fn.setqflist({})
  vim.cmd('OsirisCheck')
  wait_for('the quickfix list', function()
    return #vim.fn.getqflist() > 0
  end)
  local found_keys = vim.tbl_filter(function(item)
    return item.text:find('[unknown_key]', 1, true) ~= nil
  end, vim.fn.getqflist())
  expect_equal(#found_keys, 1, 'unknown keys in the quickfix list')
  expect_equal({ found_keys[1].lnum, found_keys[1].col }, { 1, 1 }, 'place in the list')
  expect_equal(vim.fn.bufname(found_keys[1].bufnr):match('[^/]+$'), 'other.oml', 'file in the list')
  vim.cmd('cclose')
end

local function checks_the_project()
  write('pipelines/other.oml', 'nam: other')
  expect_check()
  -- A server that offers no commands is one that the program stands in for.
  local _, client = next(get_clients())
  local offered = client.server_capabilities.executeCommandProvider
  client.server_capabilities.executeCommandProvider = nil
  expect_check()
  client.server_capabilities.executeCommandProvider = offered
  vim.fn.delete('pipelines/other.oml')
end

--- The server's own commands, by a client that says it offers one.
local function runs_commands_of_the_server()
  local _, client = next(get_clients())
  local request, asked = client.request, nil
  local offered = client.server_capabilities.executeCommandProvider
  client.server_capabilities.executeCommandProvider = { commands = { 'osiris.serverStatus' } }
  client.request = function(method, params, answer)
    asked = { method, params }
    answer(nil, 'first line\nsecond line')
  end
  vim.cmd('OsirisServerStatus')
  client.request = request
  client.server_capabilities.executeCommandProvider = offered
  expect_equal(asked, {
    'workspace/executeCommand',
    { command = 'osiris.serverStatus', arguments = {} },
  }, 'what the server is asked')
  expect_equal(vim.api.nvim_buf_get_lines(0, 0, -1, false), { 'first line', 'second line' }, 'the answer')
  vim.cmd('close')
end

local function follows_the_settings()
  local _, client = next(get_clients())
  local ours = client.config.settings
  expect_equal(ours.osiris.diagnostics.disabled, { 'naming_convention' }, 'settings of the setup')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'oml_version: "0.1.0"', 'name: Two Words', 'nam: a' })
  wait_for_count('unknown_key', 1)
  expect_equal(#found('naming_convention'), 0, 'problems of a code that is disabled')
  client.notify('workspace/didChangeConfiguration', {
    settings = { osiris = { diagnostics = { disabled = { 'unknown_key' } } } },
  })
  wait_for_count('naming_convention', 1)
  expect_equal(#found('unknown_key'), 0, 'problems of the other code')
  client.notify('workspace/didChangeConfiguration', { settings = ours })
  wait_for_count('naming_convention', 0)
end

local function hears_of_a_saved_connection()
  wait_for_count('unknown_connection', 0)
  write('osiris_connections.yaml', '')
  vim.cmd('edit osiris_connections.yaml')
  local text = 'version: 1\nconnections:\n  mysql:\n    other:\n      host: localhost'
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(text, '\n'))
  vim.cmd('silent write')
  vim.cmd('silent! write | buffer pipelines/orders.oml')
  wait_for_count('unknown_connection', 1)
end

--- What the server answers about the cursor's place.
local function ask(method, more)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, 'utf-16'), more or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
  local id, answer = next(answers or {})
  if not answer or answer.err then
    fail(method .. ' failed: ' .. vim.inspect(answers))
  end
  return answer.result, vim.lsp.get_client_by_id(id).offset_encoding
end

local two_steps = {
  'oml_version: "0.1.0"',
  'name: orders',
  'steps:',
  '  - id: read-orders',
  '    component: mysql.extractor',
  '    mode: read',
  '    config: {connection: "@mysql.main", table: orders}',
  '  - id: count-orders',
  '    component: duckdb.processor',
  '    mode: transform',
  '    needs: [read-orders]',
  '    config: {query: SELECT count(*) FROM df_read_orders}',
}

local function understands_what_stands_there()
  vim.api.nvim_buf_set_lines(0, 0, -1, false, two_steps)
  vim.api.nvim_win_set_cursor(0, { 11, 14 })
  local hover = ask('textDocument/hover')
  if not hover.contents.value:find('mysql.extractor', 1, true) then
    fail('hover says ' .. vim.inspect(hover))
  end
  local definition = ask('textDocument/definition')
  expect_equal(definition[1].range.start, { line = 3, character = 8 }, 'place of the definition')
  vim.lsp.buf.definition()
  wait_for('the cursor to go to the definition', function()
    return vim.deep_equal(vim.api.nvim_win_get_cursor(0), { 4, 8 })
  end)
end

--- Takes what is offered for a label at the end of the buffer, as plug-ins for completion do.
local function take(label)
  local last = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_win_set_cursor(0, { last, #line(last - 1) })
  vim.cmd('startinsert!')
  local items, encoding = ask('textDocument/completion')
  local item = vim.tbl_filter(function(each)
    return each.label == label
  end, items)[1]
  if not item then
    fail('no ' .. label .. ' among the completions: ' .. vim.inspect(items))
  end
  local edit = item.textEdit
  if item.insertTextFormat == 2 then
    vim.lsp.util.apply_text_edits({ { range = edit.range, newText = '' } }, buffer(), encoding)
    vim.api.nvim_win_set_cursor(0, { edit.range.start.line + 1, edit.range.start.character })
    vim.snippet.expand(edit.newText)
    vim.snippet.stop()
  else
    vim.lsp.util.apply_text_edits({ edit }, buffer(), encoding)
  end
  vim.cmd('stopinsert')
end

local function last_lines(count)
  return vim.api.nvim_buf_get_lines(0, -1 - count, -1, false)
end

--- What each word is coloured as: of several captures the last counts.
local function captures_by_text(query, root)
  local captures = {}
  local text_of = vim.treesitter.get_node_text or vim.treesitter.query.get_node_text
  for id, node in query:iter_captures(root, buffer(), 0, -1) do
    captures[text_of(node, buffer())] = query.captures[id]
  end
  return captures
end

--- With a parser on the runtime path, which the script makes where it finds a compiler.
local function colours_by_the_parser()
  if #vim.api.nvim_get_runtime_file('parser/oml.so', false) == 0 then
    return
  end
  local get_query = vim.treesitter.query.get or vim.treesitter.query.get_query
  local root = vim.treesitter.get_parser(buffer(), 'oml'):parse()[1]:root()
  local captures = captures_by_text(get_query('oml', 'highlights'), root)
  local expected = {
    steps = 'property',
    ['read-orders'] = 'string',  -- in `needs`, below the id
    ['count-orders'] = 'function',
    ['duckdb.processor'] = 'type',
    transform = 'keyword',
    ['@mysql.main'] = 'module',
  }
  for text, capture in pairs(expected) do
    expect_equal(captures[text], capture, 'colour of ' .. text)
  end
  if vim.treesitter.start then
    expect_equal(vim.treesitter.highlighter.active[buffer()] ~= nil, true, 'coloured by the parser')
  end
end

local function completes()
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '  - id: last', '    compo' })
  take('component')
  expect_equal(last_lines(1), { '    component: ' }, 'completed key')
  vim.api.nvim_buf_set_lines(0, -2, -1, false, { '    component: duckdb.pro' })
  take('duckdb.processor')
  expect_equal(last_lines(1), { '    component: duckdb.processor' }, 'completed component')
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '    needs: [count' })
  take('count-orders')
  expect_equal(last_lines(1), { '    needs: [count-orders' }, 'completed step')
  vim.api.nvim_buf_set_lines(0, -4, -1, false, {})
end

--- Of several lines, each has to stand where it belongs.
local function completes_a_whole_step()
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { '  - ' })
  take('step: duckdb.processor')
  expect_equal(last_lines(5), {
    '  - id: step',
    '    component: duckdb.processor',
    '    mode: transform',
    '    config:',
    '      query: ',
  }, 'a whole step')
  vim.api.nvim_buf_set_lines(0, -6, -1, false, {})
end

local function finds_references()
  vim.api.nvim_win_set_cursor(0, { 4, 10 })
  local places = ask('textDocument/references', { context = { includeDeclaration = true } })
  local lines = vim.tbl_map(function(place)
    return place.range.start.line
  end, places)
  expect_equal(lines, { 3, 10, 11 }, 'lines of the references')
end

local function lists_symbols()
  local steps = vim.tbl_filter(function(symbol)
    return symbol.name == 'steps'
  end, ask('textDocument/documentSymbol'))[1]
  local names = vim.tbl_map(function(step)
    return step.name
  end, steps.children)
  expect_equal(names, { 'read-orders', 'count-orders' }, 'steps among the symbols')
end

local function renames()
  vim.api.nvim_win_set_cursor(0, { 4, 10 })
  local edit, encoding = ask('textDocument/rename', { newName = 'all-orders' })
  vim.lsp.util.apply_workspace_edit(edit, encoding)
  expect_equal(line(3), '  - id: all-orders', 'the id')
  expect_equal(line(10), '    needs: [all-orders]', 'what needs it')
  expect_equal(line(11), '    config: {query: SELECT count(*) FROM df_all_orders}', 'its table')
end

local function formats()
  vim.api.nvim_buf_set_lines(0, 1, 2, false, { 'name:    orders' })
  local edits, encoding = ask('textDocument/formatting', { options = { tabSize = 2, insertSpaces = true } })
  vim.lsp.util.apply_text_edits(edits, buffer(), encoding)
  expect_equal(line(1), 'name: orders', 'formatted line')
end

local function stops_the_server()
  expect_equal(#get_clients(), 1, 'servers running')
  for _, client in pairs(get_clients()) do
    client.stop()
  end
  wait_for('the server to stop', function()
    return #get_clients() == 0
  end)
end

local function run()
  write('osiris.yaml', '')
  write('pipelines/orders.oml', pipeline)
  require('osiris').setup({
    cmd = { vim.env.OSIRIS, 'lsp' },
    settings = { diagnostics = { disabled = { 'naming_convention' } } },
  })
  knows_file_types()
  sees_what_is_wrong()
  opens_the_page()
  takes_the_quick_fix()
  follows_the_typing()
  fixes_everything()
  checks_the_project()
  runs_commands_of_the_server()
  follows_the_settings()
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(pipeline, '\n'))
  hears_of_a_saved_connection()
  understands_what_stands_there()
  finds_references()
  lists_symbols()
  colours_by_the_parser()
  completes()
  completes_a_whole_step()
  renames()
  formats()
  stops_the_server()
end

local good, problem = xpcall(run, function(message)
  return type(message) == 'string' and message .. '\n' .. debug.traceback('', 2) or message
end)
if good then
  io.stdout:write('neovim_test: passed\n')
  vim.cmd('qall!')
end
io.stderr:write('neovim_test: ' .. tostring(problem) .. '\n')
vim.cmd('cquit 1')
