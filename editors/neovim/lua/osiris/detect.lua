-- Which files are Osiris' own, and which project they belong to.
local M = {}

local project_marks = { 'osiris.yaml', 'osiris_connections.yaml' }

local function exists(path)
  return vim.loop.fs_stat(path) ~= nil
end

--- The nearest folder at or above `folder` that holds one of the names; nil when there is none.
local function find_above(folder, names)
  while true do
    for _, name in ipairs(names) do
      if exists(folder .. '/' .. name) then
        return folder
      end
    end
    local parent = vim.fn.fnamemodify(folder, ':h')
    if parent == folder then
      return nil
    end
    folder = parent
  end
end

local function folder_of(path)
  return vim.fn.fnamemodify(path, ':p:h')
end

--- The folder that the server works in for a file: the nearest with an osiris.yaml or
--- osiris_connections.yaml, else the nearest with a .git, else the file's own.
function M.root(path)
  local folder = folder_of(path)
  return find_above(folder, project_marks) or find_above(folder, { '.git' }) or folder
end

local function has_oml_version(bufnr)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(bufnr, 0, 200, false)) do
    if line:match('^["\']?oml_version["\']?%s*:') then
      return true
    end
  end
  return false
end

--- Whether a YAML buffer holds OML.
function M.is_oml(bufnr)
  if has_oml_version(bufnr) then
    return true
  end
  local folder = folder_of(vim.api.nvim_buf_get_name(bufnr))
  local project = find_above(folder, project_marks)
  return project ~= nil and vim.startswith(folder .. '/', project .. '/pipelines/')
end

--- Whether a file describes a project: it stays YAML, but the server checks it too.
function M.is_project_file(path)
  local name = vim.fn.fnamemodify(path, ':t')
  return vim.tbl_contains(project_marks, name) or path:match('/components/[^/]+/spec%.yaml$') ~= nil
end

return M
