-- Colours by the tree-sitter parser `oml`, where there is one: it knows OML's own nodes and goes on
-- behind a mistake. Where there is none, syntax/oml.vim colours.
local M = {}

--- Whether a parser is on the runtime path that this Neovim can colour with (0.9 and later).
function M.available()
  return vim.treesitter.start ~= nil
    and #vim.api.nvim_get_runtime_file('parser/oml.so', false) > 0
end

--- Gives whether the parser colours the buffer from here on.
function M.start(bufnr)
  return M.available() and pcall(vim.treesitter.start, bufnr, 'oml')
end

return M
