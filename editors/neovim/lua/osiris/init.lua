-- Starts `osiris lsp` for OML and for the files that describe an Osiris project.
local detect = require('osiris.detect')

local M = {}

local config = {
  cmd = { 'osiris', 'lsp' },
  -- Called as on_attach(client, bufnr) for every buffer the server gets.
  on_attach = nil,
  -- What completion plugins and the like can do besides Neovim itself.
  capabilities = nil,
}

-- Neovim 0.7 keeps no list of servers by root; from 0.8 on vim.lsp.start does.
local clients_by_root = {}

local function capabilities()
  local ours = {
    textDocument = {
      publishDiagnostics = { codeDescriptionSupport = true, dataSupport = true },
    },
    -- Neovim applies them, though old versions do not say so; they carry the version of the text.
    workspace = { workspaceEdit = { documentChanges = true } },
  }
  local theirs = config.capabilities or vim.lsp.protocol.make_client_capabilities()
  return vim.tbl_deep_extend('force', theirs, ours)
end

local function client_config(root)
  return {
    name = 'osiris',
    cmd = config.cmd,
    root_dir = root,
    capabilities = capabilities(),
    on_attach = config.on_attach,
    on_exit = function()
      clients_by_root[root] = nil
    end,
  }
end

local function start(bufnr, root)
  if vim.lsp.start then
    vim.lsp.start(client_config(root), { bufnr = bufnr })
    return
  end
  clients_by_root[root] = clients_by_root[root] or vim.lsp.start_client(client_config(root))
  if clients_by_root[root] then
    vim.lsp.buf_attach_client(bufnr, clients_by_root[root])
  end
end

local function client_of(bufnr)
  local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, client in pairs(get_clients()) do
    if client.name == 'osiris' and vim.lsp.buf_is_attached(bufnr, client.id) then
      return client
    end
  end
end

--- Applies every fix in the buffer that is safe.
function M.fix_all(bufnr)
  bufnr = (bufnr == nil or bufnr == 0) and vim.api.nvim_get_current_buf() or bufnr
  local client = client_of(bufnr)
  if not client then
    vim.notify('osiris: no server for this buffer', vim.log.levels.WARN)
    return
  end
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(bufnr),
    range = { start = { line = 0, character = 0 }, ['end'] = { line = 0, character = 0 } },
    context = { diagnostics = {}, only = { 'source.fixAll.osiris' } },
  }
  local answers = vim.lsp.buf_request_sync(bufnr, 'textDocument/codeAction', params, 5000) or {}
  local answer = answers[client.id] or {}
  local action = (answer.result or {})[1]
  if action then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  else
    vim.notify('osiris: nothing to fix')
  end
end

--- Opens the page that explains the problem at the cursor, or else in its line.
function M.explain()
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local page
  for _, diagnostic in ipairs(vim.diagnostic.get(0, { lnum = line - 1 })) do
    local description = ((diagnostic.user_data or {}).lsp or {}).codeDescription
    local touches = diagnostic.col <= column and column <= diagnostic.end_col
    if description and (touches or not page) then
      page = description.href
    end
  end
  if not page then
    vim.notify('osiris: no explained problem in this line')
  else
    vim.cmd('split ' .. vim.fn.fnameescape(vim.uri_to_fname(page)))
  end
end

--- Gives a buffer to the server of its project, when it is of a kind the server knows.
function M.attach(bufnr)
  local path = vim.api.nvim_buf_get_name(bufnr)
  local wanted = vim.bo[bufnr].filetype == 'oml' or detect.is_project_file(path)
  if not wanted or vim.bo[bufnr].buftype ~= '' then
    return
  end
  start(bufnr, detect.root(path))
  vim.api.nvim_buf_create_user_command(bufnr, 'OsirisFixAll', function()
    M.fix_all(bufnr)
  end, { desc = 'Apply every safe fix' })
  vim.api.nvim_buf_create_user_command(bufnr, 'OsirisExplain', M.explain, {
    desc = 'Explain the problem at the cursor',
  })
end

--- Takes options (see |osiris-setup|) and attaches to what is open and will be opened.
function M.setup(options)
  config = vim.tbl_extend('force', config, options or {})
  local group = vim.api.nvim_create_augroup('osiris', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = { 'oml', 'yaml' },
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) then
      M.attach(bufnr)
    end
  end
end

return M
