-- What the user can call in a buffer that the server has: most of it is the server's own, asked for
-- by `workspace/executeCommand`; with a server that does not offer a command, something else does.
local detect = require('osiris.detect')

local M = {}

local function say(message, level)
  vim.notify('osiris: ' .. message, level)
end

--- A line is a message, more of them are a window.
local function show(answer)
  if answer == nil or answer == vim.NIL then
    return say('done')
  end
  local text = type(answer) == 'string' and answer or vim.inspect(answer)
  local lines = vim.split(vim.trim(text), '\n')
  if #lines == 1 then
    return say(lines[1])
  end
  vim.cmd('new')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
  vim.bo.buftype, vim.bo.bufhidden, vim.bo.modifiable = 'nofile', 'wipe', false
  vim.bo.filetype = type(answer) == 'string' and 'markdown' or 'lua'
end

local function uri(bufnr)
  return vim.uri_from_bufnr(bufnr)
end

--- The problems in the cursor's line, those at the cursor first.
local function problems_here(bufnr)
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local at_cursor, beside = {}, {}
  for _, diagnostic in ipairs(vim.diagnostic.get(bufnr, { lnum = line - 1 })) do
    local touches = diagnostic.col <= column and column <= diagnostic.end_col
    table.insert(touches and at_cursor or beside, diagnostic)
  end
  return vim.list_extend(at_cursor, beside)
end

local function code(bufnr)
  return (problems_here(bufnr)[1] or {}).code
end

--- The page that came with the binary.
local function open_page(_, bufnr)
  for _, diagnostic in ipairs(problems_here(bufnr)) do
    local description = ((diagnostic.user_data or {}).lsp or {}).codeDescription
    if description then
      return vim.cmd('split ' .. vim.fn.fnameescape(vim.uri_to_fname(description.href)))
    end
  end
  say('no explained problem in this line')
end

local function fix_all_by_action(client, bufnr)
  local params = {
    textDocument = { uri = uri(bufnr) },
    range = { start = { line = 0, character = 0 }, ['end'] = { line = 0, character = 0 } },
    context = { diagnostics = {}, only = { 'source.fixAll.osiris' } },
  }
  local answers = vim.lsp.buf_request_sync(bufnr, 'textDocument/codeAction', params, 5000) or {}
  local action = ((answers[client.id] or {}).result or {})[1]
  if action then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  else
    say('nothing to fix')
  end
end

--- What `osiris check --format json` says becomes the quickfix list.
local function list(found)
  local items = {}
  for _, file in ipairs(found.files) do
    for _, diagnostic in ipairs(file.diagnostics) do
      table.insert(items, {
        filename = vim.fn.fnamemodify(file.path, ':p'),
        lnum = diagnostic.range.start.line + 1,
        col = diagnostic.range.start.character + 1,
        type = diagnostic.severity:sub(1, 1):upper(),
        text = ('%s [%s]'):format(diagnostic.message, diagnostic.code),
      })
    end
  end
  vim.fn.setqflist({}, ' ', { title = 'osiris check', items = items })
  vim.cmd(#items > 0 and 'copen' or 'cclose')
  say(#items == 1 and '1 problem' or ('%d problems'):format(#items))
end

--- The program checks what is on disk.
local function check_by_program(client, bufnr)
  local root = detect.root(vim.api.nvim_buf_get_name(bufnr))
  local report = vim.fn.system({ client.config.cmd[1], 'check', '--format', 'json', root })
  local good, found = pcall(vim.json.decode, report)
  if not good then
    return say(vim.trim(report), vim.log.levels.ERROR)
  end
  list(found)
end

--- `arguments` are functions of the buffer that give the command's arguments; `show` takes the answer,
--- where it is more than words; `otherwise`, a function of the client and the buffer, is called where
--- the server does not offer the command.
M.table = {
  {
    name = 'OsirisCheck',
    command = 'osiris.check',
    show = list,
    otherwise = check_by_program,
    desc = 'Check all of the project',
  },
  {
    name = 'OsirisFixAll',
    command = 'osiris.fixAll',
    arguments = { uri },
    otherwise = fix_all_by_action,
    desc = 'Apply every safe fix',
  },
  {
    name = 'OsirisExplain',
    command = 'osiris.explain',
    arguments = { code },
    otherwise = open_page,
    desc = 'Explain the problem at the cursor',
  },
  {
    name = 'OsirisServerStatus',
    command = 'osiris.serverStatus',
    desc = 'Show what the server has open and how it is',
  },
}

local function client_of(bufnr)
  local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, client in pairs(get_clients()) do
    if client.name == 'osiris' and vim.lsp.buf_is_attached(bufnr, client.id) then
      return client
    end
  end
end

local function offers(client, command)
  local provider = client.server_capabilities.executeCommandProvider or {}
  return vim.tbl_contains(provider.commands or {}, command)
end

local function run(entry, bufnr)
  local client = client_of(bufnr)
  if not client then
    return say('no server for this buffer', vim.log.levels.WARN)
  end
  if not offers(client, entry.command) then
    if entry.otherwise then
      return entry.otherwise(client, bufnr)
    end
    return say(("this server does not offer '%s'"):format(entry.command), vim.log.levels.WARN)
  end
  local arguments = vim.tbl_map(function(argument)
    return argument(bufnr) or vim.NIL
  end, entry.arguments or {})
  local params = { command = entry.command, arguments = arguments }
  client.request('workspace/executeCommand', params, function(problem, answer)
    if problem then
      return say(problem.message, vim.log.levels.ERROR)
    end
    (entry.show or show)(answer)
  end, bufnr)
end

--- Makes the commands of the table in a buffer.
function M.create(bufnr)
  for _, entry in ipairs(M.table) do
    vim.api.nvim_buf_create_user_command(bufnr, entry.name, function()
      run(entry, bufnr)
    end, { desc = entry.desc })
  end
end

return M
