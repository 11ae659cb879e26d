-- Starts `osiris lsp` for OML and for the files that describe an Osiris project.
local commands = require('osiris.commands')
local detect = require('osiris.detect')

local M = {}

local config = {
  cmd = { 'osiris', 'lsp' },
  -- Called as on_attach(client, bufnr) for every buffer the server gets.
  on_attach = nil,
  -- What completion plugins and the like can do besides Neovim itself.
  capabilities = nil,
  -- What to set in the server, as docs/settings.md has it below `osiris`.
  settings = {},
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
    -- Old versions give the server no settings by themselves, new ones when it asks.
    init_options = { settings = config.settings },
    settings = { osiris = config.settings },
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

--- Gives a buffer to the server of its project, when it is of a kind the server knows.
function M.attach(bufnr)
  local path = vim.api.nvim_buf_get_name(bufnr)
  local wanted = vim.bo[bufnr].filetype == 'oml' or detect.is_project_file(path)
  if not wanted or vim.bo[bufnr].buftype ~= '' then
    return
  end
  start(bufnr, detect.root(path))
  commands.create(bufnr)
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
